import FacetValue
import Shop
import Testing

@Suite struct OrderStateTests {
  @Test func onlyTheseTransitionsExist() {
    let all = OrderState.allCases.flatMap { from in from.transitions.map { "\(from)→\($0)" } }
    #expect(
      Set(all) == [
        "pending→paid", "pending→cancelled", "paid→shipped", "paid→cancelled", "shipped→delivered",
      ])
  }

  @Test func totalsNeverOverflow() {
    #expect(OrderTotal.sum([(2, 500), (1, 99)]) == 1099)
    #expect(OrderTotal.sum([]) == 0)
    #expect(OrderTotal.sum([(2, Int.max)]) == nil)
    #expect(OrderTotal.sum([(1, Value.safeIntegers.upperBound), (1, 1)]) == nil)
    #expect(OrderTotal.line(quantity: 1, unitPrice: Value.safeIntegers.upperBound) == 9_007_199_254_740_991)
  }
}
