/// Which texts are identifiers. Only ASCII is let through: engines and Swift may know different versions of Unicode.
package enum JSIdentifier {
  /// Whether the text has the form of an identifier; a reserved word has it, too.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isStart(first) else { return false }
    return text.utf8.allSatisfy(isPart)
  }

  /// An identifier that resembles the text: `data-row id` is `dataRowId`, `3rd` is `_3rd`.
  package static func make(from text: String) -> String {
    var name: [UInt8] = []
    var startsWord = false
    for byte in text.utf8 {
      guard isPart(byte) else {
        startsWord = !name.isEmpty
        continue
      }
      name.append(startsWord ? uppercased(byte) : byte)
      startsWord = false
    }
    guard let first = name.first else { return "value" }
    return (isStart(first) ? "" : "_") + String(decoding: name, as: UTF8.self)
  }

  /// Whether the text can name a binding in strict module code.
  package static func isBindable(_ text: String) -> Bool { isName(text) && !reserved.contains(text) }

  private static func isStart(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  private static func isPart(_ byte: UInt8) -> Bool { isStart(byte) || (byte >= 0x30 && byte <= 0x39) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lowercased = byte | 0x20
    return lowercased >= 0x61 && lowercased <= 0x7A
  }

  private static func uppercased(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte }
}

extension JSIdentifier {
  /// ECMA-262 §12.7.2, with what strict and module code adds.
  static let reserved = words(
    """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public return
    static super switch this throw true try typeof var void while with yield
    """)

  /// What generated code means when it says these, or what a reader would take them for.
  static let globals = words(
    """
    Array BigInt Boolean CustomEvent Date Document Element Error Event EventSource Function Infinity Intl JSON Map Math NaN
    Node Number Object Promise Proxy RangeError Reflect RegExp Set String Symbol TypeError URL URLSearchParams WeakMap WeakSet
    alert async atob btoa cancelAnimationFrame clearInterval clearTimeout close confirm console crypto customElements document
    event fetch find focus frames get globalThis history isFinite isNaN length localStorage location name navigator of open
    origin parent parseFloat parseInt performance print process queueMicrotask requestAnimationFrame screen scroll self
    sessionStorage set setInterval setTimeout status stop structuredClone top undefined window
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
