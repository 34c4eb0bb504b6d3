import FacetSyntax
import FacetValue

/// Finds nesting that an HTML parser would change, in the structure that a page has when its components stand in place
/// of their tags and slot contents in place of their slots.
final class NestingChecker {
  private let context: ProjectContext
  private let components: [ComponentID: CheckedComponent]
  /// Components without contents that were looked at, and in what surroundings.
  private var seen: Set<Visit> = []
  /// How many nodes may still be looked at: a limit for templates that are made to explode.
  private var budget = 400_000

  private struct Visit: Hashable {
    let component: ComponentID
    let open: [String]
  }

  /// What stands in a component's slots, and the surroundings in which it was written.
  private final class Surroundings {
    let contents: [CheckedSlotContent]
    let outer: Surroundings?
    /// The component's tag.
    let use: SourceSpan?
    let component: ComponentID
    init(component: ComponentID, contents: [CheckedSlotContent], outer: Surroundings?, use: SourceSpan?) {
      self.component = component
      self.contents = contents
      self.outer = outer
      self.use = use
    }
  }

  /// Where a walk stands.
  private struct Place {
    var open: [OpenElement] = []
    var surroundings: Surroundings
    /// Component tags that led here, the outermost first.
    var uses: [SourceSpan] = []
    /// The components that are being expanded.
    var active: [ComponentID] = []
    var isOpenEnded: Bool
  }

  init(context: ProjectContext, components: [CheckedComponent]) {
    self.context = context
    self.components = Dictionary(components.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func check() {
    // Every component by itself first: mistakes inside one are told once, without a way that leads there.
    for component in components.values.sorted(by: { $0.id < $1.id }) {
      let surroundings = Surroundings(component: component.id, contents: [], outer: nil, use: nil)
      walk(
        component.nodes,
        Place(surroundings: surroundings, active: [component.id], isOpenEnded: component.role != .page))
    }
  }

  private func walk(_ nodes: [CheckedNode], _ place: Place) {
    for node in nodes {
      budget -= 1
      if budget < 0 { return reportBudget(place) }
      switch node.kind {
      case .text(let parts): checkText(parts, place)
      case .trustedHTML(let expression): checkMarkup(expression, place)
      case .element(let element): checkElement(element, place)
      case .component(let use): expand(use, place)
      case .slot(let slot): expand(slot, place)
      case .conditional(let block):
        for branch in block.branches { walk(branch.body, place) }
        walk(block.otherwise, place)
      case .each(let block):
        walk(block.body, place)
        walk(block.otherwise, place)
      case .head: break
      }
    }
  }

  private func reportBudget(_ place: Place) {
    guard let span = place.uses.first ?? place.open.first?.span else { return }
    context.bag.report(.tooDeep, at: span, "The components in here contain too much to be checked.")
  }

  private func checkElement(_ element: CheckedElement, _ place: Place) {
    let rules = NestingRules(open: place.open, isOpenEnded: place.isOpenEnded)
    let isHidden = element.attributes.contains {
      if case .fixed("type", "hidden"?) = $0 { return element.name == "input" }
      return false
    }
    if let violation = rules.violation(of: element.name, element.namespace, isHiddenInput: isHidden) {
      report(violation, "`<\(element.name)>`", element.span, place)
      return
    }
    guard place.open.count < 200 else { return }
    var inner = place
    inner.open.append(OpenElement(name: element.name, namespace: element.namespace, span: element.span))
    walk(element.children, inner)
  }

  private func checkText(_ parts: [TextPart], _ place: Place) {
    let rules = NestingRules(open: place.open, isOpenEnded: place.isOpenEnded)
    guard let violation = rules.textViolation() else { return }
    for part in parts {
      switch part {
      case .literal(let text):
        if WhiteSpace.isBlank(text) { continue }
        report(violation, "Text", place.uses.last ?? place.open.last?.span, place)
      case .expression(let expression): report(violation, "Text", expression.span, place)
      }
      return
    }
  }

  private func checkMarkup(_ expression: CheckedExpression, _ place: Place) {
    let rules = NestingRules(open: place.open, isOpenEnded: place.isOpenEnded)
    if let violation = rules.markupViolation() { report(violation, "Trusted markup", expression.span, place) }
  }

  private func report(_ violation: NestingRules.Violation, _ what: String, _ span: SourceSpan?, _ place: Place) {
    guard let span else { return }
    let owner = violation.outer.map { "in `<\($0.name)>`" } ?? "here"
    var notes = violation.outer.map { [Diagnostic.Note(span: $0.span, message: "the `<\($0.name)>` is here")] } ?? []
    notes += place.uses.suffix(3).map { Diagnostic.Note(span: $0, message: "by way of this tag") }
    context.bag.report(
      .nesting, at: span, "\(what) cannot stand \(owner): a parser would \(violation.effect).", notes: notes)
  }

  private func expand(_ use: CheckedComponentUse, _ place: Place) {
    // Content is looked at as part of the component, where its slots are; a recursive one has been looked at already.
    guard let component = components[use.component], place.active.filter({ $0 == use.component }).count < 2 else {
      return
    }
    if use.contents.isEmpty {
      let visit = Visit(component: use.component, open: place.open.map(\.name) + (place.isOpenEnded ? [] : [""]))
      guard seen.insert(visit).inserted else { return }
    }
    var inner = place
    inner.uses.append(use.span)
    inner.active.append(use.component)
    inner.surroundings = Surroundings(
      component: use.component, contents: use.contents, outer: place.surroundings, use: use.span)
    walk(component.nodes, inner)
  }

  private func expand(_ slot: CheckedSlot, _ place: Place) {
    guard let content = place.surroundings.contents.first(where: { $0.name == slot.name }),
      let outer = place.surroundings.outer
    else { return walk(slot.fallback, place) }
    var inner = place
    inner.surroundings = outer
    // The content is written in the user, so its own components may be those that are being expanded.
    if inner.active.last == place.surroundings.component { inner.active.removeLast() }
    walk(content.nodes, inner)
  }
}
