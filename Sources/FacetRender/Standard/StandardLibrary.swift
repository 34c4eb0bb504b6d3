import FacetAnalysis
import FacetValue

/// The pure functions of the language, on values. `docs/language-stdlib.md` defines each.
///
/// Nothing here reads a clock, a locale of the machine or chance, and no argument makes it trap: what has no value
/// throws an `EvaluationFailure`.
public struct StandardLibrary: Sendable {
  public let locale: FormatLocale
  let moneyLayouts: MoneyLayouts

  public init(locale: FormatLocale = .english) {
    self.locale = locale
    moneyLayouts = MoneyLayouts(locale: locale)
  }

  /// What one value may grow to. Beyond it an expression fails instead of exhausting the process.
  public enum Limit {
    public static let elements = 1_000_000
    /// Of text, in bytes of UTF-8.
    public static let textBytes = 10_000_000
    /// Of collections and records in each other.
    public static let depth = 500
  }

  /// Calls a function that takes no closure. A method's receiver is the first argument; arguments that the call left
  /// out are nil.
  public func call(
    _ function: StandardFunction, _ first: Value, _ second: Value? = nil, _ third: Value? = nil
  ) throws(EvaluationFailure) -> Value {
    let arguments = Arguments(function: function, first: first, second: second, third: third)
    switch function {
    case .stringCount, .stringIsEmpty, .stringContains, .stringHasPrefix, .stringHasSuffix, .stringLowercased,
      .stringUppercased, .stringTrimmed, .stringSplit, .stringReplacing, .stringPrefix, .stringSuffix,
      .stringDropFirst, .stringPadded:
      return try text(arguments)
    case .arrayCount, .arrayIsEmpty, .arrayFirst, .arrayLast, .arrayContains, .arrayFirstIndex, .arrayReversed,
      .arrayPrefix, .arraySuffix, .arrayDropFirst, .arrayEnumerated, .arrayJoined, .zip:
      return try array(arguments)
    case .arraySorted, .arraySum, .arrayMin, .arrayMax, .moneySum:
      return try aggregate(arguments)
    case .dictionaryCount, .dictionaryIsEmpty, .dictionaryKeys, .dictionaryValues, .dictionaryEntries:
      return try dictionary(arguments)
    case .absInt, .absDouble, .minimum, .maximum, .clamped, .doubleRounded, .doubleFloor, .doubleCeiling,
      .intToDouble, .doubleToInt, .stringToInt, .stringToDouble, .toString, .enumerationFromRaw:
      return try number(arguments)
    case .makeMoney, .moneyAmount, .moneyCurrency:
      return try money(arguments)
    case .formatInt, .formatDouble, .formatPercent, .formatMoney, .formatDate:
      return try format(arguments)
    case .dateFromText, .dateAdding, .dateAddingSeconds, .dateSecondsSince, .dateYear, .dateMonth, .dateDay, .dateHour,
      .dateMinute, .dateWeekday:
      return try date(arguments)
    case .arrayFirstWhere, .arrayContainsWhere, .arrayAllSatisfy, .arrayFirstIndexWhere, .arrayMap, .arrayFilter,
      .arrayCompactMap, .arrayFlatMap, .arrayReduce, .arraySortedBy:
      throw EvaluationFailure(.invalidArgument, "\(function.rawValue) needs a closure.")
    }
  }

  /// Calls a function that takes no closure, with its arguments in an array.
  public func call(_ function: StandardFunction, _ arguments: [Value]) throws(EvaluationFailure) -> Value {
    guard let first = arguments.first, arguments.count <= 3 else {
      throw EvaluationFailure(.invalidArgument, "\(function.rawValue) does not take \(arguments.count) arguments.")
    }
    return try call(
      function, first, arguments.count > 1 ? arguments[1] : nil, arguments.count > 2 ? arguments[2] : nil)
  }
}
