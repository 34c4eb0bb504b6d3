import HTTPTypes
import NIOHTTP1
import Tracing

/// What every call of another server is told about the request that it is made for, whatever that request said itself.
enum ForwardingHeaders {
  static func add(to headers: inout HTTPHeaders, _ exchange: Exchange) {
    let client = exchange.client
    let scheme = client.isSecure ? "https" : "http"
    headers.replaceOrAdd(name: "X-Request-ID", value: exchange.requestID)
    headers.replaceOrAdd(name: "X-Forwarded-For", value: client.address)
    headers.replaceOrAdd(name: "X-Forwarded-Host", value: client.authority)
    headers.replaceOrAdd(name: "X-Forwarded-Proto", value: scheme)
    headers.replaceOrAdd(
      name: "Forwarded", value: "for=\(node(client.address));host=\(quoted(client.authority));proto=\(scheme)")
    guard let context = InstrumentationContext.current else { return }
    GatewayTracer.inject(context, into: &headers)
  }

  /// RFC 7239 §6: an IPv6 address stands in brackets, and all that is no token in quotes.
  static func node(_ address: String) -> String {
    quoted(address.contains(":") && !address.hasPrefix("[") ? "[\(address)]" : address)
  }

  static func quoted(_ text: String) -> String {
    let isToken =
      !text.isEmpty
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isToken ? text : "\"\(text.filter { $0 != "\"" && $0 != "\\" })\""
  }
}
