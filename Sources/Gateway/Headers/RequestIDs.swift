import FacetHummingbird
import HTTPTypes

/// Names requests, so that log lines here and at backends can be brought together.
enum RequestIDs {
  /// A trusted proxy's id, when it is a sane one, or a new one.
  static func id(of headers: HTTPFields, trusted: Bool) -> String {
    if trusted, let given = headers[.requestID], isSane(given) { return given }
    return make()
  }

  static func make() -> String { RandomText.make(bytes: 12) }

  static func isSane(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
