/// What products of one category are made up from.
struct SeedCategory {
  /// A kind of thing, what it costs in whole units of the currency, and what it is made of.
  struct Kind {
    let name: String
    let price: ClosedRange<Int>
    let materials: [String]
  }

  /// An attribute and what it may say.
  struct Attribute {
    let name: String
    let choices: [String]
  }

  let name: String
  let kinds: [Kind]
  /// Names of ranges: "Halden", "Fjord".
  let series: [String]
  let attributes: [Attribute]
  /// Sentences; `{kind}`, `{material}` and `{series}` stand for the product's own.
  let openings: [String]
  let closings: [String]
  let tags: [String]

  /// Kinds are lines like `desk lamp 39 149: brass/oak`, attributes like `Light: warm white, neutral white`.
  init(
    _ name: String, kinds: String, series: String, attributes: String, openings: String, closings: String,
    tags: String
  ) {
    self.name = name
    self.kinds = SeedCategory.lines(kinds).compactMap(SeedCategory.kind)
    self.series = SeedCategory.list(series)
    self.attributes = SeedCategory.lines(attributes).compactMap(SeedCategory.attribute)
    self.openings = SeedCategory.lines(openings)
    self.closings = SeedCategory.lines(closings)
    self.tags = SeedCategory.list(tags)
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { trimmingSpaces(String($0)) }.filter { !$0.isEmpty }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { trimmingSpaces(String($0)) }.filter { !$0.isEmpty }
  }

  private static func kind(_ line: String) -> Kind? {
    guard let (head, materials) = halves(line) else { return nil }
    let words = head.split(separator: " ").map(String.init)
    guard words.count > 2, let low = Int(words[words.count - 2]), let high = Int(words[words.count - 1]), low <= high
    else { return nil }
    return Kind(
      name: words.dropLast(2).joined(separator: " "), price: low...high,
      materials: materials.split(separator: "/").map(String.init))
  }

  private static func attribute(_ line: String) -> Attribute? {
    halves(line).map { Attribute(name: $0, choices: list($1)) }
  }

  private static func halves(_ line: String) -> (String, String)? {
    let halves = line.split(separator: ":", maxSplits: 1).map { trimmingSpaces(String($0)) }
    return halves.count == 2 ? (halves[0], halves[1]) : nil
  }
}
