import FacetAnalysis
import FacetSyntax
import FacetValue

/// `money.formatted()`: lists of products and orders print little else, so it is written without making texts.
final class MoneyCode: ExpressionCode {
  let base: any ExpressionCode
  let span: SourceSpan

  init(_ base: any ExpressionCode, _ span: SourceSpan) {
    self.base = base
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let money = try base.value(frame, machine)
    do { return try machine.library.call(.formatMoney, money) } catch { throw error.at(span) }
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    let value = try base.value(frame, machine)
    if case .money(let money) = value, context == .text || context == .attribute {
      machine.money.write(money, to: output, context)
    } else {
      do { try machine.print(machine.library.call(.formatMoney, value), to: output, context) } catch {
        throw error.at(span)
      }
    }
  }
}

/// Writes amounts as the locale formats them. How a currency is laid out is read once off the amount of nothing, so the
/// locale table stays the only place that says it.
final class MoneyWriter {
  private final class Layout {
    let currency: String
    let before: String
    let after: String
    let digits: Int
    let separator: String
    /// Minor units of one major unit.
    let scale: UInt

    init(currency: String, before: String, after: String, digits: Int, separator: String) {
      self.currency = currency
      self.before = before
      self.after = after
      self.digits = digits
      self.separator = separator
      scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    }
  }
  private let locale: FormatLocale
  @exclusivity(unchecked) private var layouts: [Layout] = []

  init(locale: FormatLocale) { self.locale = locale }

  func write(_ money: Money, to output: OutputBuffer, _ context: TextContext) {
    let layout = layout(of: money.currency)
    if money.minorUnits < 0 { output.append(0x2D) }
    output.append(layout.before, context)
    let (whole, fraction) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: layout.scale)
    writeGroups(whole, to: output, context)
    if layout.digits > 0 {
      output.append(layout.separator, context)
      var rest = layout.scale / 10
      while rest > 0 {
        output.append(UInt8(truncatingIfNeeded: 0x30 + fraction / rest % 10))
        rest /= 10
      }
    }
    output.append(layout.after, context)
  }

  private func writeGroups(_ number: UInt, to output: OutputBuffer, _ context: TextContext) {
    guard number >= 1000 else { return output.append(decimal: Int(truncatingIfNeeded: number)) }
    writeGroups(number / 1000, to: output, context)
    output.append(locale.groupSeparator, context)
    let rest = number % 1000
    output.append(UInt8(truncatingIfNeeded: 0x30 + rest / 100))
    output.append(UInt8(truncatingIfNeeded: 0x30 + rest / 10 % 10))
    output.append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
  }

  private func layout(of currency: String) -> Layout {
    // Codes are ASCII, where equal characters are equal scalars.
    for known in layouts where known.currency == currency { return known }
    let nothing = Money(minorUnits: 0, currency: currency)
    let sample = locale.format(nothing).unicodeScalars
    let digits = min(nothing.minorDigits, 4)
    let start = sample.firstIndex { $0 == "0" } ?? sample.endIndex
    let end = sample.lastIndex { $0 == "0" }.map { sample.index(after: $0) } ?? sample.endIndex
    let layout = Layout(
      currency: currency, before: String(sample[..<start]), after: String(sample[max(start, end)...]), digits: digits,
      separator: locale.decimalSeparator)
    layouts.append(layout)
    return layout
  }
}
