import Crypto
import FacetValue

/// What the fields of an order may hold.
public enum OrderRules {
  public static let lines = 1...100
  public static let quantity = 1...1000
  public static let note = TextRule(0...1000, isMultiline: true)
  /// Of an `Idempotency-Key`, in scalars.
  public static let key = TextRule(1...200, isTrimmed: false)
}

extension OrderDraft {
  /// Reads and checks the body of a request to place an order.
  public init(reading body: Value?) throws(Problem) {
    var reader = try BodyReader(body)
    var currencies: [String] = []
    let lines = reader.list("lines", OrderRules.lines) { line in
      let product = line.int("productId", 1...Value.safeIntegers.upperBound)
      let quantity = line.int("quantity", OrderRules.quantity)
      let price = line.money("unitPrice", ProductRules.price)
      currencies.append(price.currency)
      return Line(productID: product, quantity: quantity, unitPrice: price.minorUnits)
    }
    let note = reader.optionalText("note", OrderRules.note) ?? ""
    try reader.check()
    OrderDraft.checkTogether(lines, currencies, &reader.problems)
    try reader.check()
    guard let total = OrderTotal.sum(lines.map { ($0.quantity, $0.unitPrice) }) else {
      throw Problem.validation("/lines", "come to more than can be reckoned")
    }
    self.init(lines: lines, currency: currencies.first ?? "EUR", total: total, note: note)
  }

  /// What no line can break alone.
  private static func checkTogether(_ lines: [Line], _ currencies: [String], _ problems: inout FieldProblems) {
    var seen: Set<Int> = []
    for (index, line) in lines.enumerated() where !seen.insert(line.productID).inserted {
      problems.addInvalid("/lines/\(index)/productId", "stands in another line too")
    }
    for (index, currency) in currencies.enumerated() where currency != currencies[0] {
      problems.addInvalid("/lines/\(index)/unitPrice/currency", "must be that of the first line, \(currencies[0])")
    }
  }

  /// The same for the same order: what tells a repeated request from another one under a used key.
  var fingerprint: String {
    var hash = SHA256()
    let lines = lines.map { "\($0.productID) \($0.quantity) \($0.unitPrice)" }.joined(separator: "\n")
    hash.update(data: Array("\(currency)\n\(lines)\n\n\(note)".utf8))
    return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
