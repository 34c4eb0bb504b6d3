import FacetValue
import Testing

@testable import Shop

@Suite struct BucketTests {
  private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text + "T00:00:00Z")) }

  @Test(arguments: [
    ("2024-02-29", "2024-02-26", "2024-02-01", "2024-03-01"), ("2024-03-01", "2024-02-26", "2024-03-01", "2024-04-01"),
    ("2023-12-31", "2023-12-25", "2023-12-01", "2024-01-01"), ("2024-01-01", "2024-01-01", "2024-01-01", "2024-02-01"),
    ("1970-01-01", "1969-12-29", "1970-01-01", "1970-02-01"), ("1969-12-31", "1969-12-29", "1969-12-01", "1970-01-01"),
    ("2000-02-29", "2000-02-28", "2000-02-01", "2000-03-01"), ("2100-03-01", "2100-03-01", "2100-03-01", "2100-04-01"),
  ])
  func findsWeeksAndMonths(day: String, week: String, month: String, next: String) throws {
    let noon = Instant(milliseconds: try instant(day).milliseconds + 43_200_000)
    #expect(try Bucket.day.start(of: noon) == instant(day))
    #expect(try Bucket.week.start(of: noon) == instant(week))
    #expect(try Bucket.month.start(of: noon) == instant(month))
    #expect(try Bucket.month.next(after: instant(month)) == instant(next))
  }

  @Test func everyMonthOfFourCenturiesFollowsTheOneBefore() throws {
    var at = try instant("1900-01-01")
    var months = 0
    while try at < instant("2300-01-01") {
      #expect(Bucket.month.start(of: at) == at)
      at = Bucket.month.next(after: at)
      months += 1
    }
    #expect(months == 4800)
    #expect(at == (try instant("2300-01-01")))
  }

  @Test func fillsGapsAndKeepsSums() throws {
    let period = Period(from: try instant("2024-01-30"), to: try instant("2024-04-02"))
    let days = [
      RevenuePoint(start: try instant("2024-01-30"), revenue: 5, orders: 1),
      RevenuePoint(start: try instant("2024-01-31"), revenue: 7, orders: 2),
      RevenuePoint(start: try instant("2024-04-01"), revenue: 1, orders: 1),
    ]
    let months = try #require(Bucket.month.fill(period, from: days, limit: 10))
    #expect(months.map(\.revenue) == [12, 0, 0, 1])
    #expect(months.map(\.orders) == [3, 0, 0, 1])
    for bucket in Bucket.allCases {
      let points = try #require(bucket.fill(period, from: days, limit: 100))
      #expect(points.reduce(0) { $0 + $1.revenue } == 13)
      #expect(zip(points, points.dropFirst()).allSatisfy { bucket.next(after: $0.start) == $1.start })
    }
    #expect(Bucket.day.fill(period, from: days, limit: 62) == nil)
    #expect(Bucket.day.fill(period, from: days, limit: 63)?.count == 63)
  }
}
