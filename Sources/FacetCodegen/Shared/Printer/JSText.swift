/// Text as JavaScript writes it, in a form that may also stand within an inline `<script>`: there, `</script`, `<!--` and
/// `<script` change how HTML goes on (HTML §4.12.1.3).
enum JSText {
  static func quoted(_ text: String) -> String {
    // The quote that needs fewer escapes; double quotes when it is all the same.
    let doubles = text.utf8.count(where: { $0 == UInt8(ascii: "\"") })
    let singles = text.utf8.count(where: { $0 == UInt8(ascii: "'") })
    let quote: Unicode.Scalar = doubles > singles ? "'" : "\""
    return "\(quote)\(escaped(text, quote: quote))\(quote)"
  }

  /// The text of a template literal, without the back quotes.
  static func template(_ text: String) -> String { escaped(text, quote: "`") }

  private static func escaped(_ text: String, quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if let escape = escape(scalar, before: rest, quote: quote) {
        result.append(contentsOf: escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func escape(
    _ scalar: Unicode.Scalar, before rest: Substring.UnicodeScalarView, quote: Unicode.Scalar
  ) -> String? {
    switch scalar {
    case quote, "\\": "\\\(scalar)"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "$" where quote == "`": rest.first == "{" || rest.isEmpty ? "\\$" : nil
    case "<": rest.first == "/" ? "<\\" : endsScript(rest) ? "\\x3C" : nil
    case "\0"..<" ", "\u{7F}"..<"\u{A0}": "\\x" + hexadecimal(scalar, digits: 2)
    // Line separators, and marks that change what a reader sees: byte order, direction, zero width.
    case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      "\\u" + hexadecimal(scalar, digits: 4)
    default: nil
    }
  }

  private static func endsScript(_ rest: Substring.UnicodeScalarView) -> Bool {
    rest.first == "!" || String(rest.prefix(6)).lowercased() == "script"
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
    let text = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// The lines of a comment. A line break of JavaScript would end it, and HTML reads comments, too.
  static func commentLines(_ text: String) -> [String] {
    let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{2028}", "\u{2029}"]
    return text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: breaks.contains).map(comment)
  }

  private static func comment(_ line: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var rest = line
    while let scalar = rest.popFirst() {
      result.append(scalar)
      if scalar == "<", rest.first == "/" || endsScript(rest) { result.append(" ") }
    }
    return String(result)
  }
}
