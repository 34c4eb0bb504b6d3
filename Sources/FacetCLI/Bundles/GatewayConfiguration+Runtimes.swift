import Facet
import Foundation
import Gateway

extension GatewayConfiguration {
  /// What decides what the clients of the templates are.
  ///
  /// - Throws: `CommandFailure` when a file of `runtimes:` can't be read.
  func clientOptions() throws -> SiteOptions {
    var options = SiteOptions(language: language)
    options.runtimes = try runtimeModules()
    return options
  }

  /// The files of `runtimes:`.
  private func runtimeModules() throws -> [String: [UInt8]] {
    try runtimes.reduce(into: [:]) { modules, entry in
      guard let data = FileManager.default.contents(atPath: entry.value) else {
        throw CommandFailure("\(entry.value), which runtimes: names for \(entry.key), can't be read.")
      }
      modules[entry.key] = [UInt8](data)
    }
  }
}
