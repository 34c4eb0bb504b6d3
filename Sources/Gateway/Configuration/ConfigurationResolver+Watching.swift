/// Where the numbers and the traces of a gateway go.
extension ConfigurationResolver {
  /// The address at which `/metrics` and health are served apart from the pages; nil when there is none.
  mutating func admin() -> GatewayConfiguration.ListenAddress? {
    guard let text = text(.admin) else { return nil }
    let place = places[Setting.admin.key] ?? .whole
    guard let address = GatewayConfiguration.ListenAddress(text) else {
      issues.append(
        ConfigurationIssue(
          place, "“admin” must be a host and a port, and this is “\(text.prefix(60))”",
          hint: "Write it like 127.0.0.1:9090."))
      return nil
    }
    return address
  }

  mutating func tracing() -> GatewayConfiguration.Tracing? {
    guard let endpoint = text(.tracingEndpoint) else { return nil }
    guard let address = BackendAddress(endpoint) else {
      issues.append(
        ConfigurationIssue(
          places[Setting.tracingEndpoint.key] ?? .whole,
          "“tracing.endpoint” must be the address of a collector, and this is “\(endpoint.prefix(60))”",
          hint: "Write it like http://127.0.0.1:4318."))
      return nil
    }
    return GatewayConfiguration.Tracing(
      endpoint: address.base, service: text(.tracingService) ?? "facet", percent: number(.tracingPercent) ?? 100)
  }
}
