import Facet
import Foundation
import Testing

/// `pages/map.js` beside `pages/map.facet`.
@Suite struct PageModuleTests {
  private let own = "export default () => {}\n"

  private func modules(_ files: [String: String]) throws -> ClientModules {
    try makeSite(files, options: SiteOptions()).modules
  }

  @Test(arguments: Target.allCases) func aPagesClientCallsItOnceThePageIsReady(target: Target) throws {
    let page = "<script>\n  param id: Int\n</script>\n<p>Map {id}</p>\n"
    let modules = try #require(modules(["pages/map/[id].facet": page, "pages/map/[id].js": own])[target])
    #expect(modules.file("own/map/[id].js") == Array(own.utf8))
    let path = try #require(modules.plan.entries["map/[id]"])
    let entry = String(decoding: try #require(modules.file(path)), as: UTF8.self)
    #expect(entry.contains(#"from "../../../own/map/[id].js";"#), "\(entry)")
    #expect(entry.contains("whenReady(own);"), "\(entry)")
    #expect(entry.hasPrefix(#"import "../../../runtime/shared/page/evaluate.js";"#), "\(entry)")
  }

  @Test func aPageWithoutHasNone() throws {
    let files = ["pages/map.facet": "<p>Map</p>", "pages/map.js": own, "pages/index.facet": "<p>Home</p>"]
    let modules = try modules(files)
    for target in Target.allCases {
      #expect(modules[target].map { Array($0.plan.entries.keys) } == ["map"])
    }
  }

  @Test func itsContentChangesTheVersion() throws {
    let page = "<p>Map</p>"
    let first = try makeSite(["pages/map.facet": page, "pages/map.js": own], options: SiteOptions())
    let second = try makeSite(["pages/map.facet": page, "pages/map.js": own + "// other\n"], options: SiteOptions())
    #expect(first.version != second.version)
    #expect(first.modules.version != second.modules.version)
  }

  @Test func oneWithoutAPageIsRefused() {
    let error = #expect(throws: SiteLoadError.self) {
      try makeSite(["pages/index.facet": "<p>Home</p>", "pages/mpa.js": own])
    }
    #expect(error?.message.contains("there is no mpa.facet beside it") == true)
  }
}
