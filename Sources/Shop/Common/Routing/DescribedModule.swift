/// A module that answers by a router and can describe its operations.
public protocol DescribedModule: Module {
  var endpoints: [Endpoint] { get }
  var router: ModuleRouter { get }
}

extension DescribedModule {
  public func respond(to request: ModuleRequest) async -> ModuleResponse { await router.respond(to: request) }
}
