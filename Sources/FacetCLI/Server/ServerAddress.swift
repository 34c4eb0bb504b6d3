import Gateway

/// Where a server listens, as an address that a browser can open.
struct ServerAddress: Sendable {
  private let listen: GatewayConfiguration.ListenAddress

  private let isSecure: Bool

  init(_ listen: GatewayConfiguration.ListenAddress, isSecure: Bool = false) {
    self.listen = listen
    self.isSecure = isSecure
  }

  /// `http://127.0.0.1:8080`; an address that means all of them is shown as one of this machine.
  ///
  /// - Parameter port: the one that was taken, if it is known.
  func text(port: Int?) -> String {
    let host = ["0.0.0.0", "::"].contains(listen.host) ? "127.0.0.1" : listen.host
    return "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port ?? listen.port)"
  }
}
