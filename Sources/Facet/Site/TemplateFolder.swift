import FacetAnalysis
import FacetSyntax
import Foundation

/// Reads the files of a templates folder. Symbolic links that lead out of it are not followed.
struct TemplateFolder {
  /// Every `.facet` file, by path below the folder, in a fixed order.
  let templates: [TemplateFile]
  /// The text of `styles/*.css`: `tokens.css` first, then by name.
  let styles: [(name: String, css: String)]
  /// Modules that authors have written for pages, `pages/map.js` beside `pages/map.facet`, by the page's name.
  let pageModules: [String: [UInt8]]

  init(reading folder: String) throws(SiteLoadError) {
    var isFolder: ObjCBool = false
    // The folder itself may be a link; those in it may not lead out of it.
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw SiteLoadError(
        message: "There is no folder \(folder). Name the folder that holds pages/ with --templates.", diagnostics: [])
    }
    let names = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
    let display = (folder as NSString).lastPathComponent
    var templates: [TemplateFile] = []
    var styles: [(name: String, css: String)] = []
    var pageModules: [String: [UInt8]] = [:]
    for name in names {
      if name.hasSuffix(".facet") {
        let bytes = try Self.read(root, name)
        templates.append(
          TemplateFile(relativePath: name, source: SourceFile(path: "\(display)/\(name)", bytes: bytes)))
      } else if name.hasPrefix("styles/"), name.hasSuffix(".css") {
        styles.append((name, String(decoding: try Self.read(root, name), as: UTF8.self)))
      } else if name.hasPrefix("pages/"), name.hasSuffix(".js") {
        let page = String(name.dropFirst("pages/".count).dropLast(".js".count))
        guard names.contains("pages/\(page).facet") else {
          throw SiteLoadError(
            message: "\(folder)/\(name) belongs to no page: there is no \(page).facet beside it.", diagnostics: [])
        }
        pageModules[page] = try Self.read(root, name)
      }
    }
    self.pageModules = pageModules
    self.templates = templates
    self.styles = styles.sorted { a, b in
      let (first, second) = (a.name == "styles/tokens.css", b.name == "styles/tokens.css")
      return first == second ? a.name < b.name : first
    }
  }

  /// Of all files, with their names.
  var version: String {
    let named =
      templates.map { ($0.relativePath, $0.source.bytes) } + styles.map { ($0.name, Array($0.css.utf8)) }
      + pageModules.sorted { $0.key < $1.key }.map { ("pages/\($0.key).js", $0.value) }
    return ContentVersion.of(named.flatMap { name, bytes in Array(name.utf8) + [0] + bytes + [0] })
  }

  private static func read(_ folder: String, _ name: String) throws(SiteLoadError) -> [UInt8] {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(name).resolvingSymlinksInPath()
    guard url.path.hasPrefix(folder + "/") else {
      throw SiteLoadError(message: "\(folder)/\(name) is a link that leads out of the folder.", diagnostics: [])
    }
    do {
      return [UInt8](try Data(contentsOf: url))
    } catch {
      throw SiteLoadError(message: "\(folder)/\(name) can't be read: \(error.localizedDescription)", diagnostics: [])
    }
  }
}
