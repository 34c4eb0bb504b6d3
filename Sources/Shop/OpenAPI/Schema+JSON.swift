import FacetValue

/// Prints schemas and gathers those with names.
struct SchemaPrinter {
  /// Named schemas in the order in which they were met.
  private(set) var components = ValueDictionary()

  mutating func json(_ schema: Schema) -> Value {
    switch schema {
    case .text(let rule): text(rule)
    case .anyText: ["type": "string"]
    case .shortText(let limit): ["type": "string", "maxLength": .int(limit)]
    case .integer(let range):
      ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .date: ["type": "string", "format": "date-time"]
    case .dateOrDay:
      ["type": "string", "anyOf": [["format": "date-time"], ["format": "date"], ["const": ""]]]
    case .choice(let texts): ["type": "string", "enum": .array(texts.map(Value.string))]
    case .money(let rule): money(rule)
    case .array(let element, let counts): array(element, counts)
    case .map(let element, let counts, let keys): map(element, counts, keys)
    case .object(let properties): object(properties)
    case .named(let name, let schema): reference(name, schema)
    case .nullable(let schema): ["anyOf": [json(schema), ["type": "null"]]]
    case .any: [:]
    }
  }

  private func text(_ rule: TextRule) -> Value {
    var json: ValueDictionary = ["type": "string"]
    if rule.length.lowerBound > 0 { json["minLength"] = .int(rule.length.lowerBound) }
    json["maxLength"] = .int(rule.length.upperBound)
    if let pattern = rule.pattern { json["pattern"] = .string(pattern) }
    return .dictionary(json)
  }

  private mutating func money(_ rule: MoneyRule) -> Value {
    let currency =
      rule.currencies.isEmpty ? ["type": "string", "pattern": "^[A-Z]{3}$"] : json(.choice(rule.currencies))
    return [
      "type": "object", "description": "An amount in minor units of its currency (ISO 4217).",
      "properties": ["amount": json(.integer(rule.amounts)), "currency": currency], "required": ["amount", "currency"],
    ]
  }

  private mutating func array(_ element: Schema, _ counts: ClosedRange<Int>?) -> Value {
    var schema: ValueDictionary = ["type": "array", "items": json(element)]
    if let counts {
      schema["minItems"] = .int(counts.lowerBound)
      schema["maxItems"] = .int(counts.upperBound)
    }
    return .dictionary(schema)
  }

  private mutating func map(_ element: Schema, _ counts: ClosedRange<Int>?, _ keys: TextRule?) -> Value {
    var schema: ValueDictionary = ["type": "object", "additionalProperties": json(element)]
    if let counts { schema["maxProperties"] = .int(counts.upperBound) }
    if let keys { schema["propertyNames"] = text(keys) }
    return .dictionary(schema)
  }

  private mutating func object(_ properties: [Schema.Property]) -> Value {
    var members = ValueDictionary()
    for property in properties {
      members[.string(property.name)] = json(property.isRequired ? property.schema : .nullable(property.schema))
    }
    var schema: ValueDictionary = ["type": "object", "properties": .dictionary(members)]
    let required = properties.filter(\.isRequired).map { Value.string($0.name) }
    if !required.isEmpty { schema["required"] = .array(required) }
    return .dictionary(schema)
  }

  private mutating func reference(_ name: String, _ schema: Schema) -> Value {
    if components[.string(name)] == nil {
      // Taken before its content is printed: the order is that of the first mention.
      components[.string(name)] = .null
      components[.string(name)] = json(schema)
    }
    return ["$ref": .string("#/components/schemas/" + name)]
  }
}
