import Foundation

/// An address, or a range of them in CIDR notation: `127.0.0.1`, `10.0.0.0/8`, `::1`.
public struct AddressRange: Sendable, Equatable {
  private let bytes: [UInt8]
  private let prefixLength: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let bytes = Self.bytes(of: String(parts[0])) else { return nil }
    self.bytes = bytes
    guard parts.count == 2 else {
      prefixLength = bytes.count * 8
      return
    }
    guard let length = Int(parts[1]), (0...bytes.count * 8).contains(length) else { return nil }
    prefixLength = length
  }

  /// Whether the address, as text, is in the range. An IPv4 address that came over an IPv6 socket counts as IPv4.
  public func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
    for bit in 0..<prefixLength {
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      if other[bit / 8] & mask != bytes[bit / 8] & mask { return false }
    }
    return true
  }

  /// The network of an address, as text: 24 bits of IPv4, 48 of IPv6; the text itself when it is no address.
  static func network(of address: String) -> String {
    guard let bytes = bytes(of: address) else { return address }
    if bytes.count == 4 { return bytes.prefix(3).map(String.init).joined(separator: ".") + ".0/24" }
    let groups = stride(from: 0, to: 6, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/48"
  }

  /// What one subscriber has: an address of IPv4, 64 bits of IPv6; the text itself when it is no address.
  static func subscriber(of address: String) -> String {
    guard let bytes = bytes(of: address), bytes.count == 16 else { return address }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
  }

  /// This machine.
  public static let loopback = ["127.0.0.0/8", "::1"].compactMap(AddressRange.init)

  private static func bytes(of text: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    let isMappedIPv4 = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
    return isMappedIPv4 ? Array(bytes.suffix(4)) : bytes
  }
}
