import FacetValue
import Foundation
import Logging

/// Writes one JSON object a line to standard error: `time`, `level`, `message`, `logger`, and the metadata beside them.
public struct JSONLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  private let label: String
  private let write: @Sendable ([UInt8]) -> Void

  public init(label: String, write: @escaping @Sendable ([UInt8]) -> Void = JSONLogHandler.standardError) {
    self.label = label
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let now = Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    var entry = ValueDictionary()
    entry["time"] = .string(now.rfc3339)
    entry["level"] = .string(event.level.rawValue)
    entry["message"] = .string(event.message.description)
    entry["logger"] = .string(label)
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) { entry[.string(key)] = Self.value(value) }
    // One write for the whole line: lines of different threads must not mix.
    write(JSONWriter.bytes(of: .dictionary(entry)) + [UInt8(ascii: "\n")])
  }

  /// Numbers as numbers, so that tools can sum them.
  private static func value(_ metadata: Logger.MetadataValue) -> Value {
    switch metadata {
    case .string(let text): .string(text)
    case .stringConvertible(let number as Int): .int(number)
    case .stringConvertible(let number as Double): .double(number)
    case .stringConvertible(let text): .string(text.description)
    case .array(let items): .array(items.map(value))
    case .dictionary(let members):
      .dictionary(
        ValueDictionary(
          uniquing: members.sorted { $0.key < $1.key }.map { (key: .string($0.key), value: value($0.value)) }))
    }
  }

  /// A line that can't be written (a full disk, a reader that went away) is lost; `write(_:)` would end the process.
  public static func standardError(_ bytes: [UInt8]) {
    try? FileHandle.standardError.write(contentsOf: Data(bytes))
  }
}
