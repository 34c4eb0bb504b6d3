#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells that a file of a folder of templates has changed, without reading any.
///
/// It is made many times a second, and Foundation's enumeration of the shop takes some milliseconds each time.
struct FolderState: Equatable {
  fileprivate struct File: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
  }

  private var files: [String: File] = [:]

  init(of folder: String) { read(folder) }

  /// Whether a file is empty now that was not, or was not there: many programs make a file empty before they write it.
  func hasEmptied(since earlier: FolderState) -> Bool {
    files.contains { path, file in file.size == 0 && earlier.files[path]?.size != 0 }
  }

  /// Links to folders are not followed, as when templates are read.
  private mutating func read(_ folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        read(path)
      } else if [".facet", ".css", ".js"].contains(where: { name.hasSuffix($0) }), stat(path, &status) == 0 {
        files[path] = File(status)
      }
    }
  }
}

extension FolderState.File {
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    self.init(seconds: modified.tv_sec, nanoseconds: modified.tv_nsec, size: Int(status.st_size))
  }
}
