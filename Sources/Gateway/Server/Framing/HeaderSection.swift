import NIOCore
import NIOHTTP1

/// Collects the field lines of a head or a trailer section (RFC 9112 §5).
struct HeaderSection {
  struct Limits: Sendable {
    /// Bytes of all lines together.
    var bytes: Int
    var fields = 100
  }

  private(set) var headers = HTTPHeaders()
  private var bytes = 0
  private var count = 0
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  /// How many bytes the next line may have.
  var room: Int { max(0, limits.bytes - bytes) }
  var isTooLarge: FramingFault {
    FramingFault(
      status: 431, code: "headers-too-large", detail: "The header section is larger than \(limits.bytes) bytes.")
  }

  mutating func add(_ line: ByteBuffer) throws(FramingFault) {
    count += 1
    guard count <= limits.fields else {
      throw FramingFault(
        status: 431, code: "too-many-headers", detail: "The request has more than \(limits.fields) header fields.")
    }
    bytes += line.readableBytes + 2
    guard bytes <= limits.bytes else { throw isTooLarge }
    let view = line.readableBytesView
    // RFC 9112 §5.2: a server refuses a folded line, or must unfold it. Nothing that is current sends one.
    guard let first = view.first, first != 0x20, first != 0x09 else {
      throw .malformed("A header line begins with a blank.")
    }
    guard let colon = view.firstIndex(of: UInt8(ascii: ":")), colon > view.startIndex else {
      throw .malformed("A header line has no name.")
    }
    let name = view[..<colon]
    guard name.allSatisfy(HTTPToken.holds) else {
      throw .malformed("A header's name has a byte that no name may have.")
    }
    var value = view[view.index(after: colon)...]
    while let byte = value.first, byte == 0x20 || byte == 0x09 { value = value.dropFirst() }
    while let byte = value.last, byte == 0x20 || byte == 0x09 { value = value.dropLast() }
    let text = String(decoding: name, as: UTF8.self)
    try Self.checkLookalike(text)
    headers.add(name: text, value: String(decoding: value, as: UTF8.self))
  }

  /// Servers that hand fields on as variables make one name of `Content_Length` and `Content-Length`; so nobody behind
  /// this one shall see the former.
  private static func checkLookalike(_ name: String) throws(FramingFault) {
    guard name.utf8.contains(UInt8(ascii: "_")) else { return }
    let plain = String(name.lowercased().map { $0 == "_" ? "-" : $0 })
    if ["content-length", "transfer-encoding", "host"].contains(plain) {
      throw .malformed("A header's name is nearly \(plain).")
    }
  }
}

/// What names of methods and headers are made of (RFC 9110 §5.6.2).
enum HTTPToken {
  static func holds(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
