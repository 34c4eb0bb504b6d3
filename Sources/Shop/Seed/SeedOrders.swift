import FacetValue

/// Makes up a year of orders: more at the end than at the beginning, more on weekends and before the holidays.
struct SeedOrders {
  private let plan: SeedPlan
  private let users: [NewUser]
  private let products: [NewProduct]
  private let staff: [String]
  private static let day = 86_400_000
  private static let days = 365

  init(_ plan: SeedPlan, users: [NewUser], products: [NewProduct]) {
    self.plan = plan
    self.users = users
    self.products = products
    staff = users.filter { $0.role == .manager }.map(\.name)
  }

  mutating func make(_ random: inout SeedRandom) -> [Order] {
    let customers = WeightedPick(users.map { $0.isDemo ? 0.3 : 0.4 + random.unit() * random.unit() })
    let goods = WeightedPick(products.indices.map { _ in 1 / (0.02 + random.unit()) })
    var number = 0
    return times(&random).map { at in
      number += 1
      let customer = index(customers, before: at, of: users, { $0.createdAt }, &random)
      let lines = lines(goods, before: at, &random)
      let steps = steps(from: at, customer: users[customer].name, &random)
      return Order(
        id: number, customerID: customer + 1, customerName: users[customer].name,
        state: steps.last?.state ?? .pending, lines: lines, currency: SeedProducts.currency,
        total: OrderTotal.sum(lines.map { ($0.quantity, $0.unitPrice) }) ?? 0,
        note: random.chance(0.12) ? random.pick(SeedOrders.notes) : "", reservation: random.id(),
        placedAt: at.milliseconds, updatedAt: steps.last?.at ?? at.milliseconds, history: steps)
    }
  }

  // MARK: When

  /// The times at which orders are placed, in order.
  private func times(_ random: inout SeedRandom) -> [Instant] {
    let today = CivilDay(containing: plan.until)
    let elapsed = plan.until.milliseconds &- today.start.milliseconds
    let weights = (0..<SeedOrders.days).map { index in
      let day = CivilDay(number: today.number &- (SeedOrders.days - 1 - index))
      let growth = 0.6 + 0.8 * Double(index) / Double(SeedOrders.days)
      let noise = 0.85 + 0.3 * random.unit()
      let part = index == SeedOrders.days - 1 ? Double(elapsed) / Double(SeedOrders.day) : 1
      return growth * noise * part * SeedOrders.weekday[day.weekday] * SeedOrders.season(day)
    }
    let days = WeightedPick(weights)
    let hours = WeightedPick(SeedOrders.hours)
    var times: [Int] = []
    while times.count < plan.orders {
      let index = days.index(random.unit()) ?? 0
      let start = CivilDay(number: today.number &- (SeedOrders.days - 1 - index)).start.milliseconds
      let hour = hours.index(random.unit()) ?? 12
      let at = start &+ hour &* 3_600_000 &+ random.int(0...3_599_999)
      // What would lie after the last moment is moved into the part of that day that has passed.
      times.append(at < plan.until.milliseconds ? at : start &+ Int(Double(elapsed) * random.unit()))
    }
    return times.sorted().map { Instant(milliseconds: $0) }
  }

  /// From Monday on.
  private static let weekday = [0.95, 0.9, 0.9, 1.0, 1.1, 1.25, 1.35]
  private static let hours: [Double] = [
    0.6, 0.3, 0.2, 0.1, 0.1, 0.3, 0.8, 1.6, 2.4, 3.2, 4.0, 4.2, 4.6, 4.0, 3.4, 3.2, 3.4, 3.8, 4.4, 5.2, 5.6, 4.8, 3.0,
    1.4,
  ]

  /// Rises from the middle of November to just before the holidays; January and August are quiet.
  private static func season(_ day: CivilDay) -> Double {
    switch (day.month, day.dayOfMonth) {
    case (11, 15...): 1 + 0.05 * Double(day.dayOfMonth - 15)
    case (12, ..<21): 1.9
    case (12, _): 0.8
    case (1, _): 0.75
    case (8, _): 0.85
    case (5, _), (6, _): 1.1
    default: 1
    }
  }

  // MARK: What

  private func lines(_ goods: WeightedPick, before at: Instant, _ random: inout SeedRandom) -> [OrderLine] {
    let count = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5]
    var lines: [OrderLine] = []
    for _ in 0..<random.pick(count, else: 1) {
      let index = index(goods, before: at, of: products, { $0.createdAt }, &random)
      guard !lines.contains(where: { $0.productID == index + 1 }) else { continue }
      let product = products[index]
      let isCheap = product.price.minorUnits < 5000
      lines.append(
        OrderLine(
          productID: index + 1, name: product.name,
          quantity: random.pick(isCheap ? [1, 1, 1, 2, 2, 3, 4, 6] : [1, 1, 1, 1, 2], else: 1),
          unitPrice: product.price.minorUnits))
    }
    return lines
  }

  /// Something that was there before; the first, which was there first, when chance finds nothing else.
  private func index<T>(
    _ pick: WeightedPick, before at: Instant, of all: [T], _ createdAt: (T) -> Instant, _ random: inout SeedRandom
  ) -> Int {
    for _ in 0..<16 {
      if let index = pick.index(random.unit()), createdAt(all[index]) < at { return index }
    }
    return 0
  }

  // MARK: How it went on

  /// What has happened to an order by now: steps that would lie in the future have not been taken.
  private func steps(from at: Instant, customer: String, _ random: inout SeedRandom) -> [OrderEvent] {
    var steps = [OrderEvent(state: .pending, at: at, by: customer)]
    var time = at.milliseconds
    for (state, hours) in path(&random) {
      time = time &+ Int(hours * 3_600_000)
      guard time <= plan.until.milliseconds else { break }
      let by = state == .paid ? customer : random.pick(staff, else: customer)
      steps.append(OrderEvent(state: state, at: Instant(milliseconds: time), by: by))
    }
    return steps
  }

  /// The states that an order will go through, with the hours from the one before.
  private func path(_ random: inout SeedRandom) -> [(OrderState, Double)] {
    let fate = random.unit()
    let paid = (OrderState.paid, 0.05 + 30 * random.unit() * random.unit() * random.unit())
    if fate < 0.025 { return [(.cancelled, 4 + 60 * random.unit())] }
    if fate < 0.055 { return [paid, (.cancelled, 2 + 30 * random.unit())] }
    return [paid, (.shipped, 6 + 60 * random.unit()), (.delivered, 24 + 96 * random.unit())]
  }

  private static let notes = [
    "Please ring at the neighbour’s if nobody is in.", "It is a present: no invoice in the parcel, please.",
    "Leave it behind the blue gate.", "Deliver after 5 pm, if you can.", "Second floor, left.",
    "If one is not in stock, send the other anyway.", "Bitte beim Hausmeister abgeben.",
    "Laisser chez la gardienne, merci.", "Please wrap the pieces singly.", "Use the entrance in the yard.",
  ]
}
