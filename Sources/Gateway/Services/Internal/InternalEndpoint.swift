import FacetValue
import Shop

/// Something that a module's process does for other processes, at an address below `/internal`.
public struct InternalEndpoint: Sendable {
  let method: ModuleRequest.Method
  /// Below `/internal`; nil stands for any segment.
  let path: [String?]
  /// Gets the segments that stand for nil, and the body; nil is answered with 204.
  let handle: @Sendable (_ parameters: [String], _ body: Value?) async throws -> Value?

  /// What the segments say for the path's open places; nil when it is another address.
  func match(_ segments: some Collection<String>) -> [String]? {
    guard segments.count == path.count else { return nil }
    var parameters: [String] = []
    for (wanted, segment) in zip(path, segments) {
      guard let wanted else {
        parameters.append(segment)
        continue
      }
      if wanted != segment { return nil }
    }
    return parameters
  }
}

extension InternalEndpoint {
  /// What the users module does for gateways: `accounts/{id}`, `accounts/sign-in` and `demo-account`.
  ///
  /// Nobody that isn't there is answered with `{"account": null}`: that is no error here.
  public static func accounts(_ users: UserDirectory) -> [InternalEndpoint] {
    [
      InternalEndpoint(method: .post, path: ["accounts", "sign-in"]) { _, body in
        let body = try WireObject(body)
        let access = try await users.access(email: try body.text("email"), password: try body.text("password"))
        return RemoteAccounts.value(of: access)
      },
      InternalEndpoint(method: .get, path: ["accounts", nil]) { parameters, _ in
        guard let id = Int(parameters[0]) else { throw Problem.notFound("account") }
        return RemoteAccounts.value(of: try await users.access(id: id))
      },
      InternalEndpoint(method: .get, path: ["demo-account"]) { _, _ in
        RemoteAccounts.value(of: try await users.demoCaller().map { AccountAccess(caller: $0, version: 0) })
      },
    ]
  }

  /// What the products module does for orders: `reservations/{id}`, and its `confirm` and `release`.
  public static func reservations(_ products: any ProductReservations) -> [InternalEndpoint] {
    [
      InternalEndpoint(method: .post, path: ["reservations", nil]) { parameters, body in
        let lines = try WireObject(body).objects("lines").map(RemoteReservations.line)
        let reserved = try await products.reserve(id: parameters[0], lines: lines)
        return ["lines": .array(reserved.map(RemoteReservations.value))]
      },
      InternalEndpoint(method: .post, path: ["reservations", nil, "confirm"]) { parameters, _ in
        try await products.confirm(id: parameters[0])
        return nil
      },
      InternalEndpoint(method: .post, path: ["reservations", nil, "release"]) { parameters, _ in
        try await products.release(id: parameters[0])
        return nil
      },
    ]
  }

  /// What a module does about events: `events`. The answer comes after the commit.
  public static func events(_ subscriber: EventSubscriber) -> InternalEndpoint {
    InternalEndpoint(method: .post, path: ["events"]) { _, body in
      try await subscriber.receive(try WireObject(body).objects("events").map(RemoteEvents.event))
      return nil
    }
  }

  /// What the module's API is: `openapi`.
  public static func description(of module: any DescribedModule) -> InternalEndpoint {
    InternalEndpoint(method: .get, path: ["openapi"]) { _, _ in OpenAPIDocument.value(of: [module]) }
  }
}
