import FacetValue

/// Where a value lies in a frame: a slot, or a field of the record in it. Most of what templates print, compare and hand
/// on is such a place, and looking at a value where it lies costs no reference count.
struct FramePlace: Sendable {
  let slot: Int
  /// -1 for the slot's own value.
  let field: Int

  /// The value itself, good until the slot changes. Nil when the slot has no record, or one without such a field.
  @inline(__always)
  func pointer(_ frame: Frame) -> UnsafePointer<Value>? {
    let value = UnsafePointer(frame + slot)
    return field < 0 ? value : value.field(field)
  }

  /// Nil when there is no integer.
  @inline(__always)
  func integer(_ frame: Frame) -> Int? {
    if let pointer = pointer(frame), case .int(let integer) = pointer.pointee { integer } else { nil }
  }
}

extension UnsafePointer<Value> {
  /// A field of the record that lies there, reached without counting a reference. Nil when there is no such field.
  ///
  /// The result is good until the record is replaced: it keeps its fields alive, and nobody writes into fields that a
  /// slot or a list holds (`Machine.update` first takes the value out of its slot).
  @inline(__always)
  func field(_ field: Int) -> UnsafePointer<Value>? {
    guard case .record(let record) = pointee, field < record.fields.count else { return nil }
    return record.fields.withUnsafeBufferPointer { $0.baseAddress.map { $0 + field } }
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
