/// Points in time as HTTP writes them, in seconds since 1970 (RFC 9110 §5.6.7).
enum HTTPDate {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, or nil where the year has not four digits.
  static func text(_ seconds: Int) -> String? {
    let day = floorDivision(seconds, 86_400)
    let second = seconds - day * 86_400
    let (year, month, dayOfMonth) = civil(day)
    guard (1000...9999).contains(year) else { return nil }
    // 1970-01-01 was a Thursday.
    let name = days[((day + 3) % 7 + 7) % 7]
    let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    return "\(name), \(twoDigits(dayOfMonth)) \(months[month - 1]) \(year) \(time) GMT"
  }

  /// Reads one of the three forms; nil for everything else, which a recipient ignores.
  ///
  /// - Parameter now: a year of two digits is the one that lies at most fifty years ahead of it.
  static func parse(_ text: String, now: Int) -> Int? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    switch words.count {
    case 6 where words[0].hasSuffix(","): return fixed(words)
    case 4 where words[0].hasSuffix(","): return rfc850(words, now: now)
    case 5, 6: return asctime(words)
    default: return nil
    }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func fixed(_ words: [Substring]) -> Int? {
    guard days.contains(String(words[0].dropLast())), words[1].utf8.count == 2, words[3].utf8.count == 4,
      words[5] == "GMT"
    else { return nil }
    return seconds(words[3], words[2], words[1], words[4])
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`
  private static func rfc850(_ words: [Substring], now: Int) -> Int? {
    let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
    guard longDays.contains(String(words[0].dropLast())), date.count == 3, date[0].utf8.count == 2,
      date[2].utf8.count == 2, words[3] == "GMT", let short = number(date[2])
    else { return nil }
    let thisYear = civil(floorDivision(now, 86_400)).year
    var year = thisYear / 100 * 100 + short
    if year > thisYear + 50 { year -= 100 }
    return seconds(Substring(String(year)), date[1], date[0], words[2])
  }

  /// `Sun Nov  6 08:49:37 1994`
  private static func asctime(_ given: [Substring]) -> Int? {
    var words = given
    if words.count == 6 {
      // A day of one digit has a space before it.
      guard words[2].isEmpty, words[3].utf8.count == 1 else { return nil }
      words.remove(at: 2)
    } else if words[2].utf8.count != 2 {
      return nil
    }
    guard days.contains(String(words[0])), words[4].utf8.count == 4 else { return nil }
    return seconds(words[4], words[1], words[2], words[3])
  }

  private static func seconds(_ year: Substring, _ month: Substring, _ day: Substring, _ time: Substring) -> Int? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 }), let hour = number(clock[0]),
      let minute = number(clock[1]), let second = number(clock[2]), let year = number(year), let day = number(day),
      let month = months.firstIndex(of: String(month)).map({ $0 + 1 }), hour < 24, minute < 60, second <= 60, day >= 1,
      year >= 1000
    else { return nil }
    let date = dayNumber(year, month, day)
    guard civil(date) == (year, month, day) else { return nil }
    return date * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func floorDivision(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

  /// Days since 1970-01-01 of a date in the Gregorian calendar. A year of 400 begins in March, so that the day that is
  /// sometimes there comes last.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivision(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
