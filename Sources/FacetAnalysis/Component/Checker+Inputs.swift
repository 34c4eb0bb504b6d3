import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Queries, path parameters and the fragment.
  func checkInputs() {
    var parameters: Set<String> = []
    for declaration in interface.file.declarations {
      switch declaration.kind {
      case .query(let name, let type, let initial): addInput(.query, name, type, initial)
      case .fragment(let name, let type, let initial): addInput(.fragment, name, type, initial)
      case .param(let name, let type):
        parameters.insert(name.text)
        addParameter(name, type)
      default: break
      }
    }
    guard interface.role == .page else { return }
    for missing in interface.pathParameters where !parameters.contains(missing) {
      bag.report(
        .pathParameter, at: interface.fileSpan, "The page's path has `[\(missing)]`, but the page does not declare it.",
        hint: "add `param \(missing): Int` or `param \(missing): String`")
    }
  }

  private func inputBinding(_ name: Name) -> Binding? {
    guard let binding = root.bindings[name.text], binding.span?.range == name.span.range else { return nil }
    return binding
  }

  private func addParameter(_ name: Name, _ type: TypeName) {
    guard let binding = inputBinding(name), let valueType = binding.type else { return }
    if interface.role == .page, !interface.pathParameters.contains(name.text) {
      bag.report(
        .pathParameter, at: name.span, "The page's path has no `[\(name.text)]`.",
        hint: interface.pathParameters.isEmpty
          ? "name the file or a folder of it `[\(name.text)]`"
          : "it has \(interface.pathParameters.map { "`[\($0)]`" }.joined(separator: ", "))")
    }
    switch valueType {
    case .int, .string, .enumeration, .error: break
    default:
      bag.report(
        .inputType, at: type.span, "A path parameter is Int, String or an enumeration, not `\(valueType.text)`.")
    }
    inputs.append(
      CheckedInput(kind: .parameter, name: name.text, type: valueType, slot: binding.slot, initial: nil))
  }

  private func addInput(_ kind: CheckedInput.Kind, _ name: Name, _ type: TypeName, _ initial: Expression?) {
    guard let binding = inputBinding(name), let valueType = binding.type else { return }
    if !isInputType(valueType, kind) {
      bag.report(
        .inputType, at: type.span, "`\(valueType.text)` cannot be read from an address.",
        hint:
          "String, Int, Double, Bool, an enumeration, an optional of these, [String], [Int] or an array of an enumeration can"
      )
    }
    let value = initial.map { checkConstant($0, expected: valueType) } ?? inputDefault(valueType, name)
    inputs.append(CheckedInput(kind: kind, name: name.text, type: valueType, slot: binding.slot, initial: value))
  }

  private func inputDefault(_ type: ValueType, _ name: Name) -> CheckedExpression {
    switch type {
    case .optional: return CheckedExpression(.literal(.null), type: type, span: name.span)
    case .array: return CheckedExpression(.array([]), type: type, span: name.span)
    case .error: return failed(name.span)
    default:
      bag.report(
        .missingDefault, at: name.span, "`\(name.text)` needs a value for addresses that lack it.",
        hint: "write `= …` after the type, or make the type optional")
      return failed(name.span)
    }
  }

  private func isInputType(_ type: ValueType, _ kind: CheckedInput.Kind) -> Bool {
    switch type {
    case .string, .int, .double, .bool, .enumeration, .error: true
    case .optional(let inner):
      switch inner {
      case .string, .int, .double, .bool, .enumeration, .error: true
      default: false
      }
    case .array(.string), .array(.int), .array(.enumeration), .array(.error): kind == .query
    default: false
    }
  }

  /// `load products: Page<Product> = api.get("/api/products", ["q": q])`
  func checkLoads() {
    for declaration in interface.file.declarations {
      guard case .load(let name, let type, let value) = declaration.kind, let binding = inputBinding(name),
        loads.indices.contains(binding.index)
      else { continue }
      let draft = loads[binding.index]
      checkDecodable(draft.type, type.span)
      let uses = Uses()
      within(Environment(scope: root, mode: .loadArguments, uses: uses)) {
        draft.request = loadRequest(value, draft.type)
      }
      dependencies[draft.slot] = uses.reads
    }
  }

  private func loadRequest(_ expression: Expression, _ type: ValueType) -> CheckedAPICall? {
    let effects = strippedEffects(expression)
    if effects.isTried || effects.isAwaited {
      bag.report(
        .loadRequest, at: expression.span, "A load is awaited by the page itself.", hint: "leave out `try` and `await`")
    }
    guard isAPICall(effects.inner), case .call(let callee, let arguments) = effects.inner.kind,
      case .member(_, let name, _) = callee.kind, name.text == "get"
    else {
      if case .invalid = effects.inner.kind { return nil }
      bag.report(
        .loadRequest, at: expression.span,
        "A load is `api.get(path, query)`: rendering a page must not change anything.")
      return nil
    }
    return request(.get, arguments, result: type, expression.span)
  }

  private func checkDecodable(_ type: ValueType, _ span: SourceSpan) {
    switch type.unwrapped {
    case .action, .trustedHTML:
      bag.report(.inputType, at: span, "`\(type.text)` cannot come from an API.")
    default: break
    }
  }
}
