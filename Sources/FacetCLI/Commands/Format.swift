import ArgumentParser
import Facet
import Foundation

struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Format templates; only white space changes.",
    discussion: "PATH is a template or a folder of them; without any, Templates.")

  @Flag(help: "Change nothing; name the files that are not formatted, and fail if there are any.")
  var check = false

  @ArgumentParser.Argument(help: ArgumentHelp("Templates, or folders of them.", valueName: "path"))
  var paths: [String] = ["Templates"]

  func run() throws {
    var unformatted = 0
    var broken = 0
    for path in try paths.flatMap(Self.templates) {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw CommandFailure("The file \(path) can't be read.")
      }
      guard let formatted = FacetSyntax.Formatter.format(SourceFile(path: path, bytes: [UInt8](bytes))) else {
        Terminal.error("\(path): error: It can't be parsed; facet check says why.")
        broken += 1
        continue
      }
      guard Data(formatted.utf8) != bytes else { continue }
      unformatted += 1
      print(check ? "\(path) is not formatted" : path)
      if !check { try Self.write(formatted, path) }
    }
    if broken > 0 || (check && unformatted > 0) { throw CommandFailure("") }
  }

  private static func templates(of path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure("There is no \(path).")
    }
    guard isFolder.boolValue else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".facet") }.sorted().map { path + "/" + $0 }
  }

  private static func write(_ text: String, _ path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure("The file \(path) can't be written: \(error.localizedDescription)")
    }
  }
}
