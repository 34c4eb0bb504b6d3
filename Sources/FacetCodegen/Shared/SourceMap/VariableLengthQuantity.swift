/// Base64 VLQ: integers in groups of five bits, the lowest first, the sign in the lowest bit (ECMA-426 §7).
enum VariableLengthQuantity {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = value.magnitude &<< 1 | (value < 0 ? 1 : 0)
    repeat {
      let group = Int(rest & 0b11111)
      rest >>= 5
      bytes.append(digits[rest > 0 ? group | 0b100000 : group])
    } while rest > 0
  }
}
