// Made by scripts/tables/locales.py from locales.json. Change that, not this.
// swift-format-ignore-file

extension FormatLocale {
  /// `en`
  public static let english = FormatLocale(
    identifier: "en", decimalSeparator: ".", groupSeparator: ",",
    percent: "{n}%", money: "{c}{n}", moneyWithCode: "{c}\u{A0}{n}",
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ],
    shortMonths: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    weekdays: [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ],
    dateStyles: [
      "date": "{MMM} {d}, {yyyy}",
      "time": "{HH}:{mm}",
      "dateTime": "{MMM} {d}, {yyyy}, {HH}:{mm}",
      "month": "{MMMM} {yyyy}",
      "weekday": "{EEEE}",
    ])

  /// `de`
  public static let german = FormatLocale(
    identifier: "de", decimalSeparator: ",", groupSeparator: ".",
    percent: "{n}\u{A0}%", money: "{n}\u{A0}{c}", moneyWithCode: "{n}\u{A0}{c}",
    months: [
      "Januar", "Februar", "M\u{E4}rz", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember",
    ],
    shortMonths: [
      "Jan.", "Feb.", "M\u{E4}rz", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ],
    weekdays: [
      "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ],
    dateStyles: [
      "date": "{d}. {MMM} {yyyy}",
      "time": "{HH}:{mm}",
      "dateTime": "{d}. {MMM} {yyyy}, {HH}:{mm}",
      "month": "{MMMM} {yyyy}",
      "weekday": "{EEEE}",
    ])

  /// Every locale of the table.
  public static let all: [FormatLocale] = [english, german]
}
