import FacetValue

/// The description of the whole API (OpenAPI 3.1), made from what the modules say about themselves.
public enum OpenAPIDocument {
  public static func value(of modules: [any DescribedModule]) -> Value {
    var printer = OperationPrinter()
    var paths = ValueDictionary()
    for module in modules {
      for endpoint in module.endpoints {
        var path: ValueDictionary = [:]
        if case .dictionary(let known)? = paths[.string(endpoint.path)] { path = known }
        path[.string(endpoint.method.rawValue.lowercased())] = printer.json(endpoint, of: module)
        paths[.string(endpoint.path)] = .dictionary(path)
      }
    }
    let problem = printer.problem
    var schemas = printer.schemas.components
    schemas["Problem"] = problem
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Facet shop", "version": "1.0.0",
        "description": "Users, products, orders, analytics and notifications. Errors are RFC 9457 problems.",
      ],
      "paths": .dictionary(paths),
      "components": ["schemas": .dictionary(schemas)],
    ]
  }
}
