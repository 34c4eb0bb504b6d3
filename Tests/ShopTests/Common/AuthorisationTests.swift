import Testing

@testable import Shop

@Suite struct AuthorisationTests {
  /// The whole table, cell by cell: anonymous, viewer, manager, admin.
  static let table: [Operation: [Bool]] = [
    .listUsers: [false, true, true, true],
    .readUser: [false, true, true, true],
    .createUser: [false, false, false, true],
    .updateUser: [false, false, false, true],
    .deleteUser: [false, false, false, true],
    .listProducts: [true, true, true, true],
    .readProduct: [true, true, true, true],
    .listCategories: [true, true, true, true],
    .createProduct: [false, false, true, true],
    .updateProduct: [false, false, true, true],
    .deleteProduct: [false, false, true, true],
    .restockProduct: [false, false, true, true],
    .listOrders: [false, true, true, true],
    .readOrder: [false, true, true, true],
    .draftOrder: [false, true, true, true],
    .placeOrder: [false, true, true, true],
    .annotateOrder: [false, true, true, true],
    .moveOrder: [false, false, true, true],
    .deleteOrder: [false, false, true, true],
    .readAnalytics: [false, true, true, true],
    .recordEvents: [false, false, true, true],
    .readNotifications: [false, true, true, true],
    .markNotifications: [false, true, true, true],
    .streamNotifications: [false, true, true, true],
  ]

  @Test(arguments: Operation.allCases, Role.allCases)
  func cell(operation: Operation, role: Role) throws {
    let row = try #require(Self.table[operation], "the table has no row for \(operation.rawValue)")
    let column = try #require(Role.allCases.firstIndex(of: role))
    let caller = Caller(userID: role == .anonymous ? nil : 1, name: "x", role: role)
    var problem: Problem?
    do { try Authorisation.check(operation, caller) } catch { problem = error }
    let refusal: Problem = role == .anonymous ? .unauthenticated : .forbidden
    #expect(problem == (row[column] ? nil : refusal))
  }
}
