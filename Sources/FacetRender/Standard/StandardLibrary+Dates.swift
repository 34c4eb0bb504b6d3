import FacetAnalysis
import FacetValue

/// Dates, and the formatting of dates, numbers and money.
extension StandardLibrary {
  func date(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    if arguments.function == .dateFromText {
      return Instant(lenient: try arguments.text(arguments.first)).map { .date($0) } ?? .null
    }
    let instant = try arguments.date(arguments.first)
    switch arguments.function {
    case .dateAdding: return try Self.inRange(instant.adding(days: try arguments.int(arguments.second)))
    case .dateAddingSeconds:
      let (milliseconds, overflows) = try arguments.int(arguments.second).multipliedReportingOverflow(by: 1000)
      return try Self.inRange(overflows ? nil : instant.adding(milliseconds: milliseconds))
    case .dateSecondsSince:
      let other = try arguments.date(arguments.second)
      let (distance, overflows) = instant.milliseconds.subtractingReportingOverflow(other.milliseconds)
      return try Self.safe((distance / 1000, overflows))
    default: return .int(try Self.part(arguments, of: CivilTime(instant)))
    }
  }

  private static func inRange(_ instant: Instant?) throws(EvaluationFailure) -> Value {
    guard let instant else {
      throw EvaluationFailure(.dateOutOfRange, "The date is not within the years 1 to 9999.")
    }
    return .date(instant)
  }

  private static func part(_ arguments: Arguments, of time: CivilTime) throws(EvaluationFailure) -> Int {
    switch arguments.function {
    case .dateYear: time.date.year
    case .dateMonth: time.date.month
    case .dateDay: time.date.day
    case .dateHour: time.hour
    case .dateMinute: time.minute
    case .dateWeekday: time.date.weekday
    default: throw arguments.wrongType(arguments.first)
    }
  }

  func format(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    switch arguments.function {
    case .formatInt: return .string(locale.format(try arguments.int(arguments.first)))
    case .formatMoney: return .string(locale.format(try arguments.money(arguments.first)))
    case .formatDate: return .string(try formatDate(arguments))
    case .formatPercent:
      return .string(
        locale.formatPercent(try arguments.double(arguments.first), digits: try Self.digits(arguments) ?? 0))
    default:
      let value = try arguments.double(arguments.first)
      guard let digits = try Self.digits(arguments) else { return .string(locale.format(value)) }
      return .string(locale.format(value, digits: digits))
    }
  }

  private static func digits(_ arguments: Arguments) throws(EvaluationFailure) -> Int? {
    guard let second = arguments.second else { return nil }
    let digits = try arguments.int(second)
    guard FormatLocale.fractionDigits.contains(digits) else {
      throw EvaluationFailure(.invalidArgument, "A number is formatted with 0 to 20 digits after the point.")
    }
    return digits
  }

  private func formatDate(_ arguments: Arguments) throws(EvaluationFailure) -> String {
    let instant = try arguments.date(arguments.first)
    let style = try arguments.second.map { value throws(EvaluationFailure) in try arguments.text(value) } ?? "date"
    let offset = try arguments.third.map { value throws(EvaluationFailure) in try arguments.int(value) } ?? 0
    guard FormatLocale.offsetMinutes.contains(offset) else {
      throw EvaluationFailure(.invalidArgument, "An offset from UTC is less than 24 hours, in minutes.")
    }
    guard let text = locale.format(instant, style: style, offsetMinutes: offset) else {
      throw EvaluationFailure(.invalidArgument, "There is no date style \"\(style)\".")
    }
    return text
  }
}
