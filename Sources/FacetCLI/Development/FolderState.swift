import Foundation

/// What tells that a file of a folder of templates has changed, without reading any.
struct FolderState: Equatable {
  private struct File: Equatable {
    let modified: Date?
    let size: Int?
  }

  private var files: [String: File] = [:]

  init(of folder: String) {
    let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
    guard let contents = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else { return }
    for case let file as URL in contents where ["facet", "css"].contains(file.pathExtension) {
      let values = try? file.resourceValues(forKeys: Set(keys))
      files[file.path] = File(modified: values?.contentModificationDate, size: values?.fileSize)
    }
  }
}
