import Logging

/// Who has signed in, and what was done to sessions: lines of the logger `facet.audit`, whatever the level of the others.
///
/// They name accounts by their number and visitors by their network; an address that belongs to no account is not named at
/// all, since people type passwords there.
struct AuditLog: Sendable {
  enum Event: Sendable {
    case signedIn(user: Int)
    case signInFailed
    /// Too many attempts, or too many at once.
    case signInRefused
    case signedOut(user: Int)
    case sessionEnded(of: Int, by: Int)
  }

  private let logger: Logger

  init(_ logger: Logger = Logger(label: "facet.audit")) {
    var logger = logger
    logger.logLevel = min(logger.logLevel, .notice)
    self.logger = logger
  }

  func record(_ event: Event, _ exchange: Exchange) {
    var metadata: Logger.Metadata = [
      "network": "\(AddressRange.network(of: exchange.client.address))", "request_id": "\(exchange.requestID)",
    ]
    switch event {
    case .signedIn(let user), .signedOut(let user): metadata["user"] = .stringConvertible(user)
    case .sessionEnded(let user, let by):
      metadata["user"] = .stringConvertible(user)
      metadata["by"] = .stringConvertible(by)
    case .signInFailed, .signInRefused: break
    }
    logger.notice("\(event.name)", metadata: metadata)
  }
}

extension AuditLog.Event {
  fileprivate var name: String {
    switch self {
    case .signedIn: "signed in"
    case .signInFailed: "signing in failed"
    case .signInRefused: "signing in refused"
    case .signedOut: "signed out"
    case .sessionEnded: "session ended"
    }
  }
}
