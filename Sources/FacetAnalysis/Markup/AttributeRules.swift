/// Attributes that cannot be made safe, or that Facet writes itself.
enum AttributeRules {
  /// Why an attribute (in lower case) is refused on an element; nil when it is not.
  static func refusal(of name: String, on element: String) -> (reason: String, hint: String?)? {
    if name.hasPrefix("on"), name.count > 2 {
      return ("its value would be code.", "write `on:\(name.dropFirst(2))={…}`")
    }
    if name.hasPrefix("data-f-") || name == "data-hk" {
      return ("Facet writes attributes of this name itself.", "choose another name")
    }
    switch name {
    case "style": return ("the content policy forbids style attributes.", "write `style:property={…}`, or a class")
    case "srcdoc": return ("its value would be a document of its own.", "link to a page with `src`")
    case "http-equiv": return ("Facet sends the document's headers itself.", nil)
    case "nonce": return ("Facet writes it itself.", nil)
    default: return nil
    }
  }
}
