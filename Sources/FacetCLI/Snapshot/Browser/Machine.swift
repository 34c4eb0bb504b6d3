import Facet
import Foundation

/// What of this machine shows in pictures.
enum Machine {
  /// `fonts 0c1d2e3f, processor 4a5b6c7d`: digests.
  static var description: String { "fonts \(digest(fonts)), processor \(digest(processor))" }

  private static func digest(_ names: [String]?) -> String {
    names.map { String(ContentVersion.of($0.sorted().joined(separator: "\n").utf8).prefix(8)) } ?? "unknown"
  }

  /// Names and versions, as fontconfig knows them.
  private static var fonts: [String]? {
    let list = Tool.output("fc-list", ["--format", "%{fullname} %{fontversion}\n"])
    return list?.split(separator: "\n").map(String.init)
  }

  /// Its instructions, by which Chromium chooses how it blends; where the system lists them.
  private static var processor: [String]? {
    let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }
    return line?.split(separator: ":").last?.split(separator: " ").map(String.init)
  }
}
