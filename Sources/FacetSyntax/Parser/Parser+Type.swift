extension Parser {
  /// `Int`, `Page<Product>`, `[T]`, `[K: V]`, `T?`
  mutating func parseType() -> TypeName {
    let level = enter()
    defer { leave(level) }
    let start = current.start
    var type = parseTypeBase()
    while current.kind == .question || current.kind == .coalesce {
      let optionals = current.kind == .coalesce ? 2 : 1
      advance()
      for _ in 0..<optionals {
        grow()
        type = TypeName(.optional(type), span: span(from: start))
      }
    }
    return type
  }

  private mutating func parseTypeBase() -> TypeName {
    let start = current.start
    switch current.kind {
    case .leftBracket:
      return parseCollectionType()
    case .word where !Words.reserved.contains(current.text):
      let name = current.text
      advance()
      let arguments = current.kind == .less ? parseTypeArguments() : []
      return TypeName(.named(name, arguments: arguments), span: span(from: start))
    default:
      report(
        .expectedType, currentRange, "Expected a type, found \(describeCurrent).",
        hint: "For instance `Int`, `String?`, `[Product]` or `[String: Int]`.")
      return TypeName(.invalid, span: span(start..<start))
    }
  }

  private mutating func parseCollectionType() -> TypeName {
    let start = current.start
    advance()
    let first = parseType()
    guard take(.colon) else {
      expect(.rightBracket, "]", "after the element type")
      return TypeName(.array(first), span: span(from: start))
    }
    let value = parseType()
    expect(.rightBracket, "]", "after the value type")
    return TypeName(.dictionary(key: first, value: value), span: span(from: start))
  }

  private mutating func parseTypeArguments() -> [TypeName] {
    advance()
    var arguments = [parseType()]
    while take(.comma) { arguments.append(parseType()) }
    // `Action<Int>= x` reads as one operator; its first byte closes the list.
    if current.kind == .greaterOrEqual {
      previousEnd = current.start + 1
      current = Token(kind: .assign, start: current.start + 1, end: current.end)
    } else {
      expect(.greater, ">", "after the type arguments")
    }
    return arguments
  }
}
