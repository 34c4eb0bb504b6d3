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

  /// The addresses of the other files that a file imports.
  func imports(of output: String) -> [String] { Set((outputs[output]?.imports ?? []).map(\.path)).sorted() }
}
