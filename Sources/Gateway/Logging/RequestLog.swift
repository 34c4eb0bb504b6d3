import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// One line for each request, when it has been answered in full. Neither query nor headers are in it: they hold secrets.
struct RequestLog: Sendable {
  struct Entry: Sendable {
    let method: String
    let path: String
    let route: String
    let status: Int
    let started: ContinuousClock.Instant
    let client: String
  }

  /// Logs a response: at once when its length is known, else when its stream has ended.
  static func record(_ entry: Entry, _ response: inout Response, _ logger: Logger) {
    guard logger.logLevel <= .info else { return }
    let body = response.body
    if let length = body.contentLength {
      write(entry, bytes: length, logger)
      return
    }
    response.body = ResponseBody { writer in
      let counter = ByteCounter()
      do {
        try await body.write(
          writer.map { buffer in
            counter.add(buffer.readableBytes)
            return buffer
          })
      } catch {
        write(entry, bytes: counter.count, logger, failure: error)
        throw error
      }
      write(entry, bytes: counter.count, logger)
    }
  }

  private static func write(_ entry: Entry, bytes: Int, _ logger: Logger, failure: (any Error)? = nil) {
    let elapsed = (ContinuousClock.now - entry.started).components
    let milliseconds = Double(elapsed.seconds) * 1000 + Double(elapsed.attoseconds / 1_000_000_000_000) / 1000
    var metadata: Logger.Metadata = [
      "method": "\(entry.method)", "path": "\(entry.path)", "route": "\(entry.route)",
      "status": .stringConvertible(entry.status),
      "ms": .stringConvertible(milliseconds), "bytes": .stringConvertible(bytes), "client": "\(entry.client)",
    ]
    if let failure { metadata["aborted"] = "\(failure)" }
    logger.info("request", metadata: metadata)
  }
}
