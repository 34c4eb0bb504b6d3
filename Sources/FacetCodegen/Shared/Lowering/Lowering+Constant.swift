import FacetAnalysis
import FacetValue

extension Lowering {
  /// A value that is known now.
  package func constant(_ value: Value) -> JSExpression {
    switch value {
    case .null: .null
    case .bool(let value): .boolean(value)
    case .int(let value): .number(Double(value))
    case .double(let value): .number(value)
    case .string(let text): .text(text)
    case .date(let instant): .number(Double(instant.milliseconds))
    case .money(let money):
      .object([
        .property("amount", .number(Double(money.minorUnits))), .property("currency", .text(money.currency)),
      ])
    case .trustedHTML(let html): .text(html.markup)
    case .array(let elements): .array(elements.map { constant($0) })
    case .dictionary(let entries):
      .new(.id("Map"), [.array(entries.map { .array([constant($0.key), constant($0.value)]) })])
    case .record(let record):
      .object(zip(record.shape.fields, record.fields).map { .property($0, constant($1)) })
    // A callable prop means something only to the render that made it.
    case .action: .null
    }
  }
}
