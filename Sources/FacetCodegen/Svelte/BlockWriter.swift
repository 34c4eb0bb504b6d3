import FacetAnalysis

/// Writes the code of one block: the nodes that are made, updated and removed as one.
///
/// Markup becomes the text of a template. What is dynamic in it is reached by walking from node to node, in the same way in
/// a copy of the template as in the server's page.
final class BlockWriter {
  let component: ComponentWriter
  var lowering: Lowering
  /// The scope of the block's function.
  let names: JSNames
  /// Where what stands in the block has its place.
  var place: JSExpression
  /// Whether it collects for the document's head, where no node is walked through.
  var isInHead = false

  /// The template's text.
  var markup = ""
  /// Finds nodes and makes regions, in the order of the walk.
  var steps: [JSStatement] = []
  /// Attaches handlers.
  var events: [JSStatement] = []
  /// Writes that happen once.
  var firsts: [JSStatement] = []
  /// Writes of texts and attributes that may happen again.
  var writes: [JSStatement] = []
  /// Updates of regions.
  var updates: [JSStatement] = []
  /// Writes that need the regions to be up to date: of controls.
  var controls: [JSStatement] = []
  var ends: [JSStatement] = []

  /// The node that the walk has come to.
  private var cursor: () -> JSExpression = { .null }
  /// The variable that holds it already.
  private var cursorName: String?
  /// The node, or the anchor of the region, that the walk has come to before.
  private var passed: JSExpression?
  /// The variable of the first node, and whose content a template of it is.
  private(set) var root: (name: String, parent: String?)?

  init(_ component: ComponentWriter, _ lowering: Lowering, _ names: JSNames, place: JSExpression) {
    self.component = component
    self.lowering = lowering
    self.names = names
    self.place = place
    self.lowering.names = names
  }

  var runtime: RuntimeImports { component.runtime }
  var bits: SlotBits { component.bits }
  /// The last node, or the anchor of the last region.
  var last: JSExpression? { root.flatMap { _ in passed } }

  /// The nodes of the block.
  func addRoots(_ nodes: [CheckedNode], _ list: RegionMarks.List) {
    guard !isInHead else { return addHead(nodes) }
    let marks = RegionMarks(nodes, list)
    let visible = nodes.filter { !$0.isHead }
    if let first = visible.first {
      let name = names.unique(marks.before.contains(first.id) ? "start" : first.variable)
      root = (name, visible.foreignParent)
      cursor = { .id(name) }
      cursorName = name
    }
    add(nodes, marks, parent: nil)
    if case .item = list, RegionMarks.endsItem(nodes) { addComment() }
  }

  private func add(_ nodes: [CheckedNode], _ marks: RegionMarks, parent: JSExpression?) {
    for node in nodes {
      if marks.before.contains(node.id) { addComment() }
      add(node, parent: parent)
    }
  }

  private func add(_ node: CheckedNode, parent: JSExpression?) {
    switch node.kind {
    case .text(let parts): if !isInHead { add(parts, parent: parent) }
    case .trustedHTML(let value): if !isInHead { addTrusted(value) }
    case .element(let element): if isInHead { addHeadItem(element, id: node.id) } else { add(element) }
    case .component(let use): add(use, id: node.id)
    case .slot(let slot): add(slot, id: node.id)
    case .conditional(let block): add(block)
    case .each(let block): add(block, id: node.id)
    case .head(let nodes): addHead(nodes)
    }
  }

  private func addHead(_ nodes: [CheckedNode]) {
    let outer = isInHead
    isInHead = true
    for node in nodes { add(node, parent: nil) }
    isInHead = outer
  }
}

// MARK: - The walk

extension BlockWriter {
  private func addComment() {
    markup += RegionMarks.comment
    skip()
  }

  /// Gives the node that the walk has come to a variable, and goes on behind it.
  func take(_ wished: String) -> JSExpression {
    let name = cursorName ?? names.unique(wished)
    if cursorName == nil { steps.append(.const(.identifier(name), cursor())) }
    pass(.id(name))
    return .id(name)
  }

  /// Goes on behind a node of no interest.
  func skip() { pass(cursor()) }

  func pass(_ node: JSExpression) {
    passed = node
    cursorName = nil
    cursor = { node.member("nextSibling") }
  }

  /// Declares the text that the walk has come to, and goes on behind it. One that can be empty may have no node.
  func takeText(parent: JSExpression?, mayBeEmpty: Bool) -> JSExpression {
    let name = cursorName ?? names.unique("text")
    let found = cursor()
    let text = runtime.call("textAt", [found] + [parent].compactMap { $0 })
    if cursorName == nil {
      steps.append(.const(.identifier(name), text))
      pass(.id(name))
    } else {
      let own = names.unique("text")
      steps.append(.const(.identifier(own), text))
      pass(.id(own))
    }
    guard let variable = passed else { return .null }
    let runtime = runtime
    if mayBeEmpty { cursor = { runtime.call("following", variable) } }
    return variable
  }

  /// Declares a region where the walk has come to, and goes on behind its anchor.
  func addRegion(_ wished: String, _ make: (JSExpression) -> JSExpression) -> JSExpression {
    let value = make(isInHead ? .null : cursor())
    let name = names.unique(wished)
    steps.append(.const(.identifier(name), value))
    if !isInHead {
      markup += RegionMarks.comment
      pass(JSExpression.id(name).member("anchor"))
    }
    return .id(name)
  }

  /// Walks through an element's content, and back.
  func addChildren(_ nodes: [CheckedNode], of element: JSExpression?, behindFirst: Bool = false) {
    let (outer, outerPassed) = (cursor, passed)
    let first = (element ?? .null).member("firstChild")
    cursor = { behindFirst ? first.member("nextSibling") : first }
    cursorName = nil
    add(nodes, RegionMarks(nodes, .fixed), parent: element)
    (cursor, passed) = (outer, outerPassed)
    cursorName = nil
  }
}

// MARK: - Writing

extension BlockWriter {
  /// A write that happens now, and again when one of the slots may have changed.
  func write(_ slots: Set<FrameSlot>, _ statement: JSStatement) {
    let mask = bits.mask(slots)
    if mask == 0 { firsts.append(statement) } else { writes.append(when(mask, [statement])) }
  }

  func when(_ mask: Int, _ statements: [JSStatement]) -> JSStatement {
    .conditional(component.test(mask), then: statements)
  }

  func update(_ mask: Int, _ statements: JSStatement...) {
    if mask != 0 { updates.append(when(mask, statements)) }
  }

  /// A write that the server has done already.
  func whenCreating(_ statement: JSStatement) -> JSStatement {
    .conditional(runtime.call("isCreating"), then: [statement])
  }

  func end(_ expression: JSExpression) { ends.append(.expression(expression)) }
}

extension CheckedNode {
  /// What to call its first node.
  fileprivate var variable: String {
    switch kind {
    case .element(let element): element.name
    default: "first"
    }
  }
}

extension [CheckedNode] {
  /// The element that markup of these has to stand in to be parsed as SVG's or MathML's.
  fileprivate var foreignParent: String? {
    for case .element(let element) in map(\.kind) {
      switch element.namespace {
      case .html: continue
      case .svg: if element.name != "svg" { return "svg" }
      case .mathML: if element.name != "math" { return "math" }
      }
    }
    return nil
  }
}
