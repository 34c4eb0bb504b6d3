extension FormatLocale {
  public static let english = FormatLocale(
    identifier: "en", decimalSeparator: ".", groupSeparator: ",", percent: "{n}%", money: "{c}{n}",
    moneyWithCode: "{c} {n}", months: [], shortMonths: [], weekdays: [], dateStyles: [:])
}
