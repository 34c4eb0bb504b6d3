import FacetAnalysis
import FacetValue

extension BlockWriter {
  /// `region(node, (node) => Card(node, place(…), { props }, { slots }))`
  func add(_ use: CheckedComponentUse, id: NodeID) {
    guard component.project.components.indices.contains(use.component) else { return }
    let used = component.project.components[use.component]
    let contents = use.contents.map { content in (content, declare(content)) }
    let place = runtime.call("place", self.place, .number(Double(use.callSite)), .number(Double(id)))
    let props = use.props.map { JSProperty.property(used.frame[$0.slot].name ?? "", lowering.lower($0.value)) }
    let slots = contents.map { content, made in JSProperty.property(content.name ?? "default", made.member("make")) }
    let region = addRegion(JSIdentifier.variable(used.name)) { node in
      let call = JSExpression.call(
        component.function(of: used), [.id(component.node), place, .object(props), .object(slots)])
      return runtime.call("region", node, .arrow([.identifier(component.node)], .expression(call)))
        .annotated(use.span)
    }
    updateProps(of: use, used, region)
    for (content, made) in contents {
      let slots = SlotReads.of(content.nodes).subtracting(content.bindings.map(\.slot))
      update(bits.mask(slots), .expression(made.calling("update", .id(component.dirty))))
    }
    end(region.calling("destroy"))
  }

  /// Actions stay the same: they read what is there when they run.
  private func updateProps(of use: CheckedComponentUse, _ used: CheckedComponent, _ region: JSExpression) {
    let changing = use.props.filter { bits.mask(SlotReads.of($0.value)) != 0 }
    let props = changing.map { JSProperty.property(used.frame[$0.slot].name ?? "", lowering.lower($0.value)) }
    update(
      bits.mask(SlotReads.of(changing.map(\.value))), .expression(region.calling("set", .object(props))))
  }

  /// `contents((node, here, passed) => …, passes)`
  private func declare(_ content: CheckedSlotContent) -> JSExpression {
    let inner = names.nested()
    let (here, passed) = (inner.unique("here"), inner.unique("passed"))
    let made = block(content.nodes, .block, parameters: [here, passed]) { block in
      block.names.reserve(here)
      block.names.reserve(passed)
      block.place = .id(here)
      for binding in content.bindings {
        block.lowering.locals[binding.slot] = JSExpression.id(passed).member(binding.argument)
      }
      return []
    }
    let passes = bits.mask(content.bindings.map(\.slot))
    let arguments = [made.function] + (passes == 0 ? [] : [.number(Double(passes))])
    return declare(content.name.map { "\($0)Content" } ?? "content", runtime.call("contents", arguments))
  }

  /// `region(node, (node) => (slots.foot ?? fallback)(node, place(…), passed))`
  func add(_ slot: CheckedSlot, id: NodeID) {
    let passed = JSExpression.object(slot.arguments.map { .property($0.name, lowering.lower($0.value)) })
    let values = slot.arguments.isEmpty ? nil : declare("passed", passed)
    let fallback = slot.fallback.isEmpty ? nil : block(slot.fallback, .block)
    let otherwise = fallback.map { declare("fallback", $0.function) } ?? runtime.helper("emptySlot")
    let given = JSExpression.id(component.slots).member(slot.name ?? "default")
    let place = runtime.call("place", self.place, .text("s\(slot.site)"), .number(Double(id)))
    let region = addRegion("slot") { node in
      let call = JSExpression.call(
        .binary(given, .coalesce, otherwise), [.id(component.node), place] + [values].compactMap { $0 })
      return runtime.call("region", node, .arrow([.identifier(component.node)], .expression(call)))
    }
    if let values {
      let writes = slot.arguments.map {
        JSStatement.expression(values.member($0.name).assigned(lowering.lower($0.value)))
      }
      let pass = JSStatement.expression(.call(.member(region, "pass"), [], isOptional: true))
      let mask = bits.mask(SlotReads.of(slot.arguments.map(\.value)))
      if mask != 0 { updates.append(when(mask, writes + [pass])) }
    }
    update(
      bits.mask(SlotReads.of(slot.fallback)),
      .expression(.call(region.member("update"), [.id(component.dirty)], isOptional: true)))
    ends.append(.expression(.call(region.member("destroy"), [], isOptional: true)))
  }
}

extension JSIdentifier {
  /// `Card` as a variable: `card`.
  static func variable(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
