extension DiagnosticCode {
  static var lexicalCatalogue: [DiagnosticCode] {
    [
      invalidUTF8, unexpectedCharacter, unterminatedComment, unterminatedString, singleQuotedString, unknownEscape,
      invalidNumber, numberOutOfRange, tooDeep,
    ]
  }

  public static let invalidUTF8 = error(
    "invalid-utf8", "The file is not UTF-8.",
    "Templates are UTF-8. A file in another encoding would show wrong characters, so it is refused. Save it as UTF-8.",
    example: "<p>caf\u{FFFD}</p>")

  public static let unexpectedCharacter = error(
    "unexpected-character", "A character means nothing where it stands.",
    "Scripts and expressions have names, numbers, strings and operators. Anything else is usually text without quotes.",
    example: "<p>{name @ 1}</p>")

  public static let unterminatedComment = error(
    "unterminated-comment", "A `/*` comment has no end.",
    "Everything up to the end of the script would be a comment. Close it with `*/`.",
    example: "<script>\n  /* what it is for\n  state open = false\n</script>")

  public static let unterminatedString = error(
    "unterminated-string", "A string or an attribute's value is not closed.",
    "A string literal ends on the line on which it begins; a line break in it is written `\\n`. An attribute's value "
      + "may have several lines and ends with the quote that it begins with.",
    example: "<script>\n  state title = \"Products\n</script>")

  public static let singleQuotedString = error(
    "single-quoted-string", "A string in a script stands in single quotes.",
    "As in Swift, strings stand in double quotes. In markup, where double quotes may delimit an attribute, an expression "
      + "may use either.",
    example: "<script>\n  state title = 'Products'\n</script>")

  public static let unknownEscape = error(
    "unknown-escape", "A backslash in a string begins no known escape.",
    "The escapes are `\\n`, `\\r`, `\\t`, `\\\\`, `\\\"`, `\\'`, `\\{`, `\\}` and `\\u{…}` with the number of a Unicode scalar.",
    example: "<script>\n  state path = \"C:\\temp\\docs\"\n</script>")

  public static let invalidNumber = error(
    "invalid-number", "A number is followed by letters.",
    "Numbers are decimal: `12`, `1_000`, `0.5`, `1e9`. There are no hexadecimal numbers and no suffixes.",
    example: "<p>{12px}</p>")

  public static let numberOutOfRange = error(
    "number-out-of-range", "A number is too great.",
    "An `Int` lies within ±9007199254740991, the integers that every client represents exactly; a `Double` is finite.",
    example: "<p>{9007199254740992}</p>")

  public static let tooDeep = error(
    "too-deep", "Tags, blocks or expressions are nested too deeply.",
    "Nesting is limited to \(Parser.depthLimit) levels, so that no file can exhaust the reader. Move inner parts to "
      + "components or deriveds of their own.",
    example: "<p>{" + String(repeating: "(", count: 250) + "1" + String(repeating: ")", count: 250) + "}</p>")
}
