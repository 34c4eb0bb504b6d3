extension Lexer {
  /// The operator or bracket at the cursor and its length in bytes.
  func punctuation(_ first: UInt8) -> (Token.Kind, Int)? {
    let second = byte(at: cursor + 1)
    switch first {
    case UInt8(ascii: "("): return (.leftParen, 1)
    case UInt8(ascii: ")"): return (.rightParen, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "\""): return (.doubleQuote, 1)
    case UInt8(ascii: "'"): return (.singleQuote, 1)
    case UInt8(ascii: "."): return dots(second)
    case UInt8(ascii: "?"): return second == first ? (.coalesce, 2) : (.question, 1)
    case UInt8(ascii: "&"): return second == first ? (.and, 2) : nil
    case UInt8(ascii: "|"): return second == first ? (.or, 2) : nil
    default: return operators(first, isAssignment: second == UInt8(ascii: "="))
    }
  }

  private func dots(_ second: UInt8) -> (Token.Kind, Int) {
    guard second == UInt8(ascii: ".") else { return (.dot, 1) }
    switch byte(at: cursor + 2) {
    case UInt8(ascii: "<"): return (.halfOpenRange, 3)
    case UInt8(ascii: "."): return (.closedRange, 3)
    default: return (.dot, 1)
    }
  }

  private func operators(_ first: UInt8, isAssignment: Bool) -> (Token.Kind, Int)? {
    let length = isAssignment ? 2 : 1
    switch first {
    case UInt8(ascii: "="): return (isAssignment ? .equal : .assign, length)
    case UInt8(ascii: "!"): return (isAssignment ? .notEqual : .bang, length)
    case UInt8(ascii: "<"): return (isAssignment ? .lessOrEqual : .less, length)
    case UInt8(ascii: ">"): return (isAssignment ? .greaterOrEqual : .greater, length)
    case UInt8(ascii: "+"): return (isAssignment ? .addAssign : .plus, length)
    case UInt8(ascii: "-"): return (isAssignment ? .subtractAssign : .minus, length)
    case UInt8(ascii: "*"): return (isAssignment ? .multiplyAssign : .star, length)
    case UInt8(ascii: "/"): return (isAssignment ? .divideAssign : .slash, length)
    case UInt8(ascii: "%"): return (isAssignment ? .remainderAssign : .percent, length)
    default: return nil
    }
  }
}
