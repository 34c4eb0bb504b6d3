import FacetAnalysis

/// Makes one target's code: prints decisions that analysis has made.
package protocol Generator: Sendable {
  init(_ project: ClientProject)
  /// What the server's HTML of a component needs, by node.
  func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node]
  /// Writes the module of a component, a layout, or a page's component.
  func write(_ component: CheckedComponent, to file: ModuleFile)
  /// Writes the module that a page loads.
  func writeEntry(of page: CheckedPage, to file: ModuleFile)
}
