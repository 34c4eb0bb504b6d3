import FacetValue
import Shop
import Synchronization

/// A clock that stands until it is told how much time has passed.
final class MovableClock: ShopClock {
  private let time = Mutex(1_000_000_000)
  func now() -> Instant { Instant(milliseconds: time.withLock { $0 }) }
  func pass(seconds: Int) { time.withLock { $0 += seconds * 1000 } }
}
