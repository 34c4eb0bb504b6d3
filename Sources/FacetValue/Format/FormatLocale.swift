/// How a language writes numbers, money and dates: a row of the locale table, never the machine's locale.
public struct FormatLocale: Sendable {
  /// A BCP 47 language tag: `en`, `de`.
  public let identifier: String
  public let decimalSeparator: String
  public let groupSeparator: String
  /// `{n}` stands for the number.
  public let percent: String
  /// `{n}` stands for the number, `{c}` for the currency; the second is for currencies written as their code.
  public let money: String
  public let moneyWithCode: String
  public let months: [String]
  public let shortMonths: [String]
  /// From Monday on.
  public let weekdays: [String]
  /// Patterns by style, of the placeholders `{yyyy} {M} {MM} {MMM} {MMMM} {d} {dd} {HH} {mm} {ss} {EEEE}`.
  public let dateStyles: [String: String]
}

extension FormatLocale {
  /// The table's row of a language tag, or nil.
  public static func named(_ identifier: String) -> FormatLocale? {
    all.first { $0.identifier.hasSameScalars(as: identifier) }
  }
}
