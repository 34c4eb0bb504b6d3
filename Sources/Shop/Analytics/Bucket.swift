import FacetValue

/// The step of a time series. Buckets begin at midnight UTC; weeks begin on Monday (ISO 8601).
public enum Bucket: String, Sendable, CaseIterable {
  case day, week, month

  static let dayLength = 86_400_000

  /// The start of the bucket that holds the instant.
  public func start(of instant: Instant) -> Instant {
    let day = CivilDay(containing: instant)
    switch self {
    case .day: return day.start
    case .week: return CivilDay(number: day.number &- day.weekday).start
    case .month: return CivilDay(number: day.number &- (day.dayOfMonth &- 1)).start
    }
  }

  /// The start of the next bucket.
  public func next(after start: Instant) -> Instant {
    let day = CivilDay(containing: start)
    switch self {
    case .day: return CivilDay(number: day.number &+ 1).start
    case .week: return CivilDay(number: day.number &+ 7).start
    // No month has more than 31 days, and the 32nd day after a first lies in the next month.
    case .month: return self.start(of: CivilDay(number: day.number &+ 31).start)
    }
  }

  /// All buckets of a period, the first with the period's start in it, with the figures of its days.
  ///
  /// Nil when there would be more than `limit`.
  public func fill(_ period: Period, from days: [RevenuePoint], limit: Int) -> [RevenuePoint]? {
    var sums: [Instant: (revenue: Int, orders: Int)] = [:]
    for each in days {
      let key = start(of: each.start)
      let sum = sums[key] ?? (0, 0)
      sums[key] = (Bucket.add(sum.revenue, each.revenue), sum.orders &+ each.orders)
    }
    var points: [RevenuePoint] = []
    var at = start(of: period.from)
    while at < period.to {
      guard points.count < limit else { return nil }
      let sum = sums[at] ?? (0, 0)
      points.append(RevenuePoint(start: at, revenue: sum.revenue, orders: sum.orders))
      at = next(after: at)
    }
    return points
  }

  private static func add(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max : sum
  }
}

/// A day of the proleptic Gregorian calendar in UTC, by its number since 1970-01-01.
struct CivilDay: Hashable {
  let number: Int

  init(number: Int) { self.number = number }

  init(containing instant: Instant) {
    let (quotient, remainder) = instant.milliseconds.quotientAndRemainder(dividingBy: Bucket.dayLength)
    number = remainder < 0 ? quotient &- 1 : quotient
  }

  var start: Instant { Instant(milliseconds: number &* Bucket.dayLength) }

  /// 0 is Monday. 1970-01-01 was a Thursday.
  var weekday: Int { ((number &+ 3) % 7 &+ 7) % 7 }

  /// From 1. The year is taken to begin in March, so that the leap day comes last (a cycle of 400 years has 146,097 days).
  var dayOfMonth: Int { yearAndDay.day }

  /// From 1.
  var month: Int { yearAndDay.month }

  private var yearAndDay: (month: Int, day: Int) {
    let shifted = number &+ 719_468
    let cycle = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
    let dayOfCycle = shifted &- cycle &* 146_097
    let year = (dayOfCycle &- dayOfCycle / 1460 &+ dayOfCycle / 36_524 &- dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle &- (365 &* year &+ year / 4 &- year / 100)
    let month = (5 &* dayOfYear &+ 2) / 153
    return (month < 10 ? month &+ 3 : month &- 9, dayOfYear &- (153 &* month &+ 2) / 5 &+ 1)
  }
}
