import Facet
import Foundation
import Testing

@Suite struct TemplateFolderTests {
  /// A folder with one page, and a link to that folder.
  private func folderWithLink() throws -> (folder: URL, link: URL) {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("facet-link-\(UUID().uuidString)")
    let folder = base.appendingPathComponent("Templates")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("pages"), withIntermediateDirectories: true)
    try Data("<p>Hello</p>".utf8).write(to: folder.appendingPathComponent("pages/index.facet"))
    let link = base.appendingPathComponent("Link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
    return (folder, link)
  }

  @Test func theFolderMayBeALink() throws {
    let (folder, link) = try folderWithLink()
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    #expect(try Site.load(folder: link.path).hasPage(at: []))
  }

  @Test func aLinkThatLeadsOutIsRefused() throws {
    let (folder, _) = try folderWithLink()
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    let outside = folder.deletingLastPathComponent().appendingPathComponent("secret.facet")
    try Data("<p>secret</p>".utf8).write(to: outside)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("pages/stolen.facet"), withDestinationURL: outside)
    let error = #expect(throws: SiteLoadError.self) { try Site.load(folder: folder.path) }
    #expect(error?.message.contains("leads out of the folder") == true)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let error = #expect(throws: SiteLoadError.self) { try Site.load(folder: "/nowhere/at/all") }
    #expect(error?.message.contains("/nowhere/at/all") == true)
  }
}
