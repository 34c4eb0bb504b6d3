/// How an attribute is written whose name is known only at run time, or as a second line of defence.
enum AttributePolicy {
  enum Context { case text, url, urlList, refused }

  private static let urlNames: Set<String> = [
    "href", "src", "action", "formaction", "xlink:href", "poster", "cite", "background", "data", "longdesc", "manifest",
    "icon", "codebase", "archive", "classid", "profile", "usemap", "dynsrc", "lowsrc", "ping",
  ]
  /// `is` and `slot` change what an element is; `nonce` is a secret; `srcdoc`, `style` and `http-equiv` are languages
  /// of their own; `attributename`, `from`, `to`, `by` and `values` let SVG animation set a link.
  private static let refusedNames: Set<String> = [
    "srcdoc", "style", "nonce", "is", "slot", "http-equiv", "attributename", "from", "to", "by", "values", "sandbox",
    "xmlns", "xml:base", "_action",
  ]

  static func context(of name: String) -> Context {
    let name = name.lowercased()
    guard isName(name), !name.hasPrefix("on"), !refusedNames.contains(name), !name.hasPrefix("xmlns:") else {
      return .refused
    }
    if name == "srcset" || name == "imagesrcset" { return .urlList }
    return urlNames.contains(name) ? .url : .text
  }

  /// Whether every candidate of a `srcset` has an allowed address.
  static func allowsList(_ list: String) -> Bool {
    list.split(separator: ",").allSatisfy { candidate in
      candidate.split(whereSeparator: \.isWhitespace).allSatisfy { URLPolicy.allows(String($0)) }
    }
  }

  /// ASCII letters, digits and `- _ : .`, beginning with a letter or an underscore: what every parser reads as one name.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter || first == 0x5F else { return false }
    return name.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A || $0 == 0x2E
    }
  }
}
