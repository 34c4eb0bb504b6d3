import FacetSyntax
import FacetValue

/// Turns written types into types, and makes the generic records that they name.
struct TypeResolver {
  let context: ProjectContext

  func resolve(_ type: TypeName) -> ValueType {
    switch type.kind {
    case .named(let name, let arguments): named(name, arguments, at: type.span)
    case .array(let element): .array(resolve(element))
    case .dictionary(let key, let value): dictionary(key: key, value: value)
    case .optional(let wrapped): optional(wrapped, at: type.span)
    case .invalid: .error
    }
  }

  /// The type of a generic built-in, made when it is first needed: `Page<Product>`.
  func generic(_ name: String, _ arguments: [ValueType]) -> ValueType {
    if arguments.contains(where: \.containsError) { return .error }
    guard let record = BuiltInTypes.instantiate(name, arguments) else { return .error }
    if context.record(record.name) == nil { context.types.add(record) }
    return .record(record.name)
  }

  private func named(_ name: String, _ arguments: [TypeName], at span: SourceSpan) -> ValueType {
    if name == "Action" { return .action(arguments.map(resolve)) }
    if let count = BuiltInTypes.generics[name] {
      guard arguments.count == count else {
        context.bag.report(
          .wrongTypeArguments, at: span, "`\(name)` takes \(count) type\(count == 1 ? "" : "s") in angle brackets.",
          hint: count == 1 ? "for instance `\(name)<String>`" : "for instance `\(name)<String, Int>`")
        return .error
      }
      return generic(name, arguments.map(resolve))
    }
    guard let plain = plain(name) else {
      context.bag.report(
        .unknownType, at: span, "There is no type `\(name)`.",
        hint: NameHints.hint(for: name, among: context.typeNames) ?? "declare it in `types.facet`")
      return .error
    }
    if !arguments.isEmpty {
      context.bag.report(.wrongTypeArguments, at: span, "`\(name)` takes no types in angle brackets.")
    }
    return plain
  }

  private func plain(_ name: String) -> ValueType? {
    if let scalar = BuiltInTypes.scalars[name] { return scalar }
    if context.record(name) != nil { return .record(name) }
    if context.enumeration(name) != nil { return .enumeration(name) }
    return nil
  }

  private func dictionary(key: TypeName, value: TypeName) -> ValueType {
    let keyType = resolve(key)
    if !keyType.isKey {
      context.bag.report(
        .badKeyType, at: key.span, "A dictionary's keys are Int, String or an enumeration, not `\(keyType.text)`.")
      return .error
    }
    return .dictionary(key: keyType, value: resolve(value))
  }

  private func optional(_ wrapped: TypeName, at span: SourceSpan) -> ValueType {
    let inner = resolve(wrapped)
    if case .optional = inner {
      context.bag.report(.nestedOptional, at: span, "A type is optional once: write `\(inner.text)`.")
      return inner
    }
    return inner.asOptional
  }
}
