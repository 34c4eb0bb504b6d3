extension Parser {
  /// A style sheet is fixed text. `color: {x}` and a pair of braces without a declaration in it are meant as
  /// interpolations; strings and comments are passed over.
  mutating func reportInterpolationInStyle(_ content: Range<Int>) {
    var offset = content.lowerBound
    var previous: UInt8 = 0
    while offset < content.upperBound {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        offset = endOfStyleString(offset, content.upperBound)
      } else if starts(with: "/*", at: offset) {
        offset = find("*/", from: offset + 2).map { $0 + 2 } ?? content.upperBound
        continue
      } else if byte == UInt8(ascii: "{"), let end = endOfStyleInterpolation(offset, after: previous, content) {
        report(
          .interpolationInStyle, offset..<end, "A style sheet has no interpolation.",
          hint: "Set a property on an element with `style:name={value}`, and read it with `var(--name)`.")
        offset = end
        previous = UInt8(ascii: "}")
        continue
      }
      if !byte.isSpace { previous = byte }
      offset += 1
    }
  }

  private func endOfStyleString(_ start: Int, _ limit: Int) -> Int {
    var offset = start + 1
    while offset < limit, bytes[offset] != bytes[start], !bytes[offset].isLineBreak {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset, limit)
  }

  private func endOfStyleInterpolation(_ brace: Int, after previous: UInt8, _ content: Range<Int>) -> Int? {
    var isBlank = true
    var hasDeclaration = false
    var offset = brace + 1
    // An interpolation is short; not looking further also keeps the scan linear.
    while offset < min(content.upperBound, brace + 200) {
      switch bytes[offset] {
      case UInt8(ascii: "}"):
        let isValue = previous == UInt8(ascii: ":")
        return isValue || (!isBlank && !hasDeclaration) ? offset + 1 : nil
      case UInt8(ascii: "{"): return nil
      case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "\n"):
        hasDeclaration = true
      default: break
      }
      if !bytes[offset].isSpace { isBlank = false }
      offset += 1
    }
    return nil
  }
}
