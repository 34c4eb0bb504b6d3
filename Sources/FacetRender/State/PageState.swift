import FacetAnalysis
import FacetValue

/// Values that a page is rendered with in place of its initial ones: state, kept state, queries, the fragment, live
/// values, loads and stores, of every instance.
///
/// `Renderer.state(of:from:)` makes one.
public struct PageState: Sendable {
  /// By instance path and slot; every path that was named is a key.
  var values: [String: [FrameSlot: Value]] = [:]
  /// By number.
  var stores: [Int: Value] = [:]
  /// Loads whose values it has: they need not be run.
  public internal(set) var loads: [LoadKey: LoadOutcome] = [:]

  /// Every value is the initial one.
  public init() {}
}

/// Why a document is no state of a page.
public struct PageStateError: Error, Sendable, CustomStringConvertible {
  /// Of the instance; nil when the whole document is meant. The page's is empty.
  public let instancePath: String?
  /// Of the state, load or the like.
  public let name: String?
  public let message: String

  /// `"0.e1[12]": "open": expected Bool, got the text "yes"`
  public var description: String {
    ([instancePath, name].compactMap { $0 }.map { "\"\($0)\"" } + [message]).joined(separator: ": ")
  }
}
