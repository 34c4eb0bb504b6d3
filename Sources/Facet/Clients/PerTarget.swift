import Dispatch
import FacetCodegen
import Synchronization

/// A value for each target, made when it is first asked for.
final class PerTarget<Value: Sendable>: Sendable {
  private let made = Mutex<[Target: Value]>([:])
  private let make: @Sendable (Target) -> Value

  init(_ make: @escaping @Sendable (Target) -> Value) { self.make = make }

  subscript(target: Target) -> Value {
    made.withLock { made in
      if let value = made[target] { return value }
      let value = make(target)
      made[target] = value
      return value
    }
  }

  /// The values that have been made.
  var all: [Value] { made.withLock { Array($0.values) } }

  /// Makes the values of some targets side by side.
  ///
  /// - Parameter use: what else is to be done with each.
  func prepare(_ targets: [Target], _ use: @Sendable (Value) -> Void) {
    DispatchQueue.concurrentPerform(iterations: targets.count) { index in
      let value = make(targets[index])
      use(value)
      made.withLock { $0[targets[index]] = value }
    }
  }
}
