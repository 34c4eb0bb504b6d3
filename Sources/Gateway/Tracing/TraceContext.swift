/// Where a span stands among those of other processes (W3C Trace Context).
public struct TraceContext: Sendable, Hashable {
  /// 32 hexadecimal digits, in lower case, not all of them 0.
  public let traceID: String
  /// 16 of them.
  public let spanID: String
  /// Whether the spans of the trace are collected.
  public let isSampled: Bool
  /// What other systems pass along; this one adds nothing to it.
  public let state: String?

  /// A header that is longer is dropped, as Trace Context §3.3.1.5 allows.
  private static let maximumStateBytes = 512

  /// The first span of a new trace.
  public init(isSampled: Bool) {
    self.init(traceID: Self.random(bytes: 16), spanID: Self.random(bytes: 8), isSampled: isSampled, state: nil)
  }

  private init(traceID: String, spanID: String, isSampled: Bool, state: String?) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
    self.state = state
  }

  /// Reads `traceparent` and `tracestate`; nil when there is no valid one (Trace Context §3.2.2, §4.3: then a new trace
  /// begins).
  public init?(parent: String, state: String? = nil) {
    let parts = parent.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, Self.isHexadecimal(parts[0], count: 2), parts[0] != "ff",
      // The first version has these four; later ones may have more.
      parts[0] != "00" || parts.count == 4,
      Self.isHexadecimal(parts[1], count: 32), parts[1].contains(where: { $0 != "0" }),
      Self.isHexadecimal(parts[2], count: 16), parts[2].contains(where: { $0 != "0" }),
      Self.isHexadecimal(parts[3], count: 2), let flags = UInt8(parts[3], radix: 16)
    else { return nil }
    let kept = state.flatMap { $0.isEmpty || $0.utf8.count > Self.maximumStateBytes ? nil : $0 }
    self.init(traceID: parts[1], spanID: parts[2], isSampled: flags & 1 == 1, state: kept)
  }

  /// A span within this one.
  public var child: TraceContext {
    TraceContext(traceID: traceID, spanID: Self.random(bytes: 8), isSampled: isSampled, state: state)
  }

  /// `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`
  public var parent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

  private static func isHexadecimal(_ text: String, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// Trace Context §2.2.2.3 and §2.2.2.4: zeros alone are no id.
  private static func random(bytes count: Int) -> String {
    while true {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
      guard bytes.contains(where: { $0 != 0 }) else { continue }
      return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
