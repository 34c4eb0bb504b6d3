import HTTPTypes

/// The `traceparent` of a call (W3C Trace Context, level 1): which trace it belongs to.
struct TraceParent: Sendable, Equatable {
  /// 32 digits of lower-case hex, not all zero.
  let trace: String
  /// 16 digits of lower-case hex, not all zero: the caller.
  let parent: String
  let isSampled: Bool

  var text: String { "00-\(trace)-\(parent)-\(isSampled ? "01" : "00")" }

  /// Nil when it is malformed. Versions to come may append fields (§3.2.4).
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff", parts[0] != "00" || parts.count == 4,
      Self.isHex(parts[1], 32), Self.isHex(parts[2], 16), Self.isHex(parts[3], 2),
      parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }),
      let flags = UInt8(parts[3], radix: 16)
    else { return nil }
    trace = parts[1]
    parent = parts[2]
    isSampled = flags & 1 == 1
  }

  init(trace: String, parent: String, isSampled: Bool) {
    self.trace = trace
    self.parent = parent
    self.isSampled = isSampled
  }

  /// Of a call that this server makes for a request: in the trace that a trusted peer named, or in a new one.
  static func next(_ headers: HTTPFields, isTrusted: Bool) -> TraceParent {
    let given = isTrusted ? name.flatMap { headers[values: $0].first }.flatMap(TraceParent.init) : nil
    return TraceParent(
      trace: given?.trace ?? digits(UInt64.random(in: 1 ... .max)) + digits(UInt64.random(in: 0 ... .max)),
      parent: digits(UInt64.random(in: 1 ... .max)), isSampled: given?.isSampled ?? false)
  }

  static let name = HTTPField.Name("traceparent")

  private static func digits(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  private static func isHex(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
