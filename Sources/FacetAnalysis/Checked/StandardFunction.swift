/// The pure functions of the standard library. The receiver of a method is the first argument.
///
/// Text is counted, cut and compared by Unicode scalar. Names follow Swift's; the raw value is what documents show.
public enum StandardFunction: String, Sendable, CaseIterable {
  // Text
  case stringCount = "String.count"
  case stringIsEmpty = "String.isEmpty"
  case stringContains = "String.contains(_:)"
  case stringHasPrefix = "String.hasPrefix(_:)"
  case stringHasSuffix = "String.hasSuffix(_:)"
  case stringLowercased = "String.lowercased()"
  case stringUppercased = "String.uppercased()"
  /// Without white space (Unicode White_Space) at both ends.
  case stringTrimmed = "String.trimmed()"
  /// Empty parts are kept; an empty separator is an evaluation error.
  case stringSplit = "String.split(_:)"
  case stringReplacing = "String.replacing(_:with:)"
  case stringPrefix = "String.prefix(_:)"
  case stringSuffix = "String.suffix(_:)"
  case stringDropFirst = "String.dropFirst(_:)"
  /// Fills with spaces, or with the given text, at the start up to a count of scalars.
  case stringPadded = "String.padded(to:with:)"

  // Arrays
  case arrayCount = "Array.count"
  case arrayIsEmpty = "Array.isEmpty"
  case arrayFirst = "Array.first"
  case arrayLast = "Array.last"
  case arrayFirstWhere = "Array.first(where:)"
  case arrayContains = "Array.contains(_:)"
  case arrayContainsWhere = "Array.contains(where:)"
  case arrayAllSatisfy = "Array.allSatisfy(_:)"
  case arrayFirstIndex = "Array.firstIndex(of:)"
  case arrayFirstIndexWhere = "Array.firstIndex(where:)"
  case arrayMap = "Array.map(_:)"
  case arrayFilter = "Array.filter(_:)"
  case arrayCompactMap = "Array.compactMap(_:)"
  case arrayFlatMap = "Array.flatMap(_:)"
  case arrayReduce = "Array.reduce(_:_:)"
  /// Of Int, Double, String, Date or Money; stable; NaN last.
  case arraySorted = "Array.sorted()"
  /// By the key that the closure gives: `sorted { $0.name }`.
  case arraySortedBy = "Array.sorted(by:)"
  case arrayReversed = "Array.reversed()"
  case arrayPrefix = "Array.prefix(_:)"
  case arraySuffix = "Array.suffix(_:)"
  case arrayDropFirst = "Array.dropFirst(_:)"
  /// Records of type `Indexed<T>`: `index`, `value`.
  case arrayEnumerated = "Array.enumerated()"
  case arrayJoined = "Array.joined(_:)"
  /// Of Int or Double; 0 when empty.
  case arraySum = "Array.sum()"
  case arrayMin = "Array.min()"
  case arrayMax = "Array.max()"
  /// Records of type `Pair<A, B>`: `first`, `second`.
  case zip = "zip(_:_:)"

  // Dictionaries
  case dictionaryCount = "Dictionary.count"
  case dictionaryIsEmpty = "Dictionary.isEmpty"
  case dictionaryKeys = "Dictionary.keys"
  case dictionaryValues = "Dictionary.values"
  /// Records of type `Entry<K, V>`: `key`, `value`, in insertion order.
  case dictionaryEntries = "Dictionary.entries"

  // Numbers
  case absInt = "abs(Int)"
  case absDouble = "abs(Double)"
  case minimum = "min(_:_:)"
  case maximum = "max(_:_:)"
  /// Three arguments: the value and the ends of the closed range.
  case clamped = "clamped(to:)"
  /// Half away from zero, to an Int; out of range is an evaluation error.
  case doubleRounded = "Double.rounded()"
  case doubleFloor = "Double.roundedDown()"
  case doubleCeiling = "Double.roundedUp()"
  case intToDouble = "Double(Int)"
  case doubleToInt = "Int(Double)"
  case stringToInt = "Int(String)"
  case stringToDouble = "Double(String)"
  case toString = "String(_:)"

  // Enumerations: text is the raw value
  /// Its second argument is the literal array of the enumeration's raw values.
  case enumerationFromRaw = "Enumeration(rawValue:)"

  // Money
  case makeMoney = "Money(amount:currency:)"
  case moneyAmount = "Money.amount"
  case moneyCurrency = "Money.currency"
  /// An optional: nil for an empty array, an evaluation error for mixed currencies.
  case moneySum = "Array<Money>.sum()"

  // Formatting (one locale table; no machine locale, no machine time zone)
  /// Digits grouped in threes.
  case formatInt = "Int.formatted()"
  /// With exactly that many fraction digits, half away from zero.
  case formatDouble = "Double.formatted(digits:)"
  /// `0.125` with digits 1 is `12.5 %` as the locale writes it.
  case formatPercent = "Double.formattedPercent(digits:)"
  case formatMoney = "Money.formatted()"
  /// Styles: "date", "time", "dateTime", "month", "weekday", "iso"; a fixed UTC offset in minutes may follow.
  case formatDate = "Date.formatted(_:offset:)"

  // Dates
  case dateFromText = "Date(_:)"
  case dateAdding = "Date.adding(days:)"
  case dateAddingSeconds = "Date.adding(seconds:)"
  case dateSecondsSince = "Date.seconds(since:)"
  case dateYear = "Date.year"
  case dateMonth = "Date.month"
  case dateDay = "Date.day"
  case dateHour = "Date.hour"
  case dateMinute = "Date.minute"
  /// 1 for Monday to 7 for Sunday (ISO 8601).
  case dateWeekday = "Date.weekday"
}
