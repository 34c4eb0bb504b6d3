import Foundation

/// What kind of file system a folder is on, as far as SQLite has to care: its locks and its shared memory work between
/// processes only where one kernel keeps the files.
public enum FileSystem {
  /// The name of the folder's file system if it is one of a network; nil also when that can't be found out.
  public static func unreliable(at folder: String) -> String? {
    #if os(Linux)
      // Swift's module of the C library has no statfs(2); the table of mounts says the same with names.
      let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
      return kind(of: path, in: table).flatMap { networks.contains($0) ? $0 : nil }
    #else
      return nil
    #endif
  }

  /// As the kernel, or the program in user space, calls them.
  static let networks: Set<String> = [
    "nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "afs", "coda", "ceph", "ncpfs", "lustre", "gpfs", "beegfs",
    "fuse.sshfs", "fuse.s3fs", "fuse.gcsfuse", "fuse.rclone", "fuse.glusterfs", "fuse.davfs", "fuse.curlftpfs",
    "fuse.goofys", "fuse.mount-s3", "fuse.juicefs", "fuse.ceph", "fuse.ceph-fuse", "davfs",
  ]

  /// The type of the mount that a path is on: the last of those with the longest mount point above it (proc(5), mountinfo).
  static func kind(of path: String, in table: String) -> String? {
    var best: (point: String, kind: String)?
    for line in table.split(separator: "\n") {
      let halves = line.components(separatedBy: " - ")
      guard halves.count == 2, let kind = halves[1].split(separator: " ").first else { continue }
      let fields = halves[0].split(separator: " ")
      guard fields.count > 4 else { continue }
      // Blanks in it are written as \040.
      let point = fields[4].replacing("\\040", with: " ")
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      if isAbove, point.count >= best?.point.count ?? 0 { best = (String(point), String(kind)) }
    }
    return best?.kind
  }
}
