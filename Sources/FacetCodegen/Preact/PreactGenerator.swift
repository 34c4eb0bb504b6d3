import FacetAnalysis

/// Makes modules of `h()` calls. A component's values are variables of its `setup`, which runs once for each instance;
/// `render` gives what it shows.
struct PreactGenerator: Generator {
  let project: ClientProject
  let traits: PreactTraits

  init(_ project: ClientProject) {
    self.project = project
    traits = PreactTraits(project.project)
  }

  /// Preact's HTML has nothing in it but the tree: `hydrate` drops comments and `<template>`s, and joins text itself.
  func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node] { [:] }

  func write(_ component: CheckedComponent, to file: ModuleFile) {
    PreactComponent(component, traits, project, file).write()
  }

  /// `start(definition.shapes, (found) => adopt(Page, found))`
  func writeEntry(of page: CheckedPage, to file: ModuleFile) {
    let component = project.components[page.component]
    let definition = file.module.use("definition", from: file.runtime.root + project.path(of: component))
    let found = JSExpression.id(file.module.names.unique("found"))
    let adopt = file.module.use("adopt", from: PreactHelpers.module("facet", file))
    let take = JSExpression.arrow([.identifier("found")], .expression(.call(adopt, [file.use(component), found])))
    file.addStart(of: page, shapes: definition.member("shapes"), adopt: take)
  }
}

/// Where the helpers are that both Facet's runtime and upstream's need.
enum PreactHelpers {
  static func module(_ name: String, _ file: ModuleFile) -> String { "\(file.runtime.root)runtime/preact/\(name).js" }

  private static let modules: [String: String] = [
    "children": "list", "text": "list", "each": "list", "useInstance": "facet", "call": "facet", "slot": "facet",
    "memo": "facet", "adopt": "facet", "reference": "nodes", "untouched": "nodes", "shown": "nodes", "typed": "nodes",
    "inOrder": "nodes", "kept": "nodes", "styles": "nodes", "spreads": "nodes", "fieldName": "nodes",
    "checkboxValue": "nodes", "Head": "head", "html": "html",
  ]

  static func helper(_ name: String, _ file: ModuleFile) -> JSExpression {
    file.module.use(name, from: module(modules[name] ?? "facet", file))
  }
}
