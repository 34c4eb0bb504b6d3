/// Classes of bytes. Templates are read as bytes, since `Character` joins a quote with a combining mark after it.
extension UInt8 {
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D || self == 0x0C }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isUppercase || isLowercase }
  var isWordStart: Bool { isLetter || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") }
  var isWordPart: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
  var lowercased: UInt8 { isUppercase ? self &+ 0x20 : self }

  var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46: UInt32(self) - 0x41 + 10
    case 0x61...0x66: UInt32(self) - 0x61 + 10
    default: nil
    }
  }
}
