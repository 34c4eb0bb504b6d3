import FacetAnalysis
import FacetValue

/// What a generated module uses of the project's types and stores: shapes say how data from the API is read and written.
package struct ProjectImports {
  package let runtime: RuntimeImports
  package let types: TypeTable
  /// The module with the shapes of the project's types: `../types.js`.
  package let typesModule: String
  /// The module with the page's stores.
  package let storesModule: String

  package init(_ runtime: RuntimeImports, types: TypeTable, typesModule: String, storesModule: String) {
    self.runtime = runtime
    self.types = types
    self.typesModule = typesModule
    self.storesModule = storesModule
  }

  /// A store of the page.
  package func store(_ name: String) -> JSExpression {
    runtime.module.use(JSIdentifier.make(from: name), from: storesModule)
  }

  /// The shape of a type. Records and enumerations are imported by name.
  package func shape(of type: ValueType) -> JSExpression {
    shape(of: type) { runtime.module.use(Self.name(of: $0), from: typesModule) }
  }

  /// - Parameter named: the shape of a record or an enumeration.
  func shape(of type: ValueType, named: (String) -> JSExpression) -> JSExpression {
    switch type {
    case .int: runtime.helper("int")
    case .double: runtime.helper("double")
    case .bool: runtime.helper("bool")
    case .string: runtime.helper("text")
    case .date: runtime.helper("date")
    case .money: runtime.helper("money")
    case .trustedHTML: runtime.helper("html")
    case .array(let element): pure("array", [shape(of: element, named: named)])
    case .optional(let wrapped): pure("optional", [shape(of: wrapped, named: named)])
    case .dictionary(let key, let value):
      pure("dictionary", [self.key(key, named: named), shape(of: value, named: named)])
    case .record(let name), .enumeration(let name): named(name)
    case .void: runtime.helper("anything")
    case .action, .closure, .element, .error: runtime.call("nothing", .text(type.text))
    }
  }

  private func key(_ type: ValueType, named: (String) -> JSExpression) -> JSExpression {
    type == .int ? runtime.helper("intKey") : shape(of: type, named: named)
  }

  func pure(_ helper: String, _ arguments: [JSExpression]) -> JSExpression {
    .pure(runtime.call(helper, arguments))
  }

  /// `Page<Product>` is exported as `PageProduct`.
  package static func name(of type: String) -> String { JSIdentifier.make(from: type) }
}
