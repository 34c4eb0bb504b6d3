import FacetValue
import Foundation

/// A browser that takes pictures and compares them.
struct SnapshotBrowser: Sendable {
  let camera: Camera
  /// What pictures depend on beside the page: `Chrome 156.0.8078.108, fonts 0c1d2e3f, processor 4a5b6c7d`.
  let versions: String
  private let table: Tab

  /// The share of pixels that another browser, with other fonts or on another processor, may draw in another way.
  static let tolerance = 0.005

  init(_ tools: DevTools) async throws {
    let product = try await tools.send("Browser.getVersion")["product"]?.text ?? "unknown"
    versions = "\(product.replacing("Headless", with: "").replacing("/", with: " ")), \(Machine.description)"
    camera = try await Camera(tools)
    table = try await Tab(tools)
  }

  struct Comparison {
    let differing: Int
    let total: Int
    /// Old, new and difference, as PNG; empty when nothing differs.
    let sheet: [UInt8]

    var share: Double { Double(differing) / Double(max(1, total)) }

    /// `12 of 329160 pixels (0.004 %)`
    var count: String { "\(differing) of \(total) pixels (\(String(format: "%.3f", share * 100)) %)" }
  }

  /// - Throws: when one of them is no picture.
  func compare(_ old: [UInt8], _ new: [UInt8]) async throws -> Comparison {
    let pictures = [old, new].map { "\"\(Data($0).base64EncodedString())\"" }.joined(separator: ",")
    let result = try await table.evaluate("\(CameraScripts.compare)(\(pictures))")
    guard case .int(let differing)? = result["differing"], case .int(let total)? = result["total"] else {
      throw DevTools.Failure(description: "The browser could not compare two pictures.")
    }
    let sheet = result["sheet"]?.text.flatMap { Data(base64Encoded: $0) } ?? Data()
    return Comparison(differing: differing, total: total, sheet: [UInt8](sheet))
  }
}

/// Runs some work with a browser, or without one when there is no program.
func withBrowser<Result: Sendable>(
  _ program: String?, _ work: @escaping @Sendable (SnapshotBrowser?) async throws -> Result
) async throws -> Result {
  guard let program else { return try await work(nil) }
  let tools = try DevTools(program)
  let listening = Task { await tools.listen() }
  let result: Swift.Result<Result, any Error>
  do {
    result = .success(try await work(try await SnapshotBrowser(tools)))
  } catch let failure as DevTools.Failure {
    result = .failure(CommandFailure("\(program): \(failure)"))
  } catch {
    result = .failure(error)
  }
  await tools.end()
  await listening.value
  return try result.get()
}
