import FacetValue
import Logging

extension LogEntry {
  /// A line for people: time, level, logger, metadata, message.
  ///
  /// An entry is what begins with a time at the beginning of a line. What comes from outside can't make one: control
  /// characters are written as their numbers, so that a terminal doesn't obey them, and what follows a line break of a message
  /// is indented.
  var text: String {
    var line = "\(time.rfc3339) \(level.rawValue) \(label):"
    for (key, value) in metadata { line += " \(Self.escaped(key))=\(Self.escaped("\(value)"))" }
    let parts = message.split(separator: "\n", omittingEmptySubsequences: false)
    return line + " " + parts.map { Self.escaped(String($0)) }.joined(separator: "\n    ")
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
