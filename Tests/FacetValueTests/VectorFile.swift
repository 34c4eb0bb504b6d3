import FacetValue
import Foundation
import Testing

/// Rows of `Tests/Fixtures/values`, which `scripts/tables/vectors.py` makes.
enum VectorFile {
  static func rows(_ name: String) throws -> [[Value]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/values/\(name).json"))
    let rows = try #require(JSONParser.parse([UInt8](data)).elements)
    return try rows.map { try #require($0.elements) }
  }
}
