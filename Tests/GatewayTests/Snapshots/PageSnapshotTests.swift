import Facet
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// Every page of the shop, as an administrator gets it over the same made-up data at the same time of day.
///
/// The files are `Tests/Snapshots/html/<page>.html`. `UPDATE_SNAPSHOTS=1` writes them anew, removes those of pages that
/// are gone, and fails the run, so that what changed is looked at.
@Suite struct PageSnapshotTests {
  @Test func everyPageIsAsItsSnapshot() async throws {
    let shop = try await SnapshotShop.open()
    try await shop.gateway.test(.router) { client in
      let folder = try SnapshotFolder("html")
      for page in SnapshotPage.all {
        let response = try await client.execute(uri: "/alpine\(page.address)", method: .get)
        #expect(response.status == page.status, "\(page.name)")
        try folder.compare(page.name, SnapshotPage.normalised(response.text))
      }
      try folder.finish()
    }
    await shop.close()
  }

  /// The pages that a visitor can reach are all in the table, under some address.
  @Test func noPageIsMissing() throws {
    let pages = SnapshotShop.root.appendingPathComponent("Templates/pages")
    let files = try #require(FileManager.default.enumerator(at: pages, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "facet" {
      let path = file.deletingPathExtension().path.dropFirst(pages.path.count)
      // Error pages have no address. 403 needs a visitor who may not; `error` a backend that fails.
      if ["/403", "/404", "/error"].contains(path) { continue }
      let wanted = path.split(separator: "/").filter { $0 != "index" }
      #expect(SnapshotPage.all.contains { $0.matches(wanted) }, "\(path) has no snapshot")
    }
  }
}

/// A page to take a snapshot of: the file's name, the address below the variant, and the status.
struct SnapshotPage: Sendable {
  let name: String
  let address: String
  var status: HTTPResponse.Status = .ok

  static let all = [
    SnapshotPage(name: "home", address: ""),
    SnapshotPage(name: "dashboard", address: "/dashboard"),
    SnapshotPage(name: "products", address: "/products"),
    SnapshotPage(name: "products-filtered", address: "/products?q=oak&sort=-price"),
    SnapshotPage(name: "products-none", address: "/products?q=nothing-is-called-this"),
    SnapshotPage(name: "product", address: "/products/1"),
    SnapshotPage(name: "product-new", address: "/products/new"),
    SnapshotPage(name: "product-edit", address: "/products/1/edit"),
    SnapshotPage(name: "product-delete", address: "/products/1/delete"),
    SnapshotPage(name: "orders", address: "/orders"),
    SnapshotPage(name: "orders-second-page", address: "/orders?status=delivered&page=2"),
    SnapshotPage(name: "order", address: "/orders/60?done=saved"),
    SnapshotPage(name: "order-new", address: "/orders/new"),
    SnapshotPage(name: "order-new-chosen", address: "/orders/new?product=1&quantity=2&product=2&quantity=1"),
    SnapshotPage(name: "order-cancel", address: "/orders/60/cancel"),
    SnapshotPage(name: "order-delete", address: "/orders/60/delete"),
    SnapshotPage(name: "users", address: "/users"),
    SnapshotPage(name: "user", address: "/users/3"),
    SnapshotPage(name: "user-new", address: "/users/new"),
    SnapshotPage(name: "user-edit", address: "/users/3/edit"),
    SnapshotPage(name: "user-delete", address: "/users/3/delete"),
    SnapshotPage(name: "analytics", address: "/analytics?from=2026-08-01&to=2026-11-01&bucket=week"),
    SnapshotPage(name: "notifications", address: "/notifications"),
    SnapshotPage(name: "sessions", address: "/sessions"),
    SnapshotPage(name: "compare", address: "/compare"),
    SnapshotPage(name: "compare-rows", address: "/compare/rows?count=3"),
    SnapshotPage(name: "sign-in", address: "/sign-in"),
    SnapshotPage(name: "not-found", address: "/nothing/here", status: .notFound),
    SnapshotPage(name: "refused", address: "/products?page=0", status: .badRequest),
  ]

  /// Whether the address is one of the page with this path, whose parameters are written `[id]`.
  func matches(_ path: [Substring]) -> Bool {
    let segments = address.prefix { $0 != "?" }.split(separator: "/")
    return segments.count == path.count && zip(segments, path).allSatisfy { $1.hasPrefix("[") || $0 == $1 }
  }

  /// One tag to a line, without what differs from run to run: the nonce and the key of a fresh order form. The name of
  /// the style sheet changes with every style, which says nothing about a page.
  static func normalised(_ markup: String) -> String {
    markup
      .replacing(/nonce="[^"]*"/, with: "nonce=\"NONCE\"")
      .replacing(/facet-[0-9a-f]{16}\.css/, with: "facet-HASH.css")
      .replacing(/name="key" value="[^"]*"/, with: "name=\"key\" value=\"KEY\"")
      .replacing(/value="[^"]*" name="key"/, with: "value=\"KEY\" name=\"key\"")
      .replacing("><", with: ">\n<") + "\n"
  }
}
