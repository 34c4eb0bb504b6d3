import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Props have the first slots, as other files were told.
  func declareProps() {
    for prop in interface.props {
      let slot = makeSlot()
      declare(Binding(prop.name, .prop, slot: slot, type: prop.type, span: prop.span))
    }
  }

  /// Gives every name of the script its slot, so that names can be used before they are declared.
  func declareMembers() {
    for declaration in interface.file.declarations {
      switch declaration.kind {
      case .state(let name, let type, let value, let isStored):
        declarePending(name, isStored ? .storedState : .state, type, value)
      case .derived(let name, let type, let value): declarePending(name, .derived, type, value)
      case .query(let name, let type, _): declareInput(name, .query, type)
      case .param(let name, let type): declareInput(name, .parameter, type)
      case .fragment(let name, let type, _): declareInput(name, .fragment, type)
      case .load(let name, let type, _): declareLoad(name, type)
      case .live(let name, let type, _):
        declare(Binding(name.text, .live, slot: makeSlot(), type: resolver.resolve(type), span: name.span))
      case .use(let name): declareStoreUse(name)
      case .action(let name, let parameters, _): declareAction(name, parameters, declaration.span)
      case .prop, .effect, .onMount, .onUnmount: break
      case .store, .record, .enumeration:
        bag.report(
          .misplacedDeclaration, at: declaration.span, misplacement(declaration.kind))
      }
    }
  }

  private func misplacement(_ kind: Declaration.Kind) -> String {
    if case .store = kind { return "A store is declared in a file under `stores/`." }
    return "Types are declared in `types.facet`."
  }

  private func declarePending(_ name: Name, _ kind: Binding.Kind, _ type: TypeName?, _ value: Expression) {
    let binding = Binding(name.text, kind, slot: makeSlot(), type: nil, span: name.span)
    declare(binding)
    // A second of one name keeps the first's meaning; its value is not checked.
    if root.bindings[name.text] === binding {
      pending[name.text] = PendingValue(binding: binding, type: type, value: value)
    }
  }

  private func declareInput(_ name: Name, _ kind: Binding.Kind, _ type: TypeName) {
    if interface.role != .page {
      bag.report(
        .misplacedDeclaration, at: name.span,
        "Only a page has an address, and so \(kind == .query ? "a query" : kind == .parameter ? "path parameters" : "a fragment").",
        hint: "declare it in the page, and pass it on as a prop")
    }
    declare(Binding(name.text, kind, slot: makeSlot(), type: resolver.resolve(type), span: name.span))
  }

  private func declareLoad(_ name: Name, _ type: TypeName) {
    let resolved = resolver.resolve(type)
    if interface.role == .component {
      bag.report(
        .misplacedDeclaration, at: name.span, "Only pages and layouts load data.",
        hint: "load it in the page, and pass it on as a prop")
    }
    let draft = LoadDraft(name: name.text, type: resolved, slot: makeSlot(), span: name.span)
    let binding = Binding(name.text, .load, slot: draft.slot, type: resolved, span: name.span, index: loads.count)
    loads.append(draft)
    declare(binding)
  }

  private func declareStoreUse(_ name: Name) {
    guard let index = context.storesByName[name.text] else {
      bag.report(
        .unknownStore, at: name.span, "There is no store `\(name.text)`.",
        hint: NameHints.hint(for: name.text, among: context.storesByName.keys)
          ?? "declare it in `stores/\(name.text).facet`")
      declare(Binding(name.text, .store, slot: makeSlot(), type: .error, span: name.span))
      return
    }
    let slot = makeSlot()
    storeUses.append(CheckedStoreUse(store: index, slot: slot))
    declare(Binding(name.text, .store, slot: slot, type: context.stores[index].type, span: name.span))
  }

  private func declareAction(_ name: Name, _ parameters: [Declaration.Parameter], _ span: SourceSpan) {
    let draft = ActionDraft(name: name.text, span: span)
    draft.parameterTypes = parameters.map { resolver.resolve($0.type) }
    actionLabels[actions.count] = parameters.map(\.name.text)
    declare(
      Binding(name.text, .action, slot: -1, type: .action(draft.parameterTypes), span: name.span, index: actions.count))
    actions.append(draft)
  }

  /// Element references stand in the markup, but are names of the script.
  func declareReferences(in nodes: [TemplateNode], isRepeated: Bool) {
    for node in nodes {
      switch node.kind {
      case .element(let element):
        for attribute in element.attributes {
          if case .reference(let name) = attribute.kind { declareReference(name, isRepeated) }
        }
        declareReferences(in: element.children, isRepeated: isRepeated)
      case .component(let use): declareReferences(in: use.children, isRepeated: true)
      case .slot(let slot): declareReferences(in: slot.fallback, isRepeated: isRepeated)
      case .conditional(let block):
        for branch in block.branches { declareReferences(in: branch.body, isRepeated: isRepeated) }
        declareReferences(in: block.otherwise ?? [], isRepeated: isRepeated)
      case .each(let block):
        declareReferences(in: block.body, isRepeated: true)
        declareReferences(in: block.otherwise ?? [], isRepeated: isRepeated)
      case .text, .interpolation, .trustedHTML, .comment, .head, .invalid: break
      }
    }
  }

  private func declareReference(_ name: Name, _ isRepeated: Bool) {
    if isRepeated {
      bag.report(
        .repeatedReference, at: name.span, "`\(name.text)` would name many elements here.",
        hint: "make a component of what is repeated; each of its instances has a reference of its own")
    }
    declare(Binding(name.text, .reference, slot: makeSlot(), type: .element, span: name.span))
  }

  func checkPropDefaults() {
    for declaration in interface.file.declarations {
      guard case .prop(let name, _, let initial) = declaration.kind,
        let prop = interface.props.first(where: { $0.span.range == name.span.range })
      else { continue }
      if interface.role == .page {
        bag.report(
          .misplacedDeclaration, at: name.span, "Nobody gives a page its props.", hint: "use `query`, `param` or `load`"
        )
      }
      defaultedProp = prop.slot
      let value = initial.map { expression in
        within(Environment(scope: root, mode: .propDefault, uses: Uses())) {
          check(expression, as: prop.type, what: "`\(prop.name)`")
        }
      }
      props.append(
        CheckedProp(name: prop.name, type: prop.type, slot: prop.slot, initial: value ?? absent(prop.type, name.span)))
    }
  }

  /// An optional prop may be left out.
  private func absent(_ type: ValueType, _ span: SourceSpan) -> CheckedExpression? {
    type.wrapped == nil ? nil : CheckedExpression(.literal(.null), type: type, span: span)
  }

  /// Checks the states and deriveds that nothing has asked for yet.
  func checkPending() {
    for declaration in interface.file.declarations {
      switch declaration.kind {
      case .state(let name, _, _, _), .derived(let name, _, _):
        if let binding = root.bindings[name.text] { resolvePending(binding) }
      default: break
      }
    }
  }

  /// Checks a state's or derived's value when its name is first read; that order is one in which they can be evaluated.
  func resolvePending(_ binding: Binding) {
    guard let item = pending[binding.name], item.binding === binding else { return }
    pending[binding.name] = nil
    binding.isBeingChecked = true
    defer { binding.isBeingChecked = false }
    let isDerived = binding.kind == .derived
    let uses = Uses()
    let wanted = item.type.map { resolver.resolve($0) }
    let value = within(Environment(scope: root, mode: isDerived ? .derived : .stateInitial, uses: uses)) {
      wanted.map { check(item.value, as: $0, what: "`\(binding.name)`") } ?? infer(item.value)
    }
    if case .action = value.type, !isDerived || wanted == nil {
      bag.report(.actionTypePosition, at: item.value.span, "Only a prop can be an `Action`.")
    }
    let type = wanted ?? value.type
    binding.type = type
    dependencies[binding.slot] = uses.reads
    if isDerived {
      deriveds.append(CheckedDerived(name: binding.name, type: type, slot: binding.slot, expression: value))
    } else {
      states.append(
        CheckedState(
          name: binding.name, type: type, slot: binding.slot, initial: value, isStored: binding.kind == .storedState))
    }
  }
}
