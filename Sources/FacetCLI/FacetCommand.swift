import ArgumentParser
import Foundation

/// The command `facet` and its subcommands.
struct FacetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facet",
    abstract: "One set of templates, rendered on the server, in front of any HTTP API.",
    version: version,
    subcommands: [
      Serve.self, Backup.self, Build.self, Check.self, Compile.self, Sizes.self, Format.self, Render.self, Restore.self,
      Seed.self,
      ServiceCommand.self, Snapshot.self, User.self, Version.self,
    ])

  static let version = "0.1.0"
}

/// How a command ends, as its exit code.
enum ExitStatus: Int32 {
  case fine = 0
  /// The input is wrong; what is wrong was printed.
  case wrongInput = 1
  case wrongUsage = 2
  /// EX_SOFTWARE: a defect of Facet.
  case defect = 70
}

/// Ends a command with a message for whoever runs it.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ message: String, status: ExitStatus = .wrongInput) {
    self.message = message
    self.status = status
  }
}

@main
enum Entry {
  static func main() async {
    exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ arguments: [String]) async -> ExitStatus {
    do {
      var command = try FacetCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return .fine
    } catch let failure as CommandFailure {
      Terminal.error(failure.message)
      return failure.status
    } catch {
      return report(error)
    }
  }

  /// Help and version are asked for, usage errors are the caller's, and anything else is ours.
  private static func report(_ error: any Error) -> ExitStatus {
    let text = FacetCommand.fullMessage(for: error)
    switch FacetCommand.exitCode(for: error) {
    case .success:
      print(text)
      return .fine
    case .validationFailure:
      Terminal.error(text)
      return .wrongUsage
    default:
      Terminal.error("facet has met with a defect of its own: \(text.isEmpty ? "\(error)" : text)")
      return .defect
    }
  }
}
