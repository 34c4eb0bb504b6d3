import FacetValue

extension StandardLibrary {
  static let numbers: [FunctionSignature] = [
    method(.absInt, of: nil, "abs", [.plain(.int)], .int, "Without its sign."),
    method(.absDouble, of: nil, "abs", [.plain(.double)], .double, "Without its sign."),
    method(.minimum, of: nil, "min", [.plain(.ordered), .plain(.ordered)], .ordered, "The lesser of two."),
    method(.maximum, of: nil, "max", [.plain(.ordered), .plain(.ordered)], .ordered, "The greater of two."),
    method(
      .clamped, of: .number, "clamped", [.labelled("to", .range(.number))], .number,
      "The nearest number in a closed range: `x.clamped(to: 1...5)`."),
    method(
      .doubleRounded, of: .double, "rounded", [], .int, "The nearest integer, half away from zero."),
    method(.doubleFloor, of: .double, "roundedDown", [], .int, "The greatest integer that is not greater."),
    method(.doubleCeiling, of: .double, "roundedUp", [], .int, "The least integer that is not less."),
    method(.intToDouble, of: nil, "Double", [.plain(.int)], .double, "The same number as a Double."),
    method(
      .doubleToInt, of: nil, "Int", [.plain(.double)], .int, "Without its fraction; out of range is an error."),
    method(.stringToInt, of: nil, "Int", [.plain(.string)], .optional(.int), "The integer that the text spells."),
    method(
      .stringToDouble, of: nil, "Double", [.plain(.string)], .optional(.double), "The number that the text spells."),
  ]

  static let money: [FunctionSignature] = [
    method(
      .makeMoney, of: nil, "Money", [.labelled("amount", .int), .labelled("currency", .string)], .money,
      "An amount in minor units of a currency."),
    property(.moneyAmount, of: .money, "amount", .int, "Minor units: 1299 for €12.99."),
    property(.moneyCurrency, of: .money, "currency", .string, "The ISO 4217 code."),
  ]

  static let formatting: [FunctionSignature] = [
    method(.formatInt, of: .int, "formatted", [], .string, "With digits grouped in threes."),
    method(
      .formatDouble, of: .double, "formatted", [.labelled("digits", .int)], .string,
      "With exactly that many fraction digits."),
    method(
      .formatPercent, of: .double, "formattedPercent", [.labelled("digits", .int, default: .int(0))], .string,
      "A hundred times the number, with a percent sign."),
    method(.formatMoney, of: .money, "formatted", [], .string, "The amount with its currency."),
    method(
      .formatDate, of: .date, "formatted", [.plain(.string), .labelled("offset", .int, default: .int(0))], .string,
      "In one of the styles \"date\", \"time\", \"dateTime\", \"month\", \"weekday\", \"iso\", at an offset from UTC in minutes."
    ),
  ]

  static let dates: [FunctionSignature] = [
    method(
      .dateFromText, of: nil, "Date", [.plain(.string)], .optional(.date), "The RFC 3339 date that the text spells."),
    method(.dateAdding, of: .date, "adding", [.labelled("days", .int)], .date, "That many days of 24 hours later."),
    method(.dateAddingSeconds, of: .date, "adding", [.labelled("seconds", .int)], .date, "That many seconds later."),
    method(
      .dateSecondsSince, of: .date, "seconds", [.labelled("since", .date)], .int, "Seconds from the other date to this."
    ),
    property(.dateYear, of: .date, "year", .int, "The year, in UTC."),
    property(.dateMonth, of: .date, "month", .int, "1 to 12, in UTC."),
    property(.dateDay, of: .date, "day", .int, "1 to 31, in UTC."),
    property(.dateHour, of: .date, "hour", .int, "0 to 23, in UTC."),
    property(.dateMinute, of: .date, "minute", .int, "0 to 59, in UTC."),
    property(.dateWeekday, of: .date, "weekday", .int, "1 for Monday to 7 for Sunday."),
  ]
}
