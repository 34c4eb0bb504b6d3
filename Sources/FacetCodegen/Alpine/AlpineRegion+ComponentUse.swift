import FacetAnalysis
import FacetSyntax

extension AlpineRegion {
  /// `use(Card, 0, 4, { get title() { … } }, { default: content(…) })`
  func add(_ use: CheckedComponentUse, _ id: NodeID, _ name: String) {
    guard component.project.components.indices.contains(use.component) else { return }
    let used = component.project.components[use.component]
    let props = use.props.map { prop in
      component.given(used.frame[prop.slot].name ?? "", prop.value, lowering)
    }
    let contents = use.contents.map { JSProperty.property($0.name ?? "default", content($0)) }
    var arguments = [
      component.definition(of: used), JSExpression.number(Double(use.callSite)), .number(Double(id)),
    ]
    if !props.isEmpty || !contents.isEmpty { arguments.append(.object(props)) }
    if !contents.isEmpty { arguments.append(.object(contents)) }
    set(name, runtime.call("use", arguments).annotated(use.span))
  }

  /// `content(markup, (inner, passed) => ({ … }))`
  private func content(_ content: CheckedSlotContent) -> JSExpression {
    let parent = component.markup.parent(ofRoots: content.nodes)
    let source = component.source(component.markup.text(of: content.nodes, parent), parent)
    let scope = makeScope(content.nodes, parent, bound: content.bindings.isEmpty ? nil : "passed") { inner, passed in
      for binding in content.bindings {
        inner.lowering.locals[binding.slot] = passed.member(binding.argument)
      }
    }
    return runtime.call("content", source, scope)
  }

  /// `slot(contents, "foot", 0, 4, { get row() { … } }, content(…))`
  func add(_ slot: CheckedSlot, _ id: NodeID, _ name: String, _ parent: AlpineMarkup.Parent) {
    let passed = slot.arguments.map { component.given($0.name, $0.value, lowering) }
    var arguments: [JSExpression] = [
      .id(component.contents), .text(slot.name ?? "default"), .number(Double(slot.site)), .number(Double(id)),
    ]
    if !passed.isEmpty || !slot.fallback.isEmpty { arguments.append(.object(passed)) }
    if !slot.fallback.isEmpty {
      let source = component.source(component.markup.text(of: slot.fallback, parent), parent)
      arguments.append(runtime.call("content", source, makeScope(slot.fallback, parent)))
    }
    set(name, runtime.call("slot", arguments))
  }
}
