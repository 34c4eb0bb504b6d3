import FacetValue
import Shop
import Synchronization

/// A clock that a test moves on.
final class MovableClock: ShopClock {
  private let milliseconds = Mutex(1_700_000_000_000)
  func now() -> Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
  func advance(by step: Int) { milliseconds.withLock { $0 += step } }
}
