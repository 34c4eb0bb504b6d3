import FacetValue

extension StandardLibrary {
  static let text: [FunctionSignature] = [
    property(.stringCount, of: .string, "count", .int, "How many Unicode scalars it has."),
    property(.stringIsEmpty, of: .string, "isEmpty", .bool, "Whether it has none."),
    method(.stringContains, of: .string, "contains", [.plain(.string)], .bool, "Whether the text occurs in it."),
    method(.stringHasPrefix, of: .string, "hasPrefix", [.plain(.string)], .bool, "Whether it begins with the text."),
    method(.stringHasSuffix, of: .string, "hasSuffix", [.plain(.string)], .bool, "Whether it ends with the text."),
    method(.stringLowercased, of: .string, "lowercased", [], .string, "In lower case, scalar by scalar."),
    method(.stringUppercased, of: .string, "uppercased", [], .string, "In upper case, scalar by scalar."),
    method(.stringTrimmed, of: .string, "trimmed", [], .string, "Without white space at both ends."),
    method(
      .stringSplit, of: .string, "split", [.plain(.string)], .array(.string),
      "The parts between occurrences of the separator, empty ones too."),
    method(
      .stringReplacing, of: .string, "replacing", [.plain(.string), .labelled("with", .string)], .string,
      "With every occurrence of the first text replaced by the second."),
    method(.stringPrefix, of: .string, "prefix", [.plain(.int)], .string, "The first scalars, at most that many."),
    method(.stringSuffix, of: .string, "suffix", [.plain(.int)], .string, "The last scalars, at most that many."),
    method(
      .stringDropFirst, of: .string, "dropFirst", [.plain(.int, default: .int(1))], .string,
      "Without the first scalars."),
    method(
      .stringPadded, of: .string, "padded",
      [.labelled("to", .int), .labelled("with", .string, default: .string(" "))], .string,
      "Filled at the start up to that many scalars."),
    method(
      .enumerationFromRaw, of: nil, "Enumeration", [.labelled("rawValue", .string)], .optional(.a),
      "The case of the enumeration with that raw value (written with the enumeration's own name)."),
    method(.toString, of: nil, "String", [.plain(.printable)], .string, "The text that an interpolation prints."),
  ]
}
