import Shop

/// Opens once; whoever waits before that goes on then.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for each in waiting { each.resume() }
    waiting = []
  }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }
}

/// Products that are slow to reserve: a reservation stops before it is made, until it is let go.
struct HeldProducts: ProductReservations {
  let products: any ProductReservations
  /// Opens when a reservation has come.
  let reached = Gate()
  /// Lets it go on.
  let letGo = Gate()

  func reserve(id: String, lines: [ReservationLine]) async throws -> [ReservedLine] {
    await reached.open()
    await letGo.pass()
    return try await products.reserve(id: id, lines: lines)
  }
  func confirm(id: String) async throws { try await products.confirm(id: id) }
  func release(id: String) async throws { try await products.release(id: id) }
}
