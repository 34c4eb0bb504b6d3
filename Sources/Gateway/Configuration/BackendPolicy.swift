/// How the gateway treats one backend: what it waits for, how much it sends at once, and how it asks after its health.
public struct BackendPolicy: Sendable, Equatable {
  /// For a whole answer. The time in which the visitor is waited for is not counted, and event streams have no such
  /// limit. Nil is `limits.timeout`.
  public var timeout: Duration?
  /// Until an answer has begun; nil is the same as `timeout`.
  public var firstByte: Duration?
  /// Between two parts of an answer.
  public var idle: Duration = .seconds(60)
  /// Requests that one address gets at once.
  public var connections = 64
  /// Requests that may wait for one address; more are refused.
  public var pending = 256
  /// The path that tells whether an address can be used: any 2xx says that it can. Nil asks nothing.
  public var health: String?

  public init() {}
}

extension Duration {
  /// Text of a configuration: `5` and `5s` are seconds, `250ms` milliseconds, `2m` minutes.
  ///
  /// Nil unless it is a whole number above 0, and at most an hour.
  init?(configured text: String) {
    let units: [(suffix: String, milliseconds: Int)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("", 1000)]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
    let digits = text.dropLast(unit.suffix.count)
    guard digits.allSatisfy(\.isASCII), let number = Int(digits), (1...3_600_000).contains(number),
      number * unit.milliseconds <= 3_600_000
    else { return nil }
    self = .milliseconds(number * unit.milliseconds)
  }
}
