import FacetAnalysis
import FacetSyntax

extension ModuleFile {
  /// Writes what starts a page's client. In development tools see its state, and what it repairs is an error.
  func addStart(of component: CheckedComponent, isDevelopment: Bool, shapes: JSExpression, adopt: JSExpression) {
    let start = runtime.call("start", shapes, adopt)
    guard isDevelopment else { return module.add(.expression(start)) }
    module.add(
      .expression(runtime.call("develop", .arrow([], .expression(start)), .text(component.source.path))))
  }
}
