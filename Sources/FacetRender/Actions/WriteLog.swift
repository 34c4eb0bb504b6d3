import FacetAnalysis
import FacetValue

/// What a submit has written to, and what stood there before.
final class WriteLog {
  struct Entry {
    let frame: Frame
    let component: ComponentID
    let instancePath: String
    let slot: Int
    let before: Value

    var after: Value { frame[slot] }
    var isChanged: Bool { after != before }
  }
  private struct Key: Hashable {
    let frame: Frame
    let slot: Int
  }
  private var positions: [Key: Int] = [:]
  private(set) var entries: [Entry] = []

  /// Call before the first write and after: only the first counts.
  func willWrite(_ frame: Frame, _ slot: Int, _ component: ComponentID, path: @autoclosure () -> String) {
    let key = Key(frame: frame, slot: slot)
    guard positions[key] == nil else { return }
    positions[key] = entries.count
    entries.append(
      Entry(frame: frame, component: component, instancePath: path(), slot: slot, before: frame[slot]))
  }
}
