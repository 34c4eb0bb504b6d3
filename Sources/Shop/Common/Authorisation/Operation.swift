/// Everything that can be asked of the five modules. The raw value is `x-operation` in the API's description.
public enum Operation: String, Sendable, CaseIterable {
  case listUsers = "users.list"
  case readUser = "users.read"
  case createUser = "users.create"
  case updateUser = "users.update"
  case deleteUser = "users.delete"

  case listProducts = "products.list"
  case readProduct = "products.read"
  case listCategories = "products.categories"
  case createProduct = "products.create"
  case updateProduct = "products.update"
  case deleteProduct = "products.delete"
  case restockProduct = "products.restock"

  case listOrders = "orders.list"
  case readOrder = "orders.read"
  case draftOrder = "orders.draft"
  case placeOrder = "orders.place"
  case annotateOrder = "orders.annotate"
  case moveOrder = "orders.transition"
  case deleteOrder = "orders.delete"

  case readAnalytics = "analytics.read"
  case recordEvents = "analytics.record"

  case readNotifications = "notifications.read"
  case markNotifications = "notifications.mark"
  case streamNotifications = "notifications.stream"
}
