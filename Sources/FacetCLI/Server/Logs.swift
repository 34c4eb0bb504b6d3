import Gateway
import Logging

/// Sets up what log lines look like. Once in a process.
enum Logs {
  static func start(_ log: GatewayConfiguration.Log) {
    LoggingSystem.bootstrap { label in
      var handler = LineLogHandler(label: label, format: log.format)
      handler.logLevel = log.level
      return handler
    }
  }
}
