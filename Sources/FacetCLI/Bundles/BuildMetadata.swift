import Foundation

/// What esbuild says of the files it wrote.
struct BuildMetadata: Decodable {
  struct Output: Decodable {
    struct Import: Decodable {
      let path: String
    }
    let entryPoint: String?
    let imports: [Import]
  }
  let outputs: [String: Output]

  init(readingFrom file: URL) throws {
    self = try JSONDecoder().decode(BuildMetadata.self, from: try Data(contentsOf: file))
  }

  func output(of entry: String) -> String? { outputs.first { $0.value.entryPoint == entry }?.key }

  /// The file and all that it imports, directly or not, in the order in which they are met.
  func closure(of output: String) -> [String] {
    var found = [output]
    var next = 0
    while next < found.count {
      for imported in outputs[found[next]]?.imports ?? [] where !found.contains(imported.path) {
        found.append(imported.path)
      }
      next += 1
    }
    return found
  }
}
