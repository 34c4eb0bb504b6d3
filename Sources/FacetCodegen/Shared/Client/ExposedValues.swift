import FacetAnalysis

extension CheckedComponent {
  /// What an instance shows of itself in development: its states, inputs, loads and lives, as far as the browser has them.
  /// Stores say their values themselves.
  package var exposedSlots: [(name: String, slot: FrameSlot)] {
    var values = inputs.map { ($0.name, $0.slot) }
    values += loads.map { ($0.name, $0.slot) }
    values += lives.map { ($0.name, $0.slot) }
    values += states.map { ($0.name, $0.slot) }
    return values.filter { facts.clientReads.contains($0.1) }
  }
}
