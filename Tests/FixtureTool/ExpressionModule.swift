import FacetAnalysis
import FacetCodegen
import FacetValue

/// Lowered pages of a list, as one module: `export const cases = [async (given) => …, …]`. A case gets the JSON of its loads
/// by name, and runs its action `run`, which posts what it comes to.
struct ExpressionModule {
  static let path = "expressions/cases.js"

  private let module = JSModuleBuilder()
  private let runtime: RuntimeImports
  private var cases: [JSExpression] = []

  init() { runtime = RuntimeImports(module, root: "../") }

  /// The page has to be checked with the types that the module of types is made of.
  mutating func add(_ page: CheckedComponent, _ types: TypeTable) {
    let shapes = ProjectImports(
      runtime, types: types, typesModule: "../svelte/types.js", storesModule: "../svelte/stores.js")
    let frame = ExpressionFrame(deriveds: Set(page.deriveds.map(\.slot)))
    let lowering = Lowering(
      component: page, types: types, runtime: runtime, shapes: shapes, access: frame, locale: "en",
      names: module.names.nested())
    var body: [JSStatement] = [.const(.identifier("frame"), .object([]))]
    for load in page.loads {
      let value = runtime.call("decode", shapes.shape(of: load.type), JSExpression.id("given").member(load.name))
      body.append(.expression(frame.write(load.slot, value)))
    }
    for derived in page.deriveds {
      let value = JSExpression.arrow([], .expression(lowering.lower(derived.expression)))
      body.append(.expression(frame.cell(derived.slot).assigned(value)))
    }
    for (index, action) in page.actions.enumerated() {
      body.append(.expression(frame.action(index).assigned(lowering.function(of: action))))
    }
    for state in page.states { body.append(.expression(frame.write(state.slot, lowering.lower(state.initial)))) }
    if let run = page.actions.firstIndex(where: { $0.name == "run" }) {
      body.append(.expression(.await(.call(frame.action(run), []))))
    }
    cases.append(.arrow([.identifier("given")], .statements(body), isAsync: true))
  }

  /// A case that cannot be run keeps its place.
  mutating func addNothing() { cases.append(.null) }

  func printed() -> String {
    module.add(.export(.declaration(.const(.identifier("cases"), .array(cases)))))
    return module.print().text
  }
}
