import FacetValue
import Foundation
import Logging

/// Writes log entries to standard error, each with one write: those of different threads must not mix.
public struct LineLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  private let label: String
  private let format: GatewayConfiguration.Log.Format
  private let write: @Sendable ([UInt8]) -> Void

  public init(
    label: String, format: GatewayConfiguration.Log.Format,
    write: @escaping @Sendable ([UInt8]) -> Void = LineLogHandler.standardError
  ) {
    self.label = label
    self.format = format
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let now = Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    let entry = LogEntry(
      time: now, level: event.level, label: label, message: event.message.description,
      metadata: metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key })
    let line =
      switch format {
      case .json: entry.json
      case .text: Array(entry.text.utf8)
      }
    write(line + [UInt8(ascii: "\n")])
  }

  /// A line that can't be written (a full disk, a reader that went away) is lost; `write(_:)` would end the process.
  public static func standardError(_ bytes: [UInt8]) {
    try? FileHandle.standardError.write(contentsOf: Data(bytes))
  }
}

/// What a line of the log says.
struct LogEntry {
  let time: Instant
  let level: Logger.Level
  let label: String
  let message: String
  /// By name.
  let metadata: [(key: String, value: Logger.MetadataValue)]
}
