import FacetSyntax
import FacetValue

extension ComponentChecker {
  func literal(_ expression: Expression, _ expected: ValueType?) -> CheckedExpression {
    let span = expression.span
    switch expression.kind {
    case .integer(let number):
      guard Value.safeIntegers.contains(number) else {
        bag.report(.numberOutOfRange, at: span, "An Int lies between -9007199254740991 and 9007199254740991.")
        return failed(span)
      }
      if expected?.unwrapped == .double {
        return CheckedExpression(.literal(.double(Double(number))), type: .double, span: span)
      }
      return CheckedExpression(.literal(.int(number)), type: .int, span: span)
    case .double(let number): return CheckedExpression(.literal(.double(number)), type: .double, span: span)
    case .bool(let flag): return CheckedExpression(.literal(.bool(flag)), type: .bool, span: span)
    case .null: return null(expected, span)
    default: return failed(span)
    }
  }

  private func null(_ expected: ValueType?, _ span: SourceSpan) -> CheckedExpression {
    guard let expected else {
      bag.report(
        .untypedNil, at: span, "Nothing says of which type this `nil` is.", hint: "write the type: `name: Type? = nil`")
      return failed(span)
    }
    switch expected {
    case .optional: return CheckedExpression(.literal(.null), type: expected, span: span)
    case .error: return failed(span)
    default:
      bag.report(.typeMismatch, at: span, "Here `\(expected.text)` is expected, which cannot be nil.")
      return failed(span)
    }
  }

  /// Text with interpolations; what is known becomes one literal.
  func string(_ segments: [StringSegment], _ span: SourceSpan) -> CheckedExpression {
    var parts: [CheckedExpression] = []
    for segment in segments {
      switch segment {
      case .text(let text): append(text, span, to: &parts)
      case .interpolation(let expression):
        let part = printable(expression)
        if let text = constantText(part) { append(text, span, to: &parts) } else { parts.append(part) }
      }
    }
    if parts.isEmpty { return CheckedExpression(.literal(.string("")), type: .string, span: span) }
    if parts.count == 1, case .literal(.string) = parts[0].kind, parts[0].type == .string { return parts[0] }
    return CheckedExpression(.interpolated(parts), type: .string, span: span)
  }

  private func append(_ text: String, _ span: SourceSpan, to parts: inout [CheckedExpression]) {
    if case .literal(.string(let before))? = parts.last?.kind {
      parts[parts.count - 1] = CheckedExpression(.literal(.string(before + text)), type: .string, span: span)
    } else if !text.isEmpty {
      parts.append(CheckedExpression(.literal(.string(text)), type: .string, span: span))
    }
  }

  /// An expression that an interpolation prints.
  func printable(_ expression: Expression) -> CheckedExpression {
    let value = infer(expression)
    if value.type.isPrintable { return value }
    bag.report(
      .notPrintable, at: expression.span, "\(describe(value.type)) cannot be printed.", hint: printHint(value.type))
    return failed(expression.span)
  }

  private func printHint(_ type: ValueType) -> String? {
    switch type {
    case .optional(let inner) where inner.isPrintable: "it may be nil: say what to print then, `?? \"\"`"
    case .optional: "it may be nil: use `{#if let …}`"
    case .date: "write `.formatted(\"date\")`"
    case .money: "write `.formatted()`"
    case .array: "use `{#each}`, or `.joined(\", \")`"
    case .record: "print one of its fields"
    case .trustedHTML: "use `{@html …}`"
    default: nil
    }
  }

  /// What a known value prints. Doubles are left to the renderer, which knows how they are written.
  func constantText(_ expression: CheckedExpression) -> String? {
    guard case .literal(let value) = expression.kind, !expression.type.isError else { return nil }
    switch value {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    default: return nil
    }
  }

  func array(_ elements: [Expression], _ expected: ValueType?, _ span: SourceSpan) -> CheckedExpression {
    var wanted: ValueType?
    if case .array(let element)? = expected?.unwrapped { wanted = element }
    if expected?.unwrapped.isError == true { wanted = .error }
    if let wanted, !wanted.isError {
      return CheckedExpression(.array(elements.map { check($0, as: wanted) }), type: .array(wanted), span: span)
    }
    if elements.isEmpty {
      if wanted == nil { reportUntypedEmpty("[]", "[Type]", span) }
      return CheckedExpression(.array([]), type: .array(.error), span: span)
    }
    let (values, type) = unify(elements)
    return CheckedExpression(.array(values), type: .array(type), span: span)
  }

