import ArgumentParser
import Foundation
import Gateway

/// The options that every command which touches data has.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the shop's data.", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("The configuration file; facet.yaml if it is there.", valueName: "file"))
  var config: String?

  /// Where the data is, by flags, environment and file.
  func folder() throws -> String {
    var flags = ConfigurationLoader.Flags()
    flags.data = data
    flags.config = config
    // Only the folder is asked for; who may sign in where is no concern of this command.
    flags.auth = "demo"
    return try loadConfiguration(flags).data
  }
}

/// The configuration, or a failure that lists what is wrong with it.
func loadConfiguration(_ flags: ConfigurationLoader.Flags) throws -> GatewayConfiguration {
  do {
    return try ConfigurationLoader.load(flags: flags)
  } catch let error as ConfigurationError {
    throw CommandFailure(error.description)
  }
}
