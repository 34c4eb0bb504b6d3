import FacetValue
import Foundation

/// Looks at pages, each time as a new visitor, and the same way every time.
struct Camera: Sendable {
  private let tab: Tab

  init(_ tools: DevTools) async throws {
    tab = try await Tab(tools)
    try await tab.send("Page.enable")
    try await tab.send("Runtime.enable")
    try await tab.send("Emulation.setFocusEmulationEnabled", ["enabled": true])
    // What arrives by itself would make other pictures. Streams are held up, and never answered.
    let streams: Value = ["resourceType": "EventSource", "requestStage": "Request"]
    try await tab.send("Fetch.enable", ["patterns": [streams]])
  }

  /// Opens a page and waits for its client. Gives what went wrong in it.
  func open(_ url: String) async throws -> [String] {
    let origin = url.split(separator: "/").prefix(2).joined(separator: "//")
    try await tab.send("Storage.clearDataForOrigin", ["origin": .string(origin), "storageTypes": "all"])
    try await look(Look.all[0])
    _ = await tab.tools.takeEvents(in: tab.session)
    let navigation = try await tab.send("Page.navigate", ["url": .string(url)])
    if let text = navigation["errorText"]?.text { throw DevTools.Failure(description: "\(url): \(text)") }
    try await tab.tools.event("Page.loadEventFired", in: tab.session)
    let isLate = try await tab.evaluate(CameraScripts.ready).text == "late"
    try await tab.evaluate(CameraScripts.hold)
    let exceptions = await tab.tools.takeEvents(in: tab.session).filter { $0.name == "Runtime.exceptionThrown" }
    return exceptions.map { Tab.text(of: $0.parameters["exceptionDetails"] ?? .null) }
      + (isLate ? ["The client did not start."] : [])
  }

  /// The part of the page that is in view, as PNG.
  func picture(_ look: Look) async throws -> [UInt8] {
    try await self.look(look)
    try await tab.evaluate(CameraScripts.settled)
    let shot = try await tab.send("Page.captureScreenshot", ["format": "png"])
    guard let text = shot["data"]?.text, let data = Data(base64Encoded: text) else {
      throw DevTools.Failure(description: "The browser gave no picture.")
    }
    return [UInt8](data)
  }

  private func look(_ look: Look) async throws {
    try await tab.send(
      "Emulation.setDeviceMetricsOverride",
      ["width": .int(look.width), "height": .int(look.height), "deviceScaleFactor": 1, "mobile": false])
    let scheme: Value = ["name": "prefers-color-scheme", "value": .string(look.scheme.rawValue)]
    let motion: Value = ["name": "prefers-reduced-motion", "value": "reduce"]
    try await tab.send("Emulation.setEmulatedMedia", ["features": [scheme, motion]])
  }
}
