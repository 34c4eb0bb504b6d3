import Crypto
import Foundation

/// What a file has to hold, as browsers compare it (Subresource Integrity §3.1).
public enum SubresourceIntegrity {
  /// `sha384-` and the digest in base64.
  public static func text(of bytes: [UInt8]) -> String {
    "sha384-" + Data(SHA384.hash(data: bytes)).base64EncodedString()
  }
}
