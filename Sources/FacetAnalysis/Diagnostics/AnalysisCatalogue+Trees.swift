import FacetSyntax

extension DiagnosticCode {
  static var nestingCatalogue: [DiagnosticCode] { [nesting] }
  static var styleCatalogue: [DiagnosticCode] { [styleSyntax] }

  public static let nesting = mistake(
    "nesting", "A parser of HTML would build another tree than the one that is written.",
    "Browsers close and move elements that may not stand where they are. What the browser finds must be what was "
      + "written, also across components and slots.",
    "<p><div>Hello</div></p>")

  public static let styleSyntax = mistake(
    "style-syntax", "A `<style>` is not well-formed.",
    "Braces, strings and comments must be closed, so that rules stay in their scope.",
    "<p>Hello</p>\n<style>p { color: red</style>")
}
