/// Where an order stands. Only `transitions` lead from one state to another.
public enum OrderState: String, Sendable, CaseIterable, Codable {
  /// The stock isn't promised yet; such an order exists for the shop only once it is pending.
  case placing
  case pending, paid, shipped, delivered, cancelled

  /// The states that a person may move the order to.
  public var transitions: [OrderState] {
    switch self {
    case .placing, .delivered, .cancelled: []
    case .pending: [.paid, .cancelled]
    case .paid: [.shipped, .cancelled]
    case .shipped: [.delivered]
    }
  }

  /// The states that lists and filters know.
  public static let visible: [OrderState] = [.pending, .paid, .shipped, .delivered, .cancelled]
}
