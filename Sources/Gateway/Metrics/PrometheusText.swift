/// Prometheus' text-based exposition format, version 0.0.4.
enum PrometheusText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  static func make(families: [String: Family], series: [SeriesKey: any Series]) -> String {
    var text = ""
    let byName = Dictionary(grouping: series, by: { $0.key.name })
    for name in byName.keys.sorted() {
      let family = families[name]
      if let help = family?.help { text += "# HELP \(name) \(escapedHelp(help))\n" }
      if let kind = family?.kind { text += "# TYPE \(name) \(kind.rawValue)\n" }
      let sorted = (byName[name] ?? []).map { (labels(of: $0.key.labels), $0) }.sorted { $0.0 < $1.0 }
      for (_, entry) in sorted {
        for sample in entry.value.samples {
          let all = entry.key.labels + (sample.label.map { [$0] } ?? [])
          text += "\(name)\(sample.suffix)\(labels(of: all)) \(number(sample.value))\n"
        }
      }
    }
    return text
  }

  /// `{route="page",status="200"}`; nothing without labels.
  private static func labels(of labels: [Label]) -> String {
    guard !labels.isEmpty else { return "" }
    return "{" + labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",") + "}"
  }

  /// Whole numbers without a fraction.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return Int(exactly: value).map(String.init) ?? String(value)
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.flatMap { scalar -> [Character] in
        switch scalar {
        case "\\": ["\\", "\\"]
        case "\"": ["\\", "\""]
        case "\n": ["\\", "n"]
        default: [Character(scalar)]
        }
      })
  }

  private static func escapedHelp(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }
}
