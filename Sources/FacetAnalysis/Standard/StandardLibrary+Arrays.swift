import FacetValue

extension StandardLibrary {
  static let arrays: [FunctionSignature] = arrayQueries + arrayTransformations + arraySummaries

  private static let arrayQueries: [FunctionSignature] = [
    property(.arrayCount, of: .array(.a), "count", .int, "How many elements it has."),
    property(.arrayIsEmpty, of: .array(.a), "isEmpty", .bool, "Whether it has none."),
    property(.arrayFirst, of: .array(.a), "first", .optional(.a), "The first element, nil when empty."),
    property(.arrayLast, of: .array(.a), "last", .optional(.a), "The last element, nil when empty."),
    method(
      .arrayFirstWhere, of: .array(.a), "first", [.labelled("where", .closure([.a], .bool))], .optional(.a),
      "The first element that the closure accepts."),
    method(
      .arrayContains, of: .array(.equatable), "contains", [.plain(.equatable)], .bool,
      "Whether an element equals the value."),
    method(
      .arrayContainsWhere, of: .array(.a), "contains", [.labelled("where", .closure([.a], .bool))], .bool,
      "Whether the closure accepts an element."),
    method(
      .arrayAllSatisfy, of: .array(.a), "allSatisfy", [.plain(.closure([.a], .bool))], .bool,
      "Whether the closure accepts all elements."),
    method(
      .arrayFirstIndex, of: .array(.equatable), "firstIndex", [.labelled("of", .equatable)], .optional(.int),
      "The position of the first element that equals the value."),
    method(
      .arrayFirstIndexWhere, of: .array(.a), "firstIndex", [.labelled("where", .closure([.a], .bool))],
      .optional(.int), "The position of the first element that the closure accepts."),
  ]

  private static let arrayTransformations: [FunctionSignature] = [
    method(
      .arrayMap, of: .array(.a), "map", [.plain(.closure([.a], .b))], .array(.b), "What the closure makes of each."),
    method(
      .arrayFilter, of: .array(.a), "filter", [.plain(.closure([.a], .bool))], .array(.a),
      "The elements that the closure accepts."),
    method(
      .arrayCompactMap, of: .array(.a), "compactMap", [.plain(.closure([.a], .optional(.b)))], .array(.b),
      "What the closure makes of each, without nil."),
    method(
      .arrayFlatMap, of: .array(.a), "flatMap", [.plain(.closure([.a], .array(.b)))], .array(.b),
      "The arrays that the closure makes, joined."),
    method(
      .arrayReduce, of: .array(.a), "reduce", [.plain(.b), .plain(.closure([.b, .a], .b))], .b,
      "Combines a first value with each element in turn."),
    method(
      .arraySorted, of: .array(.ordered), "sorted", [], .array(.ordered), "In ascending order; stable, NaN last."),
    method(
      .arraySortedBy, of: .array(.a), "sorted", [.labelled("by", .closure([.a], .ordered))], .array(.a),
      "In ascending order of the key that the closure gives: `sorted { $0.name }`."),
    method(.arrayReversed, of: .array(.a), "reversed", [], .array(.a), "From the last to the first."),
    method(.arrayPrefix, of: .array(.a), "prefix", [.plain(.int)], .array(.a), "The first ones, at most that many."),
    method(.arraySuffix, of: .array(.a), "suffix", [.plain(.int)], .array(.a), "The last ones, at most that many."),
    method(
      .arrayDropFirst, of: .array(.a), "dropFirst", [.plain(.int, default: .int(1))], .array(.a),
      "Without the first ones."),
    method(
      .arrayEnumerated, of: .array(.a), "enumerated", [], .array(.generic("Indexed", [.a])),
      "Each element with its position: records with `index` and `value`."),
    method(
      .arrayJoined, of: .array(.printable), "joined", [.plain(.string, default: .string(""))], .string,
      "The printed elements with the separator between them."),
    method(
      .arrayJoined, of: .array(.printable), "joined", [.labelled("separator", .string)], .string,
      "The same, with Swift's label."),
    method(
      .zip, of: nil, "zip", [.plain(.array(.a)), .plain(.array(.b))], .array(.generic("Pair", [.a, .b])),
      "Pairs of elements at the same position: records with `first` and `second`; as many as the shorter has."),
  ]

  private static let arraySummaries: [FunctionSignature] = [
    method(.moneySum, of: .array(.money), "sum", [], .optional(.money), "The total; nil when empty."),
    method(.arraySum, of: .array(.number), "sum", [], .number, "The total; 0 when empty."),
    method(.arrayMin, of: .array(.ordered), "min", [], .optional(.ordered), "The least; nil when empty."),
    method(.arrayMax, of: .array(.ordered), "max", [], .optional(.ordered), "The greatest; nil when empty."),
  ]

  static let dictionaries: [FunctionSignature] = [
    property(.dictionaryCount, of: .dictionary(.key, .a), "count", .int, "How many entries it has."),
    property(.dictionaryIsEmpty, of: .dictionary(.key, .a), "isEmpty", .bool, "Whether it has none."),
    property(.dictionaryKeys, of: .dictionary(.key, .a), "keys", .array(.key), "Its keys, in insertion order."),
    property(.dictionaryValues, of: .dictionary(.key, .a), "values", .array(.a), "Its values, in insertion order."),
    property(
      .dictionaryEntries, of: .dictionary(.key, .a), "entries", .array(.generic("Entry", [.key, .a])),
      "Records with `key` and `value`, in insertion order."),
  ]
}
