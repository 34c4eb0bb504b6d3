import FacetValue
import Shop

func checkStock(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 7))
  try expectEqual(try await store.restock(lamp.id, by: 3, at: laterProductTime)?.stock, 10, "stock after a restock")
  try await expectProblem("stock-limit") {
    _ = try await store.restock(lamp.id, by: ProductRules.stock.upperBound, at: productTime)
  }
  try await expectProblem("stock-limit") { _ = try await store.restock(lamp.id, by: Int.max, at: productTime) }
  try expectEqual(try await store.product(lamp.id)?.stock, 10, "stock after a refused restock")
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<20 { group.addTask { _ = try? await store.restock(lamp.id, by: 1, at: productTime) } }
  }
  try expectEqual(try await store.product(lamp.id)?.stock, 30, "stock after 20 restocks at once")

  _ = try await store.update(lamp.id, ProductForm(stock: 4), at: productTime)
  _ = try await store.update(lamp.id, ProductForm(stock: 3), at: productTime)
  let outbox = store.outbox
  let waiting = try await outbox.events(for: "test", limit: 10)
  let events = waiting.map(\.event)
  try expectEqual(events.map(\.kind), ["stock.low"], "one event for falling below the limit, none for staying there")
  try expectEqual(events.first?.data["stock"], .int(4), "the event's stock")
  try expectEqual(events.first?.data["productId"], .int(lamp.id), "the event's product")
  try await outbox.advance("test", to: waiting.last?.position ?? 0)
  try expectEqual(try await outbox.events(for: "test", limit: 10).count, 0, "events after delivery")
}

func checkReservationsOnce(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 7, price: 500))
  let lines = [ReservationLine(productID: lamp.id, quantity: 3, expectedPrice: lamp.price)]
  let first = try await store.reserve(id: "r1", lines: lines)
  try expectEqual(
    first, [ReservedLine(productID: lamp.id, name: "Lamp", quantity: 3, unitPrice: lamp.price)], "what was reserved")
  try expectEqual(try await store.product(lamp.id)?.stock, 4, "stock after reserving")
  _ = try await store.update(
    lamp.id, ProductForm(name: "Lantern", price: Money(minorUnits: 900, currency: "EUR")), at: productTime)
  try expectEqual(try await store.reserve(id: "r1", lines: lines), first, "the same again, whatever changed")
  try expectEqual(try await store.product(lamp.id)?.stock, 4, "stock after reserving again")
  try expectEqual(try await store.outbox.events(for: "test", limit: 10).count, 1, "one stock.low")

  try await store.confirm(id: "r1")
  try await store.confirm(id: "r1")
  try expectEqual(try await store.reserve(id: "r1", lines: lines), first, "reserving after a confirmation")
  try expectEqual(try await store.product(lamp.id)?.stock, 4, "stock after confirming")
  try await expectProblem("not-found") { try await store.confirm(id: "never") }
}

