import GRDB

/// An INSERT that is prepared once and run for many rows.
struct BulkInsert {
  private let statement: Statement

  init(_ db: Database, _ table: String, _ columns: [String]) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    statement = try db.makeStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
  }

  func add(_ values: StatementArguments) throws { try statement.execute(arguments: values) }
}
