import ArgumentParser
import Foundation
import ShopSQLite

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the data of the embedded modules, while they are served or not.",
    discussion: "The copy is all of it at one moment. Sessions are in it too: keep it as you keep the data.")

  @ArgumentParser.Argument(help: ArgumentHelp("The folder of the copy, which must not be there.", valueName: "to"))
  var destination: String

  @OptionGroup var options: DataOptions

  func run() async throws {
    let folder = try options.folder()
    do {
      let names = try ShopBackup(directory: folder).write(to: destination)
      Terminal.line("Copied \(names.joined(separator: ", ")) from \(folder) to \(destination).")
    } catch let error as BackupError {
      throw CommandFailure(error.description)
    } catch {
      throw CommandFailure("The data in \(folder) can't be copied to \(destination): \(error)")
    }
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a copy that facet backup has made into an empty data folder.",
    discussion: "Every file is checked first. Where there is a shop already nothing is touched.")

  @ArgumentParser.Argument(help: ArgumentHelp("The folder of the copy.", valueName: "from"))
  var source: String

  @OptionGroup var options: DataOptions

  func run() async throws {
    let folder = try options.folder()
    let target = SeedFolder(path: folder)
    try await target.prepare()
    try await target.fill { temporary in
      do {
        try ShopBackup.restore(from: source, to: temporary)
      } catch let error as BackupError {
        throw CommandFailure(error.description)
      }
    }
    Terminal.line("Restored \(folder) from \(source).")
  }
}
