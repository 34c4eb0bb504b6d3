import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1

/// Makes calls of backends: within their deadline, at the least loaded address, and once more where that is right.
struct BackendClient: Sendable {
  let client: HTTPClient

  /// How long a call waits for its turn to be made again.
  static let patience = Duration.seconds(2)

  /// A client that follows no redirects, decodes nothing and leaves deadlines to us.
  static func makeClient() -> HTTPClient {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    // Spans are the gateway's own: this client would make one of each check of health, with the path in it.
    configuration.tracing.tracer = nil
    configuration.timeout = .init(connect: .seconds(2), read: nil)
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    // A server that is down refuses at once; trying again for seconds would hold up every page that asks it.
    configuration.connectionPool.retryConnectionEstablishment = false
    // Many servers close idle connections after five seconds. Who comes later would send into a closing one.
    configuration.connectionPool.idleTimeout = .seconds(4)
    // Each backend's gates say how many there are.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 10_000
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// - Parameter deadline: of whoever needs the answer, when that is sooner than the backend's own.
  func send(
    _ call: BackendCall, to backend: Backend, before deadline: ProxyClock.Instant? = nil, _ logger: Logger
  ) async throws(CallFailure) -> BackendAnswer {
    let ticket = try backend.admit()
    let own = backend.clock.now() + backend.policy.timeout
    let deadline = min(own, deadline ?? own)
    guard let lease = backend.lease() else {
      ticket.end(.unknown)
      throw .unavailable(retryAfter: 1)
    }
    let first = await attempt(call, backend, lease, ticket, deadline, logger)
    let result = await again(after: first, call, backend, tried: lease.index, ticket, deadline, logger) ?? first
    switch result {
    case .success(let answer):
      ticket.end(answer.isGatewayError && answer.pause == nil ? .failure : .success)
      return answer
    case .failure(let failure):
      ticket.end(failure.outcome)
      if failure == .busy { backend.recordShed() }
      throw failure
    }
  }

  /// The second attempt, or nil when there must be none.
  ///
  /// It is made at another address. Without one that is well, what a second attempt can mend is a connection that the
  /// other server has closed just when it was used.
  private func again(
    after first: Result<BackendAnswer, CallFailure>, _ call: BackendCall, _ backend: Backend, tried: Int,
    _ ticket: BackendTicket, _ deadline: ProxyClock.Instant, _ logger: Logger
  ) async -> Result<BackendAnswer, CallFailure>? {
    guard Self.isWorthRepeating(first), call.isRepeatable, !ticket.isProbe else { return nil }
    let hasOther = backend.hasOther(than: [tried])
    if hasOther {
      let patience = min(deadline, backend.clock.now() + Self.patience)
      guard (try? await backend.retries.enter(until: patience)) != nil else { return nil }
    } else {
      guard case .failure(.reset) = first, backend.retries.enterAtOnce() else { return nil }
    }
    defer { backend.retries.leave() }
    // While it waited, others may have found out that all are down.
    guard backend.isClosed, let lease = backend.lease(without: hasOther ? [tried] : []) else { return nil }
    backend.recordRetry()
    return await attempt(call, backend, lease, ticket, deadline, logger)
  }

  private static func isWorthRepeating(_ result: Result<BackendAnswer, CallFailure>) -> Bool {
    switch result {
    case .success(let answer): answer.isGatewayError
    case .failure(let failure): failure == .connect || failure == .reset
    }
  }

  private func attempt(
    _ call: BackendCall, _ backend: Backend, _ lease: ReplicaLease, _ ticket: BackendTicket,
    _ deadline: ProxyClock.Instant, _ logger: Logger
  ) async -> Result<BackendAnswer, CallFailure> {
    do {
      try await lease.enter(until: deadline)
      let answer = try await execute(call, backend, lease, ticket, deadline)
      let result: AttemptResult =
        answer.pause.map { .rest($0) } ?? (answer.isGatewayError ? .failure : .success)
      backend.recordAttempt(result, replica: lease.index)
      return .success(answer)
    } catch {
      lease.end()
      let failure = CallFailure(error)
      backend.recordAttempt(failure.attempt, replica: lease.index)
      if failure.attempt == .failure {
        logger.warning(
          "backend failed",
          metadata: ["backend": "\(backend.name)", "address": "\(lease.address.base)", "error": "\(error)"])
      }
      return .failure(failure)
    }
  }

  private func execute(
    _ call: BackendCall, _ backend: Backend, _ lease: ReplicaLease, _ ticket: BackendTicket,
    _ deadline: ProxyClock.Instant
  ) async throws -> BackendAnswer {
    let begun = backend.clock.now()
    let firstByte = min(backend.policy.firstByte, deadline - begun)
    guard firstByte > .zero else { throw CallFailure.timeout }
    let request = call.request(at: lease.address, firstByte: firstByte)
    let response =
      if case .stream(let stream, _) = call.body {
        try await upload(request, stream.progress, firstByte)
      } else {
        try await client.execute(request, deadline: .now() + .nanoseconds(firstByte.nanoseconds))
      }
    let isStream = BackendAnswer.isEventStream(response.headers)
    if isStream { lease.leaveGate() }
    return BackendAnswer(
      status: Int(response.status.code), headers: response.headers,
      body: UpstreamBody(
        response.body, idle: backend.policy.idle, total: isStream ? nil : Self.left(call, backend, deadline)),
      isEventStream: isStream, lease: lease, ticket: ticket)
  }

  /// What the body may still take. After an upload the whole time begins anew: it went by at the visitor's pace.
  private static func left(_ call: BackendCall, _ backend: Backend, _ deadline: ProxyClock.Instant) -> Duration {
    if case .stream = call.body { return backend.policy.timeout }
    return deadline - backend.clock.now()
  }

  /// Sends a body as it comes. The other server's time runs only while it is the one that is waited for.
  private func upload(
    _ request: HTTPClientRequest, _ progress: UploadProgress, _ limit: Duration
  ) async throws -> HTTPClientResponse {
    try await withThrowingTaskGroup(of: HTTPClientResponse.self) { group in
      group.addTask { try await client.execute(request, deadline: .distantFuture) }
      group.addTask {
        try await progress.isLate(after: limit)
        throw CallFailure.timeout
      }
      defer { group.cancelAll() }
      guard let response = try await group.next() else { throw CallFailure.cancelled }
      return response
    }
  }
}
