/// Case and white space by the language's own tables, which the clients share; the machine's are never asked.
extension String {
  /// Each scalar in lower case, by Unicode's full mapping without context.
  public var lowercasedByScalar: String {
    mapped(
      ascii: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }, CaseTable.lowerRuns,
      CaseTable.lowerExpansions)
  }

  /// Each scalar in upper case, by Unicode's full mapping without context: `"ß"` becomes `"SS"`.
  public var uppercasedByScalar: String {
    mapped(
      ascii: { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & 0xDF : $0 }, CaseTable.upperRuns,
      CaseTable.upperExpansions)
  }

  private func mapped(ascii: (UInt8) -> UInt8, _ runs: [Int32], _ expansions: [Int32]) -> String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return String(decoding: utf8.map(ascii), as: UTF8.self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let code = Int32(bitPattern: scalar.value)
      if let row = Self.row(of: code, in: expansions) {
        for mapped in expansions[(row + 1)..<(row + 4)] where mapped != 0 { Self.append(mapped, to: &result) }
      } else {
        Self.append(code + Self.distance(of: code, in: runs), to: &result)
      }
    }
    return String(result)
  }

  private static func append(_ code: Int32, to scalars: inout String.UnicodeScalarView) {
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else { return }
    scalars.append(scalar)
  }

  /// The start of the last row of four whose first number is not above the code.
  private static func lastRow(upTo code: Int32, in table: [Int32]) -> Int? {
    var (low, high) = (0, table.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if table[middle * 4] <= code { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : (low - 1) * 4
  }

  private static func row(of code: Int32, in expansions: [Int32]) -> Int? {
    guard let row = lastRow(upTo: code, in: expansions), expansions[row] == code else { return nil }
    return row
  }

  private static func distance(of code: Int32, in runs: [Int32]) -> Int32 {
    guard let row = lastRow(upTo: code, in: runs), code <= runs[row + 1] else { return 0 }
    return (code - runs[row]) % runs[row + 2] == 0 ? runs[row + 3] : 0
  }

  /// Without the scalars of Unicode's White_Space at both ends.
  public var trimmedByScalar: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !Self.isWhiteSpace($0) }),
      let last = scalars.lastIndex(where: { !Self.isWhiteSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20
      ? scalar.value == 0x20 || (0x9...0xD).contains(scalar.value) : WhiteSpaceTable.scalars.contains(scalar.value)
  }
}
