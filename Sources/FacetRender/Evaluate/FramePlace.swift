import FacetValue

/// Where a value lies in a frame: a slot, or a field of the record in it. Most of what templates print, compare and hand
/// on is such a place, and looking at a value where it lies costs no reference count.
struct FramePlace: Sendable {
  let slot: Int
  /// -1 for the slot's own value.
  let field: Int

  /// The value itself, which costs no reference count. Nil when the slot has no record, or one without such a field.
  ///
  /// The pointer is good until the slot changes: the record in the slot keeps its fields alive, and nobody writes into
  /// fields that a slot holds (`Machine.update` first takes the value out of its slot).
  @inline(__always)
  func pointer(_ frame: Frame) -> UnsafePointer<Value>? {
    if field < 0 { return UnsafePointer(frame + slot) }
    guard case .record(let record) = frame[slot], field < record.fields.count else { return nil }
    return record.fields.withUnsafeBufferPointer { $0.baseAddress.map { $0 + field } }
  }

  /// Nil when there is no integer.
  @inline(__always)
  func integer(_ frame: Frame) -> Int? {
    if let pointer = pointer(frame), case .int(let integer) = pointer.pointee { integer } else { nil }
  }
}

extension ExpressionCode {
  /// Where the value lies, for an expression that only says that.
  var place: FramePlace? {
    switch self {
    case let read as ReadCode: FramePlace(slot: read.slot, field: -1)
    case let field as SlotFieldCode: FramePlace(slot: field.slot, field: field.field)
    default: nil
    }
  }
}
