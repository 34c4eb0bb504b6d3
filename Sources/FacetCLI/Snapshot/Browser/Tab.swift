import FacetValue

/// One tab of the browser.
struct Tab: Sendable {
  let tools: DevTools
  let session: String

  /// Opens an empty one, in a window of its own: one that stands behind another is not drawn.
  init(_ tools: DevTools) async throws {
    let page: Value = ["url": "about:blank", "newWindow": true]
    let target = try await tools.send("Target.createTarget", page)["targetId"] ?? .null
    let attached = try await tools.send("Target.attachToTarget", ["targetId": target, "flatten": true])
    guard let session = attached["sessionId"]?.text else {
      throw DevTools.Failure(description: "The browser opened no tab.")
    }
    self.tools = tools
    self.session = session
  }

  @discardableResult
  func send(_ method: String, _ parameters: Value = [:]) async throws -> Value {
    try await tools.send(method, parameters, in: session)
  }

  /// What an expression comes to, in the tab's page.
  @discardableResult
  func evaluate(_ expression: String) async throws -> Value {
    let reply = try await send(
      "Runtime.evaluate",
      ["expression": .string(expression), "awaitPromise": true, "returnByValue": true])
    if let details = reply["exceptionDetails"] { throw DevTools.Failure(description: Self.text(of: details)) }
    return reply["result"]?["value"] ?? .null
  }

  /// What went wrong, as the console shows it.
  static func text(of exception: Value) -> String {
    let said = exception["exception"]?["description"]?.text ?? exception["text"]?.text
    return said ?? "An exception."
  }
}
