import FacetAnalysis
import FacetSyntax

/// In development every element of the server's HTML says where it stands in its template, so that a client can name the
/// position of what it finds to be another than its values make.
enum TemplatePositions {
  static func add(to component: CheckedComponent, _ additions: inout [NodeID: MarkupAdditions.Node]) {
    add(component.nodes, &additions)
  }

  private static func add(_ nodes: [CheckedNode], _ additions: inout [NodeID: MarkupAdditions.Node]) {
    for node in nodes {
      switch node.kind {
      case .text, .trustedHTML, .head: break
      case .element(let element):
        let position = MarkupText.escaped(text(of: element.span), isAttribute: true)
        additions[node.id, default: MarkupAdditions.Node()].attributes += " data-facet-at=\"\(position)\""
        add(element.children, &additions)
      case .component(let use): for content in use.contents { add(content.nodes, &additions) }
      case .slot(let slot): add(slot.fallback, &additions)
      case .conditional(let block): for nodes in block.markups { add(nodes, &additions) }
      case .each(let block): for nodes in block.markups { add(nodes, &additions) }
      }
    }
  }

  /// `pages/index.facet:3:5`
  private static func text(of span: SourceSpan) -> String {
    "\(span.file.path):\(span.start.line):\(span.start.column)"
  }
}
