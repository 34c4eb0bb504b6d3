/// A type, laid out for decoding: nodes name each other by position, so that following one copies nothing and a
/// recursive type is no cycle of references.
struct DecodingPlan: Sendable {
  enum Node: Sendable {
    case int, double, bool, string, date, money, trustedHTML
    /// `Void`, and what analysis could not type.
    case anything
    /// An action, an element, a closure: nothing decodes to them.
    case nothing
    case optional(Int)
    case array(Int)
    case dictionary(key: Int, value: Int)
    case record(Int)
    case enumeration(Int)
  }

  /// A record type, shared by reference so that every record met costs one count.
  final class RecordPlan: Sendable {
    let type: RecordType
    init(type: RecordType) { self.type = type }
  }

  private(set) var nodes: [Node] = []
  private(set) var types: [ValueType] = []
  private(set) var records: [RecordPlan] = []
  /// The node of each field, for each record.
  private(set) var fieldNodes: [[Int]] = []
  private(set) var enumerations: [EnumerationType] = []
  let root: Int
  private var recordNodes: [String: Int] = [:]

  init(_ type: ValueType, in table: TypeTable) {
    root = 0
    _ = add(type, table)
  }

  private mutating func add(_ type: ValueType, _ table: TypeTable) -> Int {
    if case .record(let name) = type, let known = recordNodes[name] { return known }
    let position = nodes.count
    nodes.append(.nothing)
    types.append(type)
    nodes[position] = node(type, at: position, table)
    return position
  }

  private mutating func node(_ type: ValueType, at position: Int, _ table: TypeTable) -> Node {
    switch type {
    case .int: .int
    case .double: .double
    case .bool: .bool
    case .string: .string
    case .date: .date
    case .money: .money
    case .trustedHTML: .trustedHTML
    case .void, .error: .anything
    case .action, .element, .closure: .nothing
    case .optional(let wrapped): .optional(add(wrapped, table))
    case .array(let element): .array(add(element, table))
    case .dictionary(let key, let value): .dictionary(key: add(key, table), value: add(value, table))
    case .record(let name): record(name, at: position, table)
    case .enumeration(let name): enumeration(name, table)
    }
  }

  private mutating func record(_ name: String, at position: Int, _ table: TypeTable) -> Node {
    guard let type = table.records[name] else { return .nothing }
    recordNodes[name] = position
    let index = records.count
    records.append(RecordPlan(type: type))
    fieldNodes.append([])
    let fields = type.fields.map { add($0.type, table) }
    fieldNodes[index] = fields
    return .record(index)
  }

  /// An enumeration that the table lacks is any text.
  private mutating func enumeration(_ name: String, _ table: TypeTable) -> Node {
    guard let type = table.enumerations[name] else { return .string }
    enumerations.append(type)
    return .enumeration(enumerations.count - 1)
  }
}
