import FacetAnalysis
import FacetSyntax

extension ModuleFile {
  /// Writes what starts a page's client, and then the page's own module. In development tools see the client's state, and what
  /// it repairs is an error.
  func addStart(of page: CheckedPage, shapes: JSExpression, adopt: JSExpression) {
    module.useEffect(of: "\(runtime.root)runtime/shared/page/evaluate.js")
    let start = runtime.call("start", shapes, adopt)
    if project.options.isDevelopment {
      let template = project.components[page.component].source.path
      module.add(.expression(runtime.call("develop", .arrow([], .expression(start)), .text(template))))
    } else {
      module.add(.expression(start))
    }
    guard project.options.pageModules.contains(page.name) else { return }
    let own = module.useDefault(from: runtime.root + ClientModule.ownPath(of: page.name), as: "own")
    module.add(.expression(runtime.call("whenReady", own)))
  }
}
