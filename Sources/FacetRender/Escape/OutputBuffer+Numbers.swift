extension OutputBuffer {
  /// How many digits a 64-bit number has at most.
  private static let mostDigits = 20

  func append(decimal integer: Int) {
    reserve(Self.mostDigits + 1)
    if integer >= 0 && integer < 10 {
      next.pointee = 0x30 | UInt8(truncatingIfNeeded: integer)
      next += 1
      return
    }
    if integer < 0 {
      next.pointee = 0x2D
      next += 1
    }
    appendReserved(integer.magnitude, digits: Self.digits(of: integer.magnitude))
  }

  /// The last digits of a number, as many as asked for, with zeros before a shorter one. At most 20.
  @inline(__always)
  func append(_ number: UInt, digits length: Int) {
    reserve(length)
    appendReserved(number, digits: length)
  }

  @inline(__always)
  private func appendReserved(_ number: UInt, digits length: Int) {
    var rest = number
    let end = next + length
    var digit = end
    while digit > next {
      digit -= 1
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      digit.pointee = 0x30 | UInt8(truncatingIfNeeded: remainder)
      rest = quotient
    }
    next = end
  }

  private static func digits(of number: UInt) -> Int {
    var length = 1
    var rest = number
    while rest >= 1000 {
      rest /= 1000
      length += 3
    }
    return rest < 10 ? length : rest < 100 ? length + 1 : length + 2
  }
}
