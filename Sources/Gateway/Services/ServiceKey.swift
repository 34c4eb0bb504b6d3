import Foundation

/// The secret that the gateway and the modules' processes share: whoever has it can say who a caller is.
public struct ServiceKey: Sendable {
  /// As long as the hash that it is used with (RFC 7518 §3.2).
  public static let minimumBytes = 32

  let bytes: [UInt8]

  /// - Returns: nil when it is too short. White space at the end, as an editor leaves it, is no part of it.
  public init?(_ content: [UInt8]) {
    var bytes = content[...]
    while let last = bytes.last, [0x20, 0x09, 0x0a, 0x0d].contains(last) { bytes.removeLast() }
    guard bytes.count >= Self.minimumBytes else { return nil }
    self.bytes = Array(bytes)
  }

  /// Reads the key from a file.
  ///
  /// - Throws: `ServiceKeyError`, which says what to do.
  public init(file: String) throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw ServiceKeyError(reason: "The service key \(file) can't be read: \(error.localizedDescription)")
    }
    guard let key = ServiceKey(Array(data)) else {
      throw ServiceKeyError(
        reason: "The service key \(file) has less than \(Self.minimumBytes) bytes. "
          + "Make one with: (umask 077; openssl rand -hex 32 > \(file))")
    }
    self = key
  }
}

/// There is no key to use.
public struct ServiceKeyError: Error, CustomStringConvertible {
  let reason: String
  public var description: String { reason }
}
