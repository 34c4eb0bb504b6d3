import FacetValue

/// The record types that can hold a record of their own type, at some depth.
func recursiveRecords(in types: TypeTable) -> Set<String> {
  var found: Set<String> = []
  for name in types.records.keys {
    var seen: Set<String> = []
    var open = fieldRecords(of: name, types)
    while let next = open.popLast() {
      if next == name {
        found.insert(name)
        break
      }
      if seen.insert(next).inserted { open += fieldRecords(of: next, types) }
    }
  }
  return found
}

private func fieldRecords(of name: String, _ types: TypeTable) -> [String] {
  types.records[name]?.fields.flatMap { records(in: $0.type) } ?? []
}

/// The record types that a value of the type holds without opening a record.
func records(in type: ValueType) -> [String] {
  switch type {
  case .record(let name): [name]
  case .array(let element): records(in: element)
  case .optional(let wrapped): records(in: wrapped)
  case .dictionary(let key, let value): records(in: key) + records(in: value)
  default: []
  }
}
