import FacetAnalysis

/// Where nodes are written to: what stands around them in the module and in the page.
struct PreactRegion {
  /// How nodes of a list tell themselves apart from others that are put into the same list.
  enum Keys {
    /// By where they stand: nothing comes or goes.
    case none
    /// By their number in the component.
    case number
    /// By their number, behind what names the region.
    case prefixed
    /// By what names the region, whose only node it is.
    case region
  }

  /// What names the region: `self`, `row`, `content`.
  let scope: JSExpression
  let lowering: Lowering
  let declarations: PreactDeclarations
  var keys: Keys
  /// The namespace that trusted markup is parsed in.
  var parent: CheckedElement.Namespace = .html
  /// Whether the path of this place holds nothing but the page's.
  var isPage: Bool
  var isInHead = false

  func with(_ keys: Keys, in namespace: CheckedElement.Namespace? = nil) -> PreactRegion {
    var copy = self
    copy.keys = keys
    copy.parent = namespace ?? parent
    return copy
  }

  func key(of node: CheckedNode) -> JSExpression? {
    switch keys {
    case .none: nil
    case .number: .number(Double(node.id))
    case .prefixed: .binary(scope.member("prefix"), .plus, .number(Double(node.id)))
    case .region: scope.member("prefix")
    }
  }
}

/// Variables that a function needs before it gives its nodes.
final class PreactDeclarations {
  var statements: [JSStatement] = []

  /// The body of a function that declares them and gives the value.
  func body(_ value: JSExpression) -> JSArrowBody {
    statements.isEmpty ? .expression(value) : .statements(statements + [.exit(value)])
  }
}
