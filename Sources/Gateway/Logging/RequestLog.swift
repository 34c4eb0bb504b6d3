import HTTPTypes
import Logging

/// One line for each request, when it has been answered in full. Neither query nor headers are in it: they hold secrets. Of
/// the visitor's address it has the network, which tells enough of an attack and not who somebody is.
enum RequestLog {
  struct Entry: Sendable {
    let method: String
    /// Without the query.
    let path: String
    let route: String
    let status: Int
    let client: String
  }

  static func write(
    _ entry: Entry, bytes: Int, after elapsed: Duration, failure: (any Error)?, _ logger: Logger
  ) {
    guard logger.logLevel <= .info else { return }
    var metadata: Logger.Metadata = [
      "method": "\(entry.method)", "path": "\(entry.path)", "route": "\(entry.route)",
      "status": .stringConvertible(entry.status),
      "ms": .stringConvertible(Double(elapsed.nanoseconds / 1000) / 1000), "bytes": .stringConvertible(bytes),
      "client": "\(AddressRange.network(of: entry.client))",
    ]
    if let failure { metadata["aborted"] = "\(type(of: failure))" }
    logger.info("request", metadata: metadata)
  }
}
