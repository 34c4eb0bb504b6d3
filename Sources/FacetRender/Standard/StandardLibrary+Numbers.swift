import FacetAnalysis
import FacetValue

extension StandardLibrary {
  func number(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let first = arguments.first
    switch arguments.function {
    case .absInt: return .int(Int(clamping: try arguments.int(first).magnitude))
    case .absDouble: return .double(try arguments.double(first).magnitude)
    case .minimum: return try Self.preferred(arguments, greatest: false)
    case .maximum: return try Self.preferred(arguments, greatest: true)
    case .clamped: return try Self.clamped(arguments)
    case .doubleRounded: return try Self.int(arguments, .toNearestOrAwayFromZero)
    case .doubleFloor: return try Self.int(arguments, .down)
    case .doubleCeiling: return try Self.int(arguments, .up)
    case .doubleToInt: return try Self.int(arguments, .towardZero)
    case .intToDouble: return .double(try arguments.double(first))
    case .stringToInt: return NumberParsing.int(try arguments.text(first)).map { .int($0) } ?? .null
    case .stringToDouble: return NumberParsing.double(try arguments.text(first)).map { .double($0) } ?? .null
    case .toString: return try Self.printed(arguments)
    case .enumerationFromRaw: return try arguments.array(arguments.second).contains(first) ? first : .null
    default: throw arguments.wrongType(first)
    }
  }

  /// The lesser or the greater by the order of sorting; the first when they are equal.
  private static func preferred(_ arguments: Arguments, greatest: Bool) throws(EvaluationFailure) -> Value {
    guard let second = arguments.second else { throw arguments.wrongType(nil) }
    let first = arguments.first
    let isBetter = try greatest ? Ordering.precedes(first, second) : Ordering.precedes(second, first)
    return isBetter ? second : first
  }

  private static func clamped(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    guard let lower = arguments.second, let upper = arguments.third else { throw arguments.wrongType(nil) }
    guard let order = try Ordering.compare(lower, upper), order <= 0 else {
      throw EvaluationFailure(.invalidArgument, "The range to clamp to ends before it begins.")
    }
    if try Ordering.compare(arguments.first, lower) ?? 0 < 0 { return lower }
    return try Ordering.compare(arguments.first, upper) ?? 0 > 0 ? upper : arguments.first
  }

  private static func int(
    _ arguments: Arguments, _ rule: FloatingPointRoundingRule
  ) throws(EvaluationFailure) -> Value {
    let double = try arguments.double(arguments.first)
    guard let int = Int(exactly: double.rounded(rule)), Value.safeIntegers.contains(int) else {
      throw EvaluationFailure(.numberOutOfRange, "\(NumberText.text(double)) is no Int within ±9007199254740991.")
    }
    return .int(int)
  }

  private static func printed(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    switch arguments.first {
    case .int, .double, .bool, .string, .date: .string(arguments.first.printed)
    default: throw arguments.wrongType(arguments.first)
    }
  }

  func money(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    switch arguments.function {
    case .moneyAmount: return .int(try arguments.money(arguments.first).minorUnits)
    case .moneyCurrency: return .string(try arguments.money(arguments.first).currency)
    default:
      let (amount, currency) = (try arguments.int(arguments.first), try arguments.text(arguments.second))
      guard Money.isCurrencyCode(currency) else {
        throw EvaluationFailure(.invalidCurrency, "A currency is three capital letters, such as EUR.")
      }
      return .money(Money(minorUnits: amount, currency: currency))
    }
  }
}
