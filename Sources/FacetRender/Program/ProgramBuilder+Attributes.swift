import FacetAnalysis
import FacetSyntax
import FacetValue

extension ProgramBuilder {
  mutating func addAttributes(of element: CheckedElement) {
    var styles: [(name: String, code: any ExpressionCode)] = []
    var spreads: [any ExpressionCode] = []
    for attribute in element.attributes where !isLeftToBinding(attribute, element) {
      switch attribute {
      case .fixed(let name, let value): addFixed(name, value)
      case .computed(let name, let value): addComputed(name, value)
      case .boolean(_, let condition) where condition.isNever: break
      case .boolean(let name, let condition): emit(.boolean, self.name(name, ""), expression(condition))
      case .url(let name, let parts): addURL(name, parts)
      case .classes(let fixed, let computed, let toggles): addClasses(fixed, computed, toggles)
      case .styleProperty(let name, let value): styles.append((name, compiler.compile(value)))
      case .spread(let value): spreads.append(compiler.compile(value))
      case .event, .reference: break
      }
    }
    if element.form != nil, !element.attributes.contains(where: { $0.name == "method" }) { markup(" method=\"post\"") }
    if !styles.isEmpty {
      program.styles.append(StyleCode(properties: styles))
      emit(.style, program.styles.count - 1)
    }
    if !spreads.isEmpty {
      program.spreads.append(SpreadCode(sources: spreads, taken: takenNames(element)))
      emit(.spread, program.spreads.count - 1)
    }
  }

  /// In a bound control the binding decides these; a second one would contradict it.
  private func isLeftToBinding(_ attribute: CheckedAttribute, _ element: CheckedElement) -> Bool {
    guard let control = element.control, let name = attribute.name else { return false }
    switch control.kind {
    case .value, .multiple: return name == "value" && element.name != "option"
    case .checked, .radioGroup, .checkboxGroup: return name == "checked"
    }
  }

  private func takenNames(_ element: CheckedElement) -> Set<String> {
    var names = Set(element.attributes.compactMap { $0.name?.lowercased() })
    if element.form != nil { names.formUnion(["method", "action", "enctype"]) }
    // Analysis wants these addresses written out, so no data may bring them either.
    if element.name == "iframe" { names.insert("src") }
    if element.name == "link" { names.formUnion(["href", "rel"]) }
    if element.control != nil { names.formUnion(["name", "value", "checked", "type", "form"]) }
    if element.name == "option" { names.formUnion(["value", "selected"]) }
    return names
  }

  private mutating func addFixed(_ name: String, _ value: String?) {
    markup(" \(name)")
    guard let value else { return }
    markup("=\"")
    escapedMarkup(value, .attribute)
    markup("\"")
  }

  private mutating func addComputed(_ name: String, _ value: CheckedExpression) {
    switch AttributePolicy.context(of: name) {
    // Analysis refuses these names and makes URLs of those; should one come here, it stays harmless.
    case .refused where name.lowercased() != "slot" && !Self.isAnimationValue(name): return
    case .url, .urlList: return addURL(name, [.whole(value)])
    default: break
    }
    if case .optional = value.type {
      emit(.attribute, self.name(name, "=\""), expression(value))
    } else {
      markup(" \(name)=\"")
      addText(value, .attribute)
      markup("\"")
    }
  }

  /// SVG filters and gradients use these names for numbers; only a spread could put them on an animation of a link.
  private static func isAnimationValue(_ name: String) -> Bool { ["from", "to", "by", "values"].contains(name) }

  private mutating func addClasses(
    _ fixed: String, _ computed: CheckedExpression?, _ toggles: [(name: String, condition: CheckedExpression)]
  ) {
    if computed == nil, toggles.isEmpty { return addFixed("class", fixed) }
    if computed == nil, !fixed.isEmpty, toggles.allSatisfy({ !$0.name.isEmpty }) {
      return addToggledClasses(fixed, toggles)
    }
    program.classes.append(
      ClassesCode(
        fixed: Self.escaped(fixed), computed: computed.map { compiler.compile($0) },
        toggles: toggles.map { (Self.escaped($0.name), compiler.compile($0.condition)) }))
    emit(.classes, program.classes.count - 1)
  }

  /// With a class that is always there, the others are only markup under a condition.
  private mutating func addToggledClasses(
    _ fixed: String, _ toggles: [(name: String, condition: CheckedExpression)]
  ) {
    markup(" class=\"")
    escapedMarkup(fixed, .attribute)
    for toggle in toggles {
      let miss = jump(unless: toggle.condition)
      escapedMarkup(" " + toggle.name, .attribute)
      program.code[miss].b = Int32(truncatingIfNeeded: here())
    }
    markup("\"")
  }

  static func escaped(_ text: String) -> [UInt8] {
    let buffer = OutputBuffer(capacity: text.utf8.count + 16)
    buffer.append(text, .attribute)
    return Array(buffer.bytes)
  }
}
