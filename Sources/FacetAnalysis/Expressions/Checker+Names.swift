import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Names that mean something without a declaration, unless one hides them.
  static let builtInNames: Set<String> = [
    "route", "api", "now", "random", "navigate", "reload", "after", "every", "error",
  ]

  func read(_ name: String, _ expected: ValueType?, _ span: SourceSpan) -> CheckedExpression {
    if let binding = environment.scope.lookUp(name) { return read(binding, span) }
    switch name {
    case "route": return read(routeBindingMade(), span)
    case "now", "random": return clockOrChance(name, span)
    default: break
    }
    if context.typeNames.contains(name) {
      bag.report(.typeAsValue, at: span, "`\(name)` is a type, not a value.", hint: "`\(name)(…)` makes one")
      return failed(span)
    }
    if StandardLibrary.freeNames.contains(name) || Self.builtInNames.contains(name) {
      bag.report(.functionAsValue, at: span, "`\(name)` is a function; it must be called.")
      return failed(span)
    }
    reportUnknown(name, span)
    return failed(span)
  }

  private func reportUnknown(_ name: String, _ span: SourceSpan) {
    if name.hasPrefix("$") {
      bag.report(
        .unknownName, at: span, "There is no `\(name)` here.",
        hint: "`$0`, `$1` … are the parameters of a closure that does not name its own")
      return
    }
    let candidates = environment.scope.visibleNames.union(StandardLibrary.freeNames).union(Self.builtInNames)
    bag.report(
      .unknownName, at: span, "There is no `\(name)` here.",
      hint: NameHints.hint(for: name, among: candidates.filter { !$0.hasPrefix("$") }))
  }

  private func clockOrChance(_ name: String, _ span: SourceSpan) -> CheckedExpression {
    guard environment.mode == .action else {
      bag.report(
        .impureRendering, at: span,
        "`\(name)` can be used in actions only: rendering has no clock and no chance in it.",
        hint: "let the API answer with it, or keep it in a state that an action sets")
      return failed(span)
    }
    return name == "now"
      ? CheckedExpression(.now, type: .date, span: span) : CheckedExpression(.random, type: .double, span: span)
  }

  private func routeBindingMade() -> Binding {
    if let routeBinding { return routeBinding }
    let made = Binding("route", .route, slot: makeSlot(), type: .record("Route"), span: nil)
    routeBinding = made
    bindings[made.slot] = made
    return made
  }

  func read(_ binding: Binding, _ span: SourceSpan) -> CheckedExpression {
    binding.isRead = true
    if binding.isBeingChecked {
      bag.report(
        .cycle, at: span, "`\(binding.name)` is computed from itself.",
        notes: binding.span.map { [.init(span: $0, message: "declared here")] } ?? [])
      return failed(span)
    }
    resolvePending(binding)
    guard isReadable(binding, span) else { return failed(span) }
    if binding.isMember {
      environment.uses.reads.insert(binding.slot)
    }
    if binding.kind == .action { return actionValue(binding, span) }
    return CheckedExpression(.read(binding.slot), type: binding.type ?? .error, span: span)
  }

  private func actionValue(_ binding: Binding, _ span: SourceSpan) -> CheckedExpression {
    let types = actions.indices.contains(binding.index) ? actions[binding.index].parameterTypes : []
    return CheckedExpression(.action(binding.index), type: .action(types), span: span)
  }

  private func isReadable(_ binding: Binding, _ span: SourceSpan) -> Bool {
    if binding.type == .void {
      bag.report(
        .untypedResult, at: span, "Nothing says of which type `\(binding.name)` is.",
        hint: "write it where it is declared: `let \(binding.name): Type = …`")
      return false
    }
    if binding.kind == .reference {
      bag.report(
        .referenceAsValue, at: span, "`\(binding.name)` is an element; only its functions can be called, in actions.",
        hint: "`\(binding.name).focus()`")
      return false
    }
    guard let reason = refusal(of: binding) else { return true }
    bag.report(
      reason.code, at: span,
      "\(binding.kindText.capitalizedFirst), `\(binding.name)`, cannot be read in \(environment.mode.text).",
      hint: reason.hint)
    return false
  }

  /// Why a binding cannot be read in the current mode; nil when it can.
  private func refusal(of binding: Binding) -> (code: DiagnosticCode, hint: String?)? {
    guard binding.isMember || binding.kind == .action else { return nil }
    switch environment.mode {
    case .rendering, .action, .derived: return nil
    case .constant: return (.notConstant, "write a literal")
    case .propDefault:
      let isEarlier = binding.kind == .prop && binding.slot < defaultedProp
      return isEarlier ? nil : (.notConstant, "write a literal, or a prop that is declared before")
    case .loadArguments:
      switch binding.kind {
      case .query, .parameter, .route: return nil
      default: return (.loadArgument, "loads run before anything else: use a `query`, a `param` or `route`")
      }
    case .stateInitial:
      switch binding.kind {
      case .derived, .live, .fragment: return (.stateInitial, "read what it is computed from")
      default: return nil
      }
    }
  }
}

extension String {
  /// For the beginning of a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
