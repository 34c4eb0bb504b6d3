extension Parser {
  /// A character reference at an offset, decoded into `text`; returns the offset after it. An `&` that begins none
  /// stands for itself, as do references without `;` in an attribute, where `?a=1&copy=2` is meant as written.
  mutating func decodeReference(at start: Int, inAttribute: Bool, into text: inout [UInt8]) -> Int {
    if lexer.byte(at: start + 1) == UInt8(ascii: "#") { return decodeNumber(at: start, into: &text) }
    var end = start + 1
    // The longest name has 31 letters; a longer word is none.
    while end - start < 40, lexer.byte(at: end).isLetter || lexer.byte(at: end).isDigit { end += 1 }
    let name = source.text(start + 1..<end)
    let isTerminated = lexer.byte(at: end) == UInt8(ascii: ";")
    guard end > start + 1, isTerminated || !inAttribute else {
      text.append(UInt8(ascii: "&"))
      return start + 1
    }
    guard let scalars = NamedReferences.table[name] else {
      if isTerminated { reportUnknownReference(name, start..<end + 1) }
      text.append(UInt8(ascii: "&"))
      return start + 1
    }
    guard isTerminated else {
      report(
        .unterminatedReference, start..<end, "The character reference `&\(name)` has no `;`.",
        hint: "Write `&\(name);`, or `&amp;\(name)` where the text itself is meant.")
      text.append(UInt8(ascii: "&"))
      return start + 1
    }
    text.append(contentsOf: Array(scalars.utf8))
    return end + 1
  }

  private mutating func reportUnknownReference(_ name: String, _ range: Range<Int>) {
    guard canReport else { return }
    let near = nearest(to: name, among: NamedReferences.table.keys.sorted())
    report(
      .unknownReference, range, "There is no character reference `&\(name);`.",
      hint: (near.map { "Did you mean `&\($0);`? " } ?? "")
        + "Write the character itself, its number (`&#8230;`), or `&amp;` for an ampersand.")
  }

  /// `&#8230;` and `&#x2026;`
  private mutating func decodeNumber(at start: Int, into text: inout [UInt8]) -> Int {
    let isHex = lexer.byte(at: start + 2).lowercased == UInt8(ascii: "x")
    var end = start + (isHex ? 3 : 2)
    let digits = end
    var value: UInt32 = 0
    while let digit = lexer.byte(at: end).hexValue, isHex || digit < 10 {
      value = min(value &* (isHex ? 16 : 10) &+ digit, 0x11_0000)
      end += 1
    }
    guard end > digits else {
      text.append(UInt8(ascii: "&"))
      return start + 1
    }
    let isTerminated = lexer.byte(at: end) == UInt8(ascii: ";")
    if isTerminated { end += 1 }
    guard isTerminated, let scalar = Unicode.Scalar(value), !Self.isControl(value) else {
      report(
        .invalidReference, start..<end, "`\(source.text(start..<end))` stands for no character.",
        hint: isTerminated ? "Give the number of a printable Unicode scalar." : "A character reference ends with `;`.")
      text.append(contentsOf: Array("\u{FFFD}".utf8))
      return end
    }
    text.append(contentsOf: Array(String(scalar).utf8))
    return end
  }

  /// Numbers that HTML gives no meaning, or another one than Unicode's.
  private static func isControl(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
  }
}
