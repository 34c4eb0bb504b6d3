extension FormatLocale {
  /// `€1,234.50`, `1.234,50 €`; a currency without a sign of its own is written as its code.
  public func format(_ money: Money) -> String {
    let digits = money.minorDigits
    var units: [UInt8] = []
    NumberText.append(Int(clamping: money.minorUnits.magnitude), to: &units)
    if units.count <= digits {
      units.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits + 1 - units.count), at: 0)
    }
    var number = grouped(Array(units.dropLast(digits)))
    if digits > 0 { number += decimalSeparator + String(decoding: units.suffix(digits), as: UTF8.self) }
    let symbol = CurrencyTable.symbols[money.currency]
    let amount = fill(
      symbol == nil ? moneyWithCode : self.money, number: number, currency: symbol ?? money.currency)
    return (money.minorUnits < 0 ? "-" : "") + amount
  }
}

extension Money {
  /// Digits after the point (ISO 4217): 2 unless the table says otherwise, also for unknown currencies.
  public var minorDigits: Int { CurrencyTable.minorDigits[currency] ?? 2 }
}
