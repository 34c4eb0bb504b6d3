extension JSPrinter {
  /// What stands before `.b`, `[b]` or `(b)`.
  func chained(_ object: JSExpression) -> Layout {
    if object.isOptionalChain { return layout(object) }
    // `1.b` would be a number and a name.
    if case .number(let value) = object.core, value.isFinite { return wrapped(object) }
    return layout(object, atLeast: .call)
  }

  func member(_ object: JSExpression, _ name: String, isOptional: Bool) -> Layout {
    guard JSIdentifier.isName(name) else {
      return [chained(object), isOptional ? "?." : "", "[", .text(JSText.quoted(name)), "]"]
    }
    return [chained(object), isOptional ? "?." : ".", .text(name)]
  }

  func new(_ callee: JSExpression, _ values: [JSExpression]) -> Layout {
    ["new ", callee.needsParenthesesAfterNew ? wrapped(callee) : layout(callee, atLeast: .call), arguments(values)]
  }

  /// A function, object or array that comes last keeps to the line: `each(list, (item) => {`.
  func arguments(_ values: [JSExpression]) -> Layout {
    let layouts = values.map { layout($0, atLeast: .assignment) }
    guard let last = values.last, last.isBlockLike, values.dropLast().allSatisfy(\.isShort) else {
      return list("(", layouts, ")", padding: .softLine, endsOpen: !(values.last?.isSpread ?? false))
    }
    return ["(", .joined(layouts, by: ", "), ")"]
  }

  /// A bracketed list: on one line, or each part on its own.
  ///
  /// - Parameter endsOpen: a comma may follow the last part, which keeps changes of broken lists to one line.
  func list(_ open: Layout, _ parts: [Layout], _ close: Layout, padding: Layout, endsOpen: Bool) -> Layout {
    if parts.isEmpty { return open + close }
    return .group(
      open, .indented(padding, .joined(parts, by: [",", .line]), endsOpen ? .whenBroken(",") : .empty), padding, close)
  }
}

extension JSExpression {
  /// It has brackets of its own, within which its lines are broken.
  fileprivate var isBlockLike: Bool {
    switch core {
    case .arrow, .function: true
    case .object(let properties): !properties.isEmpty
    case .array(let elements): !elements.isEmpty
    default: false
    }
  }

  /// Nobody would break its lines.
  fileprivate var isShort: Bool {
    switch core {
    case .identifier, .number, .boolean, .null, .undefined, .this: true
    case .string(let text): text.utf8.count < 40
    case .member(let object, _, _): object.isShort
    default: false
    }
  }

  var isSpread: Bool {
    if case .spread = core { true } else { false }
  }
}
