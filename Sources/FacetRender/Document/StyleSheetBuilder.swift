/// Collects the declarations that elements set at run time into rules of one style sheet.
struct StyleSheetBuilder {
  /// Ties an element to its rule. It is generated: comparisons of trees leave it out.
  static let attribute = "data-facet-style"

  private var ids: [[UInt8]: Int] = [:]
  private var rules: [[UInt8]] = []

  var isEmpty: Bool { rules.isEmpty }

  /// The number that stands for the declarations; the same declarations share one.
  mutating func id(of declarations: [UInt8]) -> Int {
    if let id = ids[declarations] { return id }
    rules.append(declarations)
    ids[declarations] = rules.count - 1
    return rules.count - 1
  }

  /// The rules. `:not(#_)` gives them the weight of an id, so that they win over the component's own styles as an
  /// inline style would.
  func append(to output: OutputBuffer) {
    for (id, declarations) in rules.enumerated() {
      output.append(raw: "[\(Self.attribute)=\"")
      output.append(decimal: id)
      output.append(raw: "\"]:not(#_){")
      output.append(declarations)
      output.append(0x7D)
    }
  }
}
