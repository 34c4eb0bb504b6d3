import Foundation
import Testing

/// Files that hold what pages are to be, one for each page.
final class SnapshotFolder {
  private let folder: URL
  private let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  private var seen: Set<String> = []

  init(_ name: String) throws {
    folder = SnapshotShop.root.appendingPathComponent("Tests/Snapshots/\(name)")
    if isUpdating { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  }

  func compare(_ name: String, _ found: String) throws {
    let file = folder.appendingPathComponent(name + ".html")
    seen.insert(file.lastPathComponent)
    let wanted = try? String(contentsOf: file, encoding: .utf8)
    guard found != wanted else { return }
    if isUpdating {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was written anew")
    } else {
      let change = difference(wanted ?? "", found)
      Issue.record("\(name) differs from its snapshot; UPDATE_SNAPSHOTS=1 rewrites it\n\(change)")
    }
  }

  /// Looks for snapshots of pages that are no more.
  func finish() throws {
    let stale = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !seen.contains($0) }
    for name in stale {
      if isUpdating { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
      Issue.record("\(name) is the snapshot of no page\(isUpdating ? ", and was removed" : "")")
    }
  }

  private func difference(_ wanted: String, _ found: String) -> String {
    let lines = (wanted.split(separator: "\n"), found.split(separator: "\n"))
    let first = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
    guard let first else { return "\(lines.0.count) lines and \(lines.1.count)" }
    return "line \(first.offset + 1)\n- \(first.element.0)\n+ \(first.element.1)"
  }
}
