import FacetValue

/// Commands and events of Chromium's DevTools protocol.
actor DevTools {
  /// A command that the browser refused, or never answered.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What a session is told without having asked.
  struct Event: Sendable {
    let name: String
    let parameters: Value
  }

  /// Longer than any command takes: who waits for it would wait for ever.
  private static let patience: Duration = .seconds(90)

  private let process: BrowserProcess
  private var nextID = 0
  private var replies: [Int: CheckedContinuation<Value, any Error>] = [:]
  private var events: [String: [Event]] = [:]
  private var waiting: [String: (name: String, continuation: CheckedContinuation<Void, any Error>)] = [:]
  private var hasEnded = false

  /// Starts a browser.
  init(_ program: String) throws {
    process = try BrowserProcess(program)
  }

  /// Reads what the browser says, until it ends.
  func listen() async {
    for await message in process.messages {
      if let value = try? JSONParser.parse(message, depthLimit: 1000) { receive(value) }
    }
    hasEnded = true
    let failure = Failure(description: ending)
    for reply in replies.values { reply.resume(throwing: failure) }
    for waiter in waiting.values { waiter.continuation.resume(throwing: failure) }
    replies = [:]
    waiting = [:]
  }

  /// The result of a command.
  @discardableResult
  func send(_ method: String, _ parameters: Value = [:], in session: String? = nil) async throws -> Value {
    guard !hasEnded else { throw Failure(description: ending) }
    nextID += 1
    let id = nextID
    var message: ValueDictionary = ["id": .int(id), "method": .string(method), "params": parameters]
    if let session { message["sessionId" as Value] = .string(session) }
    let limit = Task {
      try await Task.sleep(for: Self.patience)
      self.fail(id, "The browser did not answer \(method).")
    }
    defer { limit.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      replies[id] = continuation
      do {
        try process.write(JSONWriter.bytes(of: .dictionary(message)))
      } catch {
        fail(id, ending)
      }
    }
  }

  /// Waits for an event of a session that has not been taken yet.
  func event(_ name: String, in session: String) async throws {
    if events[session]?.contains(where: { $0.name == name }) == true { return }
    let limit = Task {
      try await Task.sleep(for: Self.patience)
      self.giveUp(session, "The browser never came to \(name).")
    }
    defer { limit.cancel() }
    try await withCheckedThrowingContinuation { waiting[session] = (name, $0) }
  }

  /// The events of a session since the last time.
  func takeEvents(in session: String) -> [Event] {
    defer { events[session] = nil }
    return events[session] ?? []
  }

  func end() { process.end() }

  private func receive(_ message: Value) {
    if case .int(let id)? = message["id"] {
      guard let reply = replies.removeValue(forKey: id) else { return }
      if let error = message["error"] {
        reply.resume(throwing: Failure(description: "The browser refused: \(error["message"]?.text ?? "")"))
      } else {
        reply.resume(returning: message["result"] ?? .null)
      }
    } else if let session = message["sessionId"]?.text, let name = message["method"]?.text {
      events[session, default: []].append(Event(name: name, parameters: message["params"] ?? .null))
      if let waiter = waiting[session], waiter.name == name {
        waiting[session] = nil
        waiter.continuation.resume()
      }
    }
  }

  private var ending: String { "The browser has ended. \(process.lastWords)" }

  private func fail(_ id: Int, _ reason: String) {
    replies.removeValue(forKey: id)?.resume(throwing: Failure(description: reason))
  }

  private func giveUp(_ session: String, _ reason: String) {
    waiting.removeValue(forKey: session)?.continuation.resume(throwing: Failure(description: reason))
  }
}

extension Value {
  /// Nil for what is no text.
  var text: String? { if case .string(let text) = self { text } else { nil } }
}
