extension DecodingRun {
  mutating func record(_ value: Value, _ index: Int) throws(ValueMismatch) -> Value? {
    try enter()
    let result: Value?
    switch value {
    case .record(let source): result = try record(source, index)
    case .dictionary(let source): result = try record(source, index)
    default: throw ValueMismatch(expected: plan.records[index].type.name, actual: value)
    }
    leave()
    return result
  }

  private mutating func record(_ source: ValueDictionary, _ index: Int) throws(ValueMismatch) -> Value {
    let type = plan.records[index].type
    let nodes = plan.fieldNodes[index]
    var fields: [Value] = []
    fields.reserveCapacity(nodes.count)
    for (field, node) in zip(type.fields, nodes) {
      guard let value = source[field.wireName] else {
        fields.append(try missing(field))
        continue
      }
      do throws(ValueMismatch) { fields.append(try changed(value, node) ?? value) } catch {
        throw error.inField(field.wireName)
      }
    }
    return .record(Record(shape: type.shape, fields: fields))
  }

  private func missing(_ field: FieldType) throws(ValueMismatch) -> Value {
    if case .optional = field.type { return .null }
    throw ValueMismatch(expected: field.type.description, actual: "nothing").inField(field.wireName)
  }

  private mutating func record(_ source: Record, _ index: Int) throws(ValueMismatch) -> Value? {
    let record = plan.records[index]
    let nodes = plan.fieldNodes[index]
    let mapping = mapping(from: source.shape, to: record)
    if mapping.keepsOrder, source.fields.count == nodes.count {
      return try sameFields(source.fields, record, nodes)
    }
    var fields: [Value] = []
    fields.reserveCapacity(nodes.count)
    for position in nodes.indices {
      guard let from = mapping.positions[position], from < source.fields.count else {
        fields.append(try missing(record.type.fields[position]))
        continue
      }
      do throws(ValueMismatch) {
        fields.append(try changed(source.fields[from], nodes[position]) ?? source.fields[from])
      } catch {
        throw error.inField(record.type.fields[position].wireName)
      }
    }
    return .record(Record(shape: record.type.shape, fields: fields))
  }

  /// Nil when all fields are right, so that a record which fits is not copied.
  private mutating func sameFields(
    _ source: [Value], _ record: DecodingPlan.RecordPlan, _ nodes: [Int]
  ) throws(ValueMismatch) -> Value? {
    var fields: [Value]?
    for position in source.indices {
      do throws(ValueMismatch) {
        guard let new = try changed(source[position], nodes[position]) else { continue }
        if fields == nil { fields = source }
        fields?[position] = new
      } catch {
        throw error.inField(record.type.fields[position].wireName)
      }
    }
    return fields.map { .record(Record(shape: record.type.shape, fields: $0)) }
  }

  private mutating func mapping(from shape: RecordShape, to record: DecodingPlan.RecordPlan) -> FieldMapping {
    for known in mappings where known.from === shape && known.to === record { return known }
    let made = FieldMapping(from: shape, to: record)
    mappings.append(made)
    return made
  }
}

/// Where in a source record each field of a type is.
final class FieldMapping: Sendable {
  let from: RecordShape
  let to: DecodingPlan.RecordPlan
  let positions: [Int?]
  /// Nothing but the values has to change.
  let keepsOrder: Bool

  init(from shape: RecordShape, to record: DecodingPlan.RecordPlan) {
    let type = record.type
    from = shape
    to = record
    positions = type.fields.map { shape.index(of: $0.wireName) ?? shape.index(of: $0.name) }
    keepsOrder =
      shape.hasSameFields(as: type.shape) && positions.elementsEqual(type.fields.indices) { $0 == Optional($1) }
  }
}
