import FacetAnalysis
import FacetValue

/// What a submit has changed, by kind: the page is rendered again with it, or its address changes.
struct Changes {
  /// State and loads, by instance path and slot.
  private(set) var values: [String: [Int: Value]] = [:]
  private(set) var queries: [(name: String, value: Value)] = []
  private(set) var hasState = false
  private(set) var hasLoads = false

  init(_ log: WriteLog, _ program: Program) {
    for entry in log.entries where entry.isChanged {
      let code = program.components[entry.component]
      if let input = code.inputs.first(where: { $0.slot == entry.slot }) {
        if input.kind == .query {
          queries.append((input.name, entry.after))
          // For a page that goes back with what was typed, when a call failed or a field could not be read.
          values[entry.instancePath, default: [:]][entry.slot] = entry.after
        }
        continue
      }
      if code.loads.contains(where: { $0.slot == entry.slot }) {
        hasLoads = true
      } else if code.states.contains(where: { $0.slot == entry.slot })
        || code.storeUses.contains(where: { $0.slot == entry.slot }) || code.lives.contains(entry.slot)
      {
        hasState = true
      } else {
        continue
      }
      values[entry.instancePath, default: [:]][entry.slot] = entry.after
    }
  }

  /// Lets a render begin with the changed values.
  func apply(to machine: Machine, stores: [Value]) {
    machine.overrides = values
    machine.stores = stores
  }
}
