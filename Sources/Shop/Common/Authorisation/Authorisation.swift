/// Who may do what: the one table of roles that the controllers check and the API's description prints.
public enum Authorisation {
  /// The least role that may do it. Exhaustive on purpose: a new operation does not compile without a role.
  public static func leastRole(for operation: Operation) -> Role {
    switch operation {
    case .listProducts, .readProduct, .listCategories:
      .anonymous
    case .listUsers, .readUser, .listOrders, .readOrder, .draftOrder, .placeOrder, .annotateOrder, .readAnalytics,
      .readNotifications, .markNotifications, .streamNotifications:
      .viewer
    case .createProduct, .updateProduct, .deleteProduct, .restockProduct, .moveOrder, .deleteOrder, .recordEvents:
      .manager
    case .createUser, .updateUser, .deleteUser:
      .admin
    }
  }

  /// Refuses a caller whose role does not reach: 401 when signing in could help, else 403.
  public static func check(_ operation: Operation, _ caller: Caller) throws(Problem) {
    guard caller.role < leastRole(for: operation) else { return }
    throw caller.role == .anonymous ? Problem.unauthenticated : Problem.forbidden
  }
}