func checkReservationsAllOrNone(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 7, price: 500))
  let chair = try await one(store, newProduct("Chair", stock: 1, price: 900))
  func refused(_ code: String, _ pointer: String, _ lines: [ReservationLine]) async throws -> Problem {
    let problem = try await expectProblem(code) { _ = try await store.reserve(id: "r2", lines: lines) }
    try expectEqual(problem.errors.map(\.pointer), [pointer], "pointers")
    try expectEqual(try await store.product(lamp.id)?.stock, 7, "stock after \(code)")
    return problem
  }
  let fine = ReservationLine(productID: lamp.id, quantity: 2)
  let short = try await refused("out-of-stock", "/lines/1/quantity", [fine, .init(productID: chair.id, quantity: 2)])
  try expect(short.detail?.contains("Chair") == true, "the problem does not name the product: \(short)")
  let old = Money(minorUnits: 899, currency: "EUR")
  let changed = try await refused(
    "price-changed", "/lines/1/unitPrice", [fine, .init(productID: chair.id, quantity: 1, expectedPrice: old)])
  try expect(changed.detail?.contains("9.00 EUR") == true, "the problem does not say the new price: \(changed)")
  let other = Money(minorUnits: 900, currency: "USD")
  _ = try await refused(
    "price-changed", "/lines/0/unitPrice", [.init(productID: chair.id, quantity: 1, expectedPrice: other)])
  _ = try await refused("not-sold", "/lines/1/productId", [fine, .init(productID: 999_999, quantity: 1)])
  _ = try await refused("validation", "/lines/1/quantity", [fine, .init(productID: chair.id, quantity: 0)])
  _ = try await refused("validation", "/lines/0/quantity", [.init(productID: lamp.id, quantity: -5)])
  _ = try await refused("out-of-stock", "/lines/0/quantity", [.init(productID: lamp.id, quantity: Int.max)])
  // Two lines of one product share its stock.
  _ = try await refused(
    "out-of-stock", "/lines/1/quantity",
    [
      .init(productID: lamp.id, quantity: 4),
      .init(
        productID: lamp.id, quantity: 4),
    ])
  let both = try await store.reserve(
    id: "r2", lines: [.init(productID: lamp.id, quantity: 4), .init(productID: lamp.id, quantity: 3)])
  try expectEqual(both.map(\.quantity), [4, 3], "two lines of one product")
  try expectEqual(try await store.product(lamp.id)?.stock, 0, "stock after both")
}

func checkReleasesOnce(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 7))
  let lines = [ReservationLine(productID: lamp.id, quantity: 3)]
  _ = try await store.reserve(id: "r3", lines: lines)
  try await store.release(id: "r3")
  try await store.release(id: "r3")
  try expectEqual(try await store.product(lamp.id)?.stock, 7, "stock after releasing twice")
  try await expectProblem("reservation-released") { _ = try await store.reserve(id: "r3", lines: lines) }
  try await expectProblem("reservation-released") { try await store.confirm(id: "r3") }

  _ = try await store.reserve(id: "r4", lines: lines)
  try await store.confirm(id: "r4")
  try await store.release(id: "r4")
  try expectEqual(try await store.product(lamp.id)?.stock, 7, "stock after cancelling what was confirmed")

  try await store.release(id: "r5")
  try await expectProblem("reservation-released") { _ = try await store.reserve(id: "r5", lines: lines) }
  try expectEqual(try await store.product(lamp.id)?.stock, 7, "stock after a reserve that came too late")
}

func checkReservationsOfDeletedProducts(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 7))
  let chair = try await one(store, newProduct("Chair", stock: 7))
  let lines = [ReservationLine(productID: lamp.id, quantity: 3), ReservationLine(productID: chair.id, quantity: 3)]
  let reserved = try await store.reserve(id: "r6", lines: lines)
  try expect(try await store.delete(lamp.id), "a reserved product can be deleted")
  try expectEqual(try await store.reserve(id: "r6", lines: lines), reserved, "the reservation of a deleted product")
  try await store.confirm(id: "r6")
  try await store.release(id: "r6")
  try expect(try await store.product(lamp.id) == nil, "a release brought a deleted product back")
  try expectEqual(try await store.product(chair.id)?.stock, 7, "stock of the other product")
}

/// 64 buyers, 100 items, 3 each: 33 are served and one item is left.
func checkNeverOversold(_ store: any ProductStore) async throws {
  let lamp = try await one(store, newProduct("Lamp", stock: 100))
  let served = await withTaskGroup(of: Bool.self) { group in
    for buyer in 0..<64 {
      group.addTask {
        let lines = [ReservationLine(productID: lamp.id, quantity: 3)]
        return (try? await store.reserve(id: "buyer-\(buyer)", lines: lines)) != nil
      }
    }
    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
  try expectEqual(served, 33, "buyers served")
  try expectEqual(try await store.product(lamp.id)?.stock, 1, "stock left")
}
