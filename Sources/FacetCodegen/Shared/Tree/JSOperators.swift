package enum JSUnaryOperator: String, Sendable, CaseIterable {
  case not = "!"
  case minus = "-"
  case plus = "+"
  case bitNot = "~"
  case typeOf = "typeof"
  case void
  case delete
}

/// The operators between two operands, the logical ones among them. `**` is left out: nothing needs it.
package enum JSBinaryOperator: String, Sendable, CaseIterable {
  case coalesce = "??"
  case or = "||"
  case and = "&&"
  case bitOr = "|"
  case bitXor = "^"
  case bitAnd = "&"
  case equal = "==="
  case notEqual = "!=="
  /// `== null` is also true of undefined.
  case looselyEqual = "=="
  case looselyNotEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`
  case instanceOf = "instanceof"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case shiftRightUnsigned = ">>>"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case remainder = "%"
}

package enum JSAssignmentOperator: String, Sendable, CaseIterable {
  case assign = "="
  case plus = "+="
  case minus = "-="
  case times = "*="
  case divided = "/="
  case remainder = "%="
  case and = "&&="
  case or = "||="
  case coalesce = "??="
}

package enum JSUpdateOperator: String, Sendable, CaseIterable {
  case increment = "++"
  case decrement = "--"
}
