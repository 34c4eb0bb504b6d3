extension FormatLocale {
  /// `€1,234.50`, `1.234,50 €`; a currency without a sign of its own is written as its code.
  public func format(_ money: Money) -> String {
    let layout = moneyLayout(of: money.currency)
    var units: [UInt8] = []
    NumberText.append(Int(clamping: money.minorUnits.magnitude), to: &units)
    if units.count <= layout.digits {
      units.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: layout.digits + 1 - units.count), at: 0)
    }
    var number = grouped(Array(units.dropLast(layout.digits)))
    if layout.digits > 0 { number += decimalSeparator + String(decoding: units.suffix(layout.digits), as: UTF8.self) }
    return (money.minorUnits < 0 ? "-" : "") + layout.before + number + layout.after
  }

  /// What stands around an amount of a currency, and how many digits it has after the point.
  public func moneyLayout(of currency: String) -> MoneyLayout {
    let symbol = CurrencyTable.symbols[currency]
    let (before, after) = Pattern.split(symbol == nil ? moneyWithCode : money, at: "{n}")
    return MoneyLayout(
      before: fill(before, number: "", currency: symbol ?? currency),
      after: fill(after, number: "", currency: symbol ?? currency),
      digits: CurrencyTable.minorDigits[currency] ?? MoneyLayout.usualDigits)
  }
}

/// How amounts of one currency are written: the sign of a negative one, `before`, the number, `after`.
public struct MoneyLayout: Sendable {
  static let usualDigits = 2
  public let before: String
  public let after: String
  /// After the point, 0 to 4.
  public let digits: Int
}

/// The layouts of the currencies that the table knows, made once for many renders.
public struct MoneyLayouts: Sendable {
  private let locale: FormatLocale
  private let known: [String: MoneyLayout]

  public init(locale: FormatLocale) {
    self.locale = locale
    let currencies = Set(CurrencyTable.symbols.keys).union(CurrencyTable.minorDigits.keys)
    known = Dictionary(uniqueKeysWithValues: currencies.map { ($0, locale.moneyLayout(of: $0)) })
  }

  public subscript(_ currency: String) -> MoneyLayout { known[currency] ?? locale.moneyLayout(of: currency) }
}

extension Money {
  /// Digits after the point (ISO 4217): 2 unless the table says otherwise, also for unknown currencies.
  public var minorDigits: Int { CurrencyTable.minorDigits[currency] ?? MoneyLayout.usualDigits }
}
