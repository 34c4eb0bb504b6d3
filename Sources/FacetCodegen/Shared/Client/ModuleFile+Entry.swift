import FacetAnalysis
import FacetSyntax

extension ModuleFile {
  /// Writes what starts a page's client. In development tools see its state, and what it repairs is an error.
  func addStart(of page: CheckedPage, shapes: JSExpression, adopt: JSExpression) {
    module.useEffect(of: "\(runtime.root)runtime/shared/page/evaluate.js")
    let start = runtime.call("start", shapes, adopt)
    if project.options.isDevelopment {
      let template = project.components[page.component].source.path
      module.add(.expression(runtime.call("develop", .arrow([], .expression(start)), .text(template))))
    } else {
      module.add(.expression(start))
    }
  }
}
