import ArgumentParser
import FacetValue
import Foundation
import Logging
import Shop
import ShopSQLite

struct Seed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill an empty data folder with a made-up shop.",
    discussion: "The same numbers and the same date give the same shop.")

  @Option(help: "How many accounts.") var users = 500
  @Option(help: "How many products.") var products = 2000
  @Option(help: "How many orders, over the year before the date.") var orders = 10_000

  @Option(help: ArgumentHelp("The day that the shop's history ends before; today unless given.", valueName: "date"))
  var until: String?

  @OptionGroup var options: DataOptions

  func validate() throws {
    for (name, count) in [("--users", users), ("--products", products), ("--orders", orders)] {
      guard (0...1_000_000).contains(count) else { throw ValidationError("\(name) must be from 0 to 1000000.") }
    }
  }

  func run() async throws {
    let folder = try options.folder()
    let plan = SeedPlan(users: users, products: products, orders: orders, until: try lastDay())
    let target = SeedFolder(path: folder)
    try await target.prepare()
    let clock = ContinuousClock()
    let elapsed = try await clock.measure {
      try await target.fill { folder in
        do {
          try await SeedWriter.write(to: folder, plan: plan) { progress in
            if progress.done == progress.total { Terminal.line("  \(progress.step)") }
          }
        } catch let error as SeedError {
          throw CommandFailure(error.description)
        }
      }
    }
    let seconds = (Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    Terminal.line(
      "Seeded \(plan.users) users, \(plan.products) products and \(plan.orders) orders into \(folder) "
        + "in \(String(format: "%.1f", seconds)) s.")
  }

  /// The beginning of the day, in UTC.
  private func lastDay() throws -> Instant {
    let text = try until ?? String(processClock().now().rfc3339.prefix(10))
    guard text.utf8.count == 10, let instant = Instant(rfc3339: text + "T00:00:00Z") else {
      throw CommandFailure("--until must be a date like 2026-11-01, and it is “\(text)”.", status: .wrongUsage)
    }
    return instant
  }
}
