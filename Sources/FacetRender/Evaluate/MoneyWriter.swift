import FacetValue

/// Writes amounts as the locale formats them, without making texts. What stands around the numbers of a currency is
/// escaped once in a render and then copied.
final class MoneyWriter {
  /// Of one currency in one context, as plain memory: where its signs end in the buffer.
  private struct Signs {
    let start: Int
    let before: Int
    let group: Int
    let point: Int
    let after: Int
    let digits: Int
  }
  private struct Entry {
    let currency: String
    let isAttribute: Bool
    let signs: Signs
  }
  /// Pages have one or two currencies; data that has more does not make each look through them all.
  private static let mostEntries = 8

  private let locale: FormatLocale
  private let layouts: MoneyLayouts
  private let buffer = OutputBuffer(capacity: 256)
  @exclusivity(unchecked) private var entries: [Entry] = []

  init(locale: FormatLocale, layouts: MoneyLayouts) {
    self.locale = locale
    self.layouts = layouts
  }

  /// Between tags or in an attribute.
  func write(_ money: Money, to output: OutputBuffer, _ context: TextContext) {
    let signs = signs(of: money.currency, context)
    let (whole, fraction) = Self.split(money.minorUnits.magnitude, digits: signs.digits)
    if money.minorUnits < 0 { output.append(0x2D) }
    copy(signs.start, signs.before, to: output)
    writeGroups(whole, signs, to: output)
    if signs.digits > 0 {
      copy(signs.group, signs.point, to: output)
      output.append(fraction, digits: signs.digits)
    }
    copy(signs.point, signs.after, to: output)
  }

  /// A division by a constant is a multiplication, which is a good deal faster.
  @inline(__always)
  private static func split(_ units: UInt, digits: Int) -> (quotient: UInt, remainder: UInt) {
    switch digits {
    case 0: (units, 0)
    case 1: units.quotientAndRemainder(dividingBy: 10)
    case 2: units.quotientAndRemainder(dividingBy: 100)
    case 3: units.quotientAndRemainder(dividingBy: 1000)
    default: units.quotientAndRemainder(dividingBy: 10_000)
    }
  }

  private func writeGroups(_ number: UInt, _ signs: Signs, to output: OutputBuffer) {
    guard number >= 1000 else { return output.append(decimal: Int(truncatingIfNeeded: number)) }
    let (more, group) = number.quotientAndRemainder(dividingBy: 1000)
    writeGroups(more, signs, to: output)
    copy(signs.before, signs.group, to: output)
    output.append(group, digits: 3)
  }

  /// The buffer's slack lies behind every sign.
  @inline(__always)
  private func copy(_ start: Int, _ end: Int, to output: OutputBuffer) {
    output.append(padded: buffer.base + start, count: end - start)
  }

  @inline(__always)
  private func signs(of currency: String, _ context: TextContext) -> Signs {
    let isAttribute = context == .attribute
    for index in entries.indices
    // Codes are ASCII, where equal characters are equal scalars.
    where entries[index].currency == currency && entries[index].isAttribute == isAttribute {
      return entries[index].signs
    }
    return makeSigns(of: currency, isAttribute: isAttribute)
  }

  @inline(never)
  private func makeSigns(of currency: String, isAttribute: Bool) -> Signs {
    if entries.count == Self.mostEntries {
      entries.removeAll()
      buffer.removeAll()
    }
    let layout = layouts[currency]
    let start = buffer.count
    let ends = [layout.before, locale.groupSeparator, locale.decimalSeparator, layout.after].map { text in
      buffer.append(text, isAttribute ? .attribute : .text)
      return buffer.count
    }
    let signs = Signs(
      start: start, before: ends[0], group: ends[1], point: ends[2], after: ends[3], digits: layout.digits)
    entries.append(Entry(currency: currency, isAttribute: isAttribute, signs: signs))
    return signs
  }
}
