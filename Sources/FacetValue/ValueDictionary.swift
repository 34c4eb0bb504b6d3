/// A dictionary that keeps the order in which keys were first inserted, as a JavaScript `Map` does.
///
/// Two dictionaries are equal when they hold equal values for equal keys, whatever the order.
public struct ValueDictionary: Sendable {
  public private(set) var keys: [Value]
  public private(set) var values: [Value]

  public init() {
    keys = []
    values = []
  }
}
