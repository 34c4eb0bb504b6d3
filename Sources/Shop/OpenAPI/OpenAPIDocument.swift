import FacetValue

/// The description of the whole API (OpenAPI 3.1), made from what the modules say about themselves.
public enum OpenAPIDocument {
  public static func value(of modules: [any DescribedModule]) -> Value {
    var printer = OperationPrinter()
    var paths = ValueDictionary()
    for module in modules {
      // PUT and PATCH are one operation in the table of roles; in the document each has an id of its own.
      let counts = Dictionary(module.endpoints.map { ($0.operation, 1) }, uniquingKeysWith: +)
      for endpoint in module.endpoints {
        let isShared = (counts[endpoint.operation] ?? 0) > 1
        var path: ValueDictionary = [:]
        if case .dictionary(let known)? = paths[.string(endpoint.path)] { path = known }
        path[.string(endpoint.method.rawValue.lowercased())] = printer.json(endpoint, in: module.name, isShared)
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
