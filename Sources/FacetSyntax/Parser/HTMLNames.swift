/// What the parser has to know of HTML's elements and attributes.
enum HTMLNames {
  /// Elements that have no content and no end tag (HTML §13.1.2).
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Elements whose content is text and never tags.
  static let textOnly: Set<String> = ["textarea", "title"]

  /// Elements that only the document has.
  static let document: Set<String> = ["html", "body"]

  /// Elements whose content HTML reads by rules of their own, and which nobody needs any more.
  static let refused: Set<String> = [
    "frame", "frameset", "listing", "noembed", "noframes", "plaintext", "xmp",
  ]

  /// Attributes with a colon that are not directives.
  static let namespaces: Set<String> = ["xlink", "xml", "xmlns"]
}
