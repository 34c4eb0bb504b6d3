import Foundation
import Testing

@testable import ShopSQLite

@Suite struct FileSystemTests {
  private let table = """
    22 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw
    30 22 0:40 / /srv rw - nfs4 server:/export rw,vers=4.2
    31 30 0:41 / /srv/local rw - xfs /dev/sdb rw
    32 22 0:42 / /mnt/my\\040share rw - cifs //server/share rw
    33 22 0:43 / /home/me rw master:3 - fuse.sshfs me@host: rw
    34 22 0:44 / /old rw - nfs a:/b rw
    35 22 0:45 / /old rw - tmpfs tmpfs rw
    """

  @Test(arguments: [
    ("/var/shop", "ext4"), ("/srv", "nfs4"), ("/srv/shop", "nfs4"), ("/srv/local/shop", "xfs"), ("/srvx", "ext4"),
    ("/mnt/my share/shop", "cifs"), ("/home/me/shop", "fuse.sshfs"), ("/old/shop", "tmpfs"),
  ])
  func theNearestMountCounts(path: String, kind: String) {
    #expect(FileSystem.kind(of: path, in: table) == kind)
  }

  @Test func networksAreRefusedAndDisksAreNot() throws {
    for kind in ["nfs", "nfs4", "cifs", "smb3", "afs", "fuse.sshfs"] { #expect(FileSystem.networks.contains(kind)) }
    for kind in ["ext4", "xfs", "btrfs", "overlay", "tmpfs", "9p", "fuseblk"] {
      #expect(!FileSystem.networks.contains(kind))
    }
    #expect(FileSystem.unreliable(at: FileManager.default.temporaryDirectory.path) == nil)
  }
}
