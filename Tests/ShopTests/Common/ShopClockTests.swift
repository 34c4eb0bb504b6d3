import FacetValue
import Testing

@testable import Shop

@Suite struct ShopClockTests {
  @Test func theClockCanBeFixed() {
    let fixed = shopClock(environment: ["FACET_NOW": "2026-01-31T12:00:00Z"])
    #expect(fixed?.now() == Instant(rfc3339: "2026-01-31T12:00:00Z"))
    #expect(shopClock(environment: ["FACET_NOW": "yesterday"]) == nil)
  }

  @Test func otherwiseItIsTheMachines() {
    for environment in [[:], ["FACET_NOW": ""]] {
      #expect(shopClock(environment: environment) is SystemClock)
    }
    #expect(SystemClock().now() > Instant(milliseconds: 1_700_000_000_000))
  }
}
