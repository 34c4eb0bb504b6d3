/// Which bytes a part of a URL keeps as they are.
enum PercentEncoding {
  /// RFC 3986 `unreserved`: safe wherever one segment stands.
  case pathSegment
  /// The same; a space becomes `%20`, which every decoder of queries reads.
  case queryComponent
  /// A whole address of an HTTP header: all that RFC 3986 allows in a URL, `%` included.
  case address
}

extension OutputBuffer {
  func append(percentEncoding source: UnsafeBufferPointer<UInt8>, _ encoding: PercentEncoding) {
    reserve(source.count * 3)
    for byte in source {
      if byte.isUnreserved || (encoding == .address && byte.isReservedInURL) {
        append(byte)
      } else {
        append(0x25)
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}

extension UInt8 {
  /// `A-Z a-z 0-9 - . _ ~`
  var isUnreserved: Bool {
    switch self {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// `: / ? # [ ] @ ! $ & ' ( ) * + , ; = %`
  var isReservedInURL: Bool {
    switch self {
    case 0x3A, 0x2F, 0x3F, 0x23, 0x5B, 0x5D, 0x40, 0x21, 0x24, 0x25...0x2C, 0x3B, 0x3D: true
    default: false
    }
  }

  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// A text percent-encoded as one segment of a path.
func percentEncodedSegment(_ text: String) -> String {
  let buffer = OutputBuffer(capacity: text.utf8.count * 3)
  buffer.append(text, .path)
  return String(decoding: buffer.bytes, as: UTF8.self)
}
