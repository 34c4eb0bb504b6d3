/// A piece of script or of an expression, with what the parser has to know about the space before it.
struct Token {
  enum Kind {
    case word, integer, double, doubleQuote, singleQuote, unknown, end
    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, question
    case assign, addAssign, subtractAssign, multiplyAssign, divideAssign, remainderAssign
    case plus, minus, star, slash, percent, bang
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case and, or, coalesce, halfOpenRange, closedRange
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// The text of a word; empty for every other kind.
  var text = ""
  var hasSpaceBefore = false
  var hasLineBreakBefore = false

  var range: Range<Int> { start..<max(start, end) }

  func isWord(_ word: String) -> Bool { kind == .word && text == word }
}

enum Words {
  /// Words that cannot name a binding.
  static let reserved: Set<String> = [
    "let", "var", "if", "else", "for", "in", "switch", "case", "default", "do", "catch", "return", "break",
    "continue", "try", "await", "true", "false", "nil", "as",
  ]

  static let declarations = [
    "prop", "state", "stored", "derived", "query", "param", "fragment", "load", "live", "store", "use", "action",
    "effect", "onMount", "onUnmount", "type", "enum",
  ]
}
