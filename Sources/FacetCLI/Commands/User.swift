import ArgumentParser
import FacetValue
import Foundation
import Logging
import Shop
import ShopSQLite

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accounts of the shop.", subcommands: [Add.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an account.",
      discussion: "The password is read from standard input: facet user add --admin --email a@b.example < file")

    @Flag(help: "The account may edit users; the first one of a shop must be such a one.")
    var admin = false

    @Flag(help: "The account may edit products and orders.")
    var manager = false

    @Option(help: ArgumentHelp("The address to sign in with.", valueName: "address"))
    var email: String

    @Option(help: ArgumentHelp("The name to show; the address unless given.", valueName: "name"))
    var name: String?

    @OptionGroup var options: DataOptions

    func run() async throws {
      let folder = try options.folder()
      guard let password = readLine(strippingNewline: true), !password.isEmpty else {
        throw CommandFailure("A password is expected on standard input.", status: .wrongUsage)
      }
      // Servers may go on meanwhile; seeding may not.
      let lock = try DataLock(folder: folder, for: .serving)
      defer { withExtendedLifetime(lock) {} }
      let shop = try EmbeddedShop.open(folder, Logger(label: "facet"))
      let role: Role = admin ? .admin : manager ? .manager : .viewer
      let body: Value = [
        "name": .string(name ?? email), "email": .string(email), "role": .string(role.rawValue), "active": true,
        "password": .string(password),
      ]
      guard let users = shop.modules.first(where: { $0.name == "users" }) else {
        throw CommandFailure("This build has no users module.", status: .defect)
      }
      let answer = await users.respond(to: ModuleRequest(.post, ["api", "users"], body: body, caller: .operator))
      await shop.close()
      if case .problem(let problem) = answer.body { throw CommandFailure(Self.text(problem)) }
      print("Added \(email) as \(role.rawValue), in \(folder).")
    }

    private static func text(_ problem: Problem) -> String {
      let fields = problem.errors.map { "  \($0.pointer.dropFirst()) \($0.detail)" }
      return ([problem.title] + (fields.isEmpty ? [problem.detail ?? ""] : fields)).joined(separator: "\n")
    }
  }
}
