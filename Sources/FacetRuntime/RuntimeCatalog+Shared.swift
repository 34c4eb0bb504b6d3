/// What all targets share: the standard library, locales, shapes of data.
extension RuntimeCatalog {
  static let shared: [RuntimeHelper] =
    dataShape
    + localeCurrencies
    + localeDe
    + localeEn
    + standardArrays
    + standardCaseTables
    + standardCase
    + standardChanges
    + standardDates
    + standardEquality
    + standardFailure
    + standardFormat
    + standardMoney
    + standardNumbers
    + standardOrdering
    + standardText

  private static let dataShape = helpers(
    "shared/data/shape.js",
    [
      "ValueMismatch", "int", "double", "bool", "text", "html", "nothing", "anything", "date", "money", "enumeration",
      "optional", "array", "intKey", "dictionary", "record", "lazy", "decode", "encode",
    ])

  private static let localeCurrencies = helpers(
    "shared/locale/currencies.js",
    [
      "minorDigits", "symbols",
    ])

  private static let localeDe = helpers(
    "shared/locale/de.js",
    [
      "de"
    ])

  private static let localeEn = helpers(
    "shared/locale/en.js",
    [
      "en"
    ])

  private static let standardArrays = helpers(
    "shared/standard/arrays.js",
    [
      "arrayCount", "arrayIsEmpty", "arrayFirst", "arrayLast", "element", "arrayFirstWhere", "arrayFirstIndexWhere",
      "arrayFirstIndex", "arrayContains", "arrayContainsWhere", "arrayAllSatisfy", "arrayMap", "arrayFilter",
      "arrayCompactMap", "arrayFlatMap", "arrayReduce", "arrayReversed", "arrayPrefix", "arraySuffix", "arrayDropFirst",
      "arrayEnumerated", "zip", "arrayJoined", "arraySum", "addArray", "entry", "dictionaryCount", "dictionaryIsEmpty",
      "dictionaryKeys", "dictionaryValues", "dictionaryEntries",
    ])

  private static let standardCaseTables = helpers(
    "shared/standard/case-tables.js",
    [
      "knownRanges", "whiteSpace",
    ])

  private static let standardCase = helpers(
    "shared/standard/case.js",
    [
      "stringLowercased", "stringUppercased", "stringTrimmed",
    ])

  private static let standardChanges = helpers(
    "shared/standard/changes.js",
    [
      "append", "insert", "removeAt", "removeAllWhere", "removeAll", "swapAt", "removeValue", "withField",
      "withElement", "withEntry", "updated",
    ])

  private static let standardDates = helpers(
    "shared/standard/dates.js",
    [
      "rfc3339", "parsedDate", "dateFromText", "dateAdding", "dateAddingSeconds", "dateSecondsSince", "dateYear",
      "dateMonth", "dateDay", "dateHour", "dateMinute", "dateWeekday",
    ])

  private static let standardEquality = helpers(
    "shared/standard/equality.js",
    [
      "equal", "notEqual",
    ])

  private static let standardFailure = helpers(
    "shared/standard/failure.js",
    [
      "EvaluationError", "fail", "checkCount", "checkText", "checkDepth", "checkSize",
    ])

  private static let standardFormat = helpers(
    "shared/standard/format.js",
    [
      "formatInt", "formatDouble", "formatPercent", "formatMoney", "formatDate",
    ])

  private static let standardMoney = helpers(
    "shared/standard/money.js",
    [
      "makeMoney", "moneyAmount", "moneyCurrency", "addMoney", "subtractMoney", "multiplyMoney", "moneySum",
    ])

  private static let standardNumbers = helpers(
    "shared/standard/numbers.js",
    [
      "addInt", "subtractInt", "multiplyInt", "divideInt", "remainderInt", "negateInt", "absInt", "addDouble",
      "subtractDouble", "multiplyDouble", "divideDouble", "remainderDouble", "negateDouble", "absDouble",
      "doubleRounded", "doubleFloor", "doubleCeiling", "doubleToInt", "intToDouble", "stringToInt", "stringToDouble",
      "range", "printed", "toString", "interpolated", "enumerationFromRaw",
    ])

  private static let standardOrdering = helpers(
    "shared/standard/ordering.js",
    [
      "compareNumber", "compareText", "compareMoney", "less", "lessOrEqual", "greater", "greaterOrEqual", "minimum",
      "maximum", "clamped", "arraySorted", "arraySortedBy", "arrayMin", "arrayMax",
    ])

  private static let standardText = helpers(
    "shared/standard/text.js",
    [
      "addString", "stringCount", "stringIsEmpty", "stringContains", "stringHasPrefix", "stringHasSuffix",
      "stringSplit", "stringReplacing", "stringPrefix", "stringSuffix", "stringDropFirst", "stringPadded",
    ])
}
