import FacetAnalysis
import FacetValue

/// What a submit has changed against the fresh page, by kind: the page is rendered again with it, or its address
/// changes.
struct Changes {
  private enum Kind {
    case state, load
    case query(String)
    /// What nobody can see after the submit: a local value.
    case passing
  }
  private struct Key: Hashable {
    let path: String
    let slot: Int
  }
  private struct Entry {
    let key: Key
    let kind: Kind
    let before: Value
    var after: Value
    var isChanged: Bool { after != before }
  }
  private var entries: [Entry] = []
  private var positions: [Key: Int] = [:]
  /// The stores after the last change; empty before.
  private var stores: [Value] = []

  /// Takes in what was written on a machine that had begun with the changes so far. Says whether anything has become
  /// another value by it.
  @discardableResult
  mutating func add(_ log: WriteLog, of machine: Machine) -> Bool {
    var hasChanged = false
    for entry in log.entries {
      hasChanged = hasChanged || entry.isChanged
      let key = Key(path: entry.instancePath, slot: entry.slot)
      if let position = positions[key] {
        entries[position].after = entry.after
      } else {
        positions[key] = entries.count
        let kind = Self.kind(of: entry.slot, machine.program.components[entry.component])
        entries.append(Entry(key: key, kind: kind, before: entry.before, after: entry.after))
      }
    }
    stores = machine.stores
    return hasChanged
  }

  private static func kind(of slot: Int, _ code: ComponentCode) -> Kind {
    if let input = code.inputs.first(where: { $0.slot == slot }) {
      return input.kind == .query ? .query(input.name) : .state
    }
    if code.loads.contains(where: { $0.slot == slot }) { return .load }
    let isState =
      code.states.contains { $0.slot == slot } || code.storeUses.contains { $0.slot == slot }
      || code.lives.contains(slot)
    return isState ? .state : .passing
  }

  var hasState: Bool { entries.contains { if case .state = $0.kind { $0.isChanged } else { false } } }
  var hasLoads: Bool { entries.contains { if case .load = $0.kind { $0.isChanged } else { false } } }

  var queries: [(name: String, value: Value)] {
    entries.compactMap { if case .query(let name) = $0.kind, $0.isChanged { (name, $0.after) } else { nil } }
  }

  /// Lets a render begin with the changed values. Queries are among them: a page that goes back shows what was typed.
  func apply(to machine: Machine) {
    for entry in entries where entry.isChanged {
      if case .passing = entry.kind { continue }
      machine.overrides[entry.key.path, default: [:]][entry.key.slot] = entry.after
    }
    machine.stores = stores
  }
}
