import FacetValue
import Foundation
import Logging

/// Writes lines for people to standard error: time, level, logger, metadata, message.
///
/// An entry is what begins with a time at the beginning of a line. What comes from outside can't make one: control characters
/// are written as their numbers, so that a terminal doesn't obey them, and what follows a line break of a message is indented.
public struct TextLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  private let label: String
  private let write: @Sendable ([UInt8]) -> Void

  public init(label: String, write: @escaping @Sendable ([UInt8]) -> Void = JSONLogHandler.standardError) {
    self.label = label
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let now = Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    var line = "\(now.rfc3339) \(event.level.rawValue) \(label):"
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line += " \(Self.escaped(key))=\(Self.escaped("\(value)"))"
    }
    let message = event.message.description.split(separator: "\n", omittingEmptySubsequences: false)
    line += " " + message.map { Self.escaped(String($0)) }.joined(separator: "\n    ")
    // One write for the whole entry: those of different threads must not mix.
    write(Array((line + "\n").utf8))
  }

  /// The text with control characters and everything that ends a line written as in JSON.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isObeyed(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls (C0, DEL, C1), line and paragraph separators, and what changes the direction of the text around it.
  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
