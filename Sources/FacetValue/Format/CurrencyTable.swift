// Made by scripts/tables/locales.py from currencies.json. Change that, not this.
// swift-format-ignore-file

enum CurrencyTable {
  /// Digits after the point (ISO 4217), of the currencies that do not have two.
  static let minorDigits: [String: Int] = [
    "BHD": 3, "BIF": 0, "CLF": 4, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0,
    "KMF": 0, "KRW": 0, "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "UYI": 0,
    "UYW": 4, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
  ]

  /// Signs of the currencies that are not written as their code.
  static let symbols: [String: String] = [
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN\u{A5}", "EUR": "\u{20AC}", "GBP": "\u{A3}",
    "HKD": "HK$", "ILS": "\u{20AA}", "INR": "\u{20B9}", "JPY": "\u{A5}", "KRW": "\u{20A9}", "MXN": "MX$",
    "NZD": "NZ$", "PHP": "\u{20B1}", "TWD": "NT$", "USD": "$", "VND": "\u{20AB}",
  ]
}
