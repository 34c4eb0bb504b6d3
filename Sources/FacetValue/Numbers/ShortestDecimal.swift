/// The shortest decimal digits that read back as the same double: `0.d₁d₂d₃… × 10^exponent`.
///
/// Printing and rounding both start from these digits, which JavaScript's `Number::toString` gives too, so that both
/// print and round alike.
struct ShortestDecimal {
  var isNegative: Bool
  /// Values 0 to 9, without zeros at either end; empty for zero.
  var digits: [UInt8]
  /// The place of the decimal point, counted from before the first digit.
  var exponent: Int

  /// Nil for NaN and the infinities.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    exponent = 0
    readDescription(value.magnitude)
  }

  /// Swift describes a double with its shortest digits, though laid out in another way than ECMAScript.
  private mutating func readDescription(_ magnitude: Double) {
    var point: Int?
    var shift = 0
    var shiftSign = 1
    var inExponent = false
    for byte in magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte &- UInt8(ascii: "0")
        if inExponent { shift = shift * 10 + Int(digit) } else { digits.append(digit) }
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): shiftSign = -1
      default: break
      }
    }
    exponent = (point ?? digits.count) + shiftSign * shift
    removeZeros()
  }

  private mutating func removeZeros() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent = digits.isEmpty ? 0 : exponent - leading
  }

  /// Keeps that many digits after the decimal point and rounds half away from zero.
  mutating func round(toFractionDigits count: Int) {
    let kept = exponent + count
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      exponent = 0
      return
    }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp { addOneToLastPlace() }
    removeZeros()
  }

  private mutating func addOneToLastPlace() {
    var position = digits.count - 1
    while position >= 0, digits[position] == 9 {
      digits[position] = 0
      position -= 1
    }
    if position >= 0 {
      digits[position] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// The digits before the decimal point, at least one.
  var wholeDigits: [UInt8] {
    guard exponent > 0 else { return [0] }
    return (0..<exponent).map { $0 < digits.count ? digits[$0] : 0 }
  }

  /// That many digits after the decimal point, filled with zeros.
  func fractionDigits(_ count: Int) -> [UInt8] {
    (0..<max(0, count)).map { place in
      let position = exponent + place
      return digits.indices.contains(position) ? digits[position] : 0
    }
  }

  /// How many digits stand after the decimal point.
  var fractionCount: Int { max(0, digits.count - exponent) }
}
