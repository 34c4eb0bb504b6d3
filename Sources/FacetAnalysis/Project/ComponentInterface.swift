import FacetSyntax
import FacetValue

/// What other files need to know of a component before it is checked.
final class ComponentInterface {
  struct Prop {
    let name: String
    let type: ValueType
    let slot: FrameSlot
    let isRequired: Bool
    let span: SourceSpan
  }

  struct Slot {
    let name: String?
    /// Stands inside an `if` or `each`, so that its content may not be rendered.
    var isConditional: Bool
  }

  let id: ComponentID
  let name: String
  let role: CheckedComponent.Role
  let relativePath: String
  let file: ComponentFile
  var props: [Prop] = []
  var slots: [Slot] = []
  /// Of `[id]` in a page's path.
  var pathParameters: [String] = []
  var hasLoads = false

  init(id: ComponentID, name: String, role: CheckedComponent.Role, relativePath: String, file: ComponentFile) {
    self.id = id
    self.name = name
    self.role = role
    self.relativePath = relativePath
    self.file = file
  }

  /// The place to name when the file as a whole is meant.
  var fileSpan: SourceSpan { SourceSpan(file: file.source, range: 0..<min(1, file.source.bytes.count)) }

  func slot(named name: String?) -> Slot? { slots.first { $0.name == name } }
}

extension ComponentInterface {
  /// Finds the slots that its markup offers.
  func collectSlots() {
    collectSlots(in: file.nodes, isConditional: false)
  }

  private func collectSlots(in nodes: [TemplateNode], isConditional: Bool) {
    for node in nodes {
      switch node.kind {
      case .slot(let slot):
        addSlot(slot.name?.text, isConditional: isConditional)
        collectSlots(in: slot.fallback, isConditional: true)
      case .element(let element): collectSlots(in: element.children, isConditional: isConditional)
      case .component(let use): collectSlots(in: use.children, isConditional: true)
      case .conditional(let block):
        for branch in block.branches { collectSlots(in: branch.body, isConditional: true) }
        collectSlots(in: block.otherwise ?? [], isConditional: true)
      case .each(let block):
        collectSlots(in: block.body, isConditional: true)
        collectSlots(in: block.otherwise ?? [], isConditional: true)
      case .text, .interpolation, .trustedHTML, .comment, .head, .invalid: break
      }
    }
  }

  private func addSlot(_ name: String?, isConditional: Bool) {
    if let index = slots.firstIndex(where: { $0.name == name }) {
      slots[index].isConditional = slots[index].isConditional && isConditional
    } else {
      slots.append(Slot(name: name, isConditional: isConditional))
    }
  }
}
