import Gateway
import Logging

/// Sets up what log lines look like. Once in a process.
enum Logs {
  static func start(_ log: GatewayConfiguration.Log) {
    LoggingSystem.bootstrap { label in
      var handler: any LogHandler =
        switch log.format {
        case .json: JSONLogHandler(label: label)
        case .text: TextLogHandler(label: label)
        }
      handler.logLevel = log.level
      return handler
    }
  }
}