  func dictionary(
    _ entries: [(key: Expression, value: Expression)], _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    var wanted: (key: ValueType, value: ValueType)?
    if case .dictionary(let key, let value)? = expected?.unwrapped { wanted = (key, value) }
    if let wanted {
      let checked = entries.map { (key: check($0.key, as: wanted.key), value: check($0.value, as: wanted.value)) }
      reportDuplicateKeys(checked.map(\.key))
      return CheckedExpression(
        .dictionary(checked), type: .dictionary(key: wanted.key, value: wanted.value), span: span)
    }
    if entries.isEmpty {
      if expected?.isError != true { reportUntypedEmpty("[:]", "[Key: Value]", span) }
      return CheckedExpression(.dictionary([]), type: .dictionary(key: .error, value: .error), span: span)
    }
    let (keys, keyType) = unify(entries.map(\.key))
    let (values, valueType) = unify(entries.map(\.value))
    if !keyType.isKey {
      bag.report(.badKeyType, at: span, "A dictionary's keys are Int, String or an enumeration, not `\(keyType.text)`.")
      return failed(span)
    }
    reportDuplicateKeys(keys)
    let pairs = Array(zip(keys, values)).map { (key: $0.0, value: $0.1) }
    return CheckedExpression(.dictionary(pairs), type: .dictionary(key: keyType, value: valueType), span: span)
  }

  private func reportDuplicateKeys(_ keys: [CheckedExpression]) {
    var seen: [String: SourceSpan] = [:]
    for key in keys {
      guard let text = constantText(key) else { continue }
      if let first = seen[text] {
        bag.report(
          .duplicateKey, at: key.span, "The key \"\(text)\" stands twice in this dictionary.",
          notes: [.init(span: first, message: "first here")])
      }
      seen[text] = key.span
    }
  }

  private func reportUntypedEmpty(_ text: String, _ form: String, _ span: SourceSpan) {
    bag.report(
      .untypedEmpty, at: span, "Nothing says what this `\(text)` holds.",
      hint: "write the type: `name: \(form) = \(text)`")
  }

  /// Expressions that must have one type.
  private func unify(_ expressions: [Expression]) -> (values: [CheckedExpression], type: ValueType) {
    // `nil` has no type of its own; the others give it.
    var type: ValueType?
    var hasNull = false
    var values: [CheckedExpression?] = []
    for expression in expressions {
      if case .null = expression.kind {
        hasNull = true
        values.append(nil)
        continue
      }
      let value = infer(expression, type)
      type = type.map { joined($0, value) } ?? value.type
      values.append(value)
    }
    guard var type else { return (expressions.map { infer($0) }, .error) }
    if hasNull { type = type.asOptional }
    return (
      zip(expressions, values).map { convert($1 ?? infer($0, type), to: type) }, type
    )
  }

  private func joined(_ type: ValueType, _ value: CheckedExpression) -> ValueType {
    if type == .int, value.type == .double { return .double }
    return type.common(with: value.type) ?? type
  }

  func implicitMember(_ name: Name, _ expected: ValueType?, _ span: SourceSpan) -> CheckedExpression {
    switch expected?.unwrapped {
    case .enumeration(let type)?: return enumerationCase(type, name, span)
    case .error?: return failed(span)
    default:
      bag.report(
        .untypedMember, at: span, "Nothing says of which enumeration `.\(name.text)` is a case.",
        hint: "write the enumeration's name before the dot")
      return failed(span)
    }
  }

  func enumerationCase(_ type: String, _ name: Name, _ span: SourceSpan) -> CheckedExpression {
    guard let enumeration = context.enumeration(type) else { return failed(span) }
    if let found = enumeration.cases.first(where: { $0.name == name.text }) {
      return CheckedExpression(.literal(.string(found.rawValue)), type: .enumeration(type), span: span)
    }
    if name.text == "allCases" {
      let all = enumeration.cases.map {
        CheckedExpression(.literal(.string($0.rawValue)), type: .enumeration(type), span: span)
      }
      return CheckedExpression(.array(all), type: .array(.enumeration(type)), span: span)
    }
    bag.report(
      .unknownMember, at: name.span, "`\(type)` has no case `\(name.text)`.",
      hint: NameHints.hint(for: name.text, among: enumeration.cases.map(\.name))
        ?? "it has \(enumeration.cases.prefix(8).map { "." + $0.name }.joined(separator: ", "))")
    return failed(span)
  }
}
