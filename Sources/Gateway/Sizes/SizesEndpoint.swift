import Facet
import FacetValue
import Foundation
import Hummingbird
import Shop

/// `GET /api/sizes`: what the browser loads in each variant, beside what the upstream frameworks take. Bytes.
struct SizesEndpoint: Sendable {
  /// What `facet build` has measured, beside its bundles.
  let file: String

  static func isMeant(by segments: [String]) -> Bool { segments == ["api", "sizes"] }

  func respond(_ exchange: Exchange) throws -> Response {
    try exchange.allow([.get, .head])
    return ModuleCalls.json(try answer(), status: 200)
  }

  /// - Throws: a `Problem`, 404, when nothing has been built.
  func answer() throws(Problem) -> Value {
    guard let bytes = FileManager.default.contents(atPath: file), let value = try? JSONParser.parse([UInt8](bytes)),
      let variants = value["variants"]
    else { throw Problem(404, "not-built", "Nothing has been built", detail: "Run facet build first.") }
    return [
      "variants": .array(Target.allCases.compactMap { Self.variant($0, variants) }),
      "upstream": .array(UpstreamFigures.frameworks.map(Self.framework)),
      "source": .string(UpstreamFigures.source), "claimSource": .string(UpstreamFigures.claimSource),
    ]
  }

  /// Lists instead of names to look up: templates know what a page is called only from the answer.
  private static func variant(_ target: Target, _ variants: Value) -> Value? {
    guard let variant = variants[target.rawValue], let runtime = variant["runtime"],
      case .dictionary(let pages)? = variant["pages"]
    else { return nil }
    return [
      "name": .string(target.rawValue), "runtime": runtime, "wholeRuntime": variant["wholeRuntime"] ?? .null,
      "pages": .array(
        zip(pages.keys, pages.values).map {
          ["page": $0, "size": $1["total"] ?? .null, "application": $1["application"] ?? .null]
        }),
    ]
  }

  private static func framework(_ framework: UpstreamFigures.Framework) -> Value {
    [
      "name": .string(framework.target.rawValue), "claimed": .int(framework.claimed),
      "runtime": size(framework.runtime), "counter": size(framework.counter), "table": size(framework.table),
    ]
  }

  private static func size(_ size: UpstreamFigures.FileSize) -> Value {
    ["raw": .int(size.raw), "gzip": .int(size.gzip), "brotli": .int(size.brotli)]
  }
}
