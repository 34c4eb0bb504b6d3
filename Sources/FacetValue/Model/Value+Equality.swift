/// Equality of the language: by value, whatever the storage.
///
/// Text is compared by scalar. Numbers are compared as numbers, so `-0 == 0` and NaN equals nothing, itself included.
/// Records are equal when they have the same field names and equal fields. Actions are equal when they name the same
/// action of the same instance.
extension Value: Equatable {
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Double(a) == b
    case (.string(let a), .string(let b)): a.hasSameScalars(as: b)
    case (.date(let a), .date(let b)): a == b
    case (.money(let a), .money(let b)): a == b
    case (.array(let a), .array(let b)): haveEqualElements(a, b)
    case (.dictionary(let a), .dictionary(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    case (.trustedHTML(let a), .trustedHTML(let b)): a.markup.hasSameScalars(as: b.markup)
    case (.action(let a), .action(let b)): a == b
    default: false
    }
  }
}

/// Whether two arrays are equal element by element. Swift's `==` doesn't look at the elements of two arrays that share
/// their storage, and would find NaN equal to itself there.
func haveEqualElements(_ a: [Value], _ b: [Value]) -> Bool {
  a.count == b.count && a.elementsEqual(b)
}

/// A value as a dictionary's key. It differs from equality in one thing: NaN is the same key as NaN, so that what was
/// put in can be found (as in a JavaScript `Map`).
public struct ValueKey: Sendable, Hashable {
  public let value: Value
  public init(_ value: Value) { self.value = value }

  public static func == (a: ValueKey, b: ValueKey) -> Bool {
    if case .double(let first) = a.value, case .double(let second) = b.value, first.isNaN { return second.isNaN }
    return a.value == b.value
  }

  public func hash(into hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0 as UInt8)
    case .bool(let bool): hasher.combine(bool)
    // An integer equals the double of the same size, so both hash alike; so do the zeros, and all NaNs.
    case .int(let int): hasher.combine(Double(int))
    case .double(let double): hasher.combine(double.isNaN ? Double.nan : double)
    case .string(let text): hasher.combineScalars(of: text)
    case .date(let instant): hasher.combine(instant)
    case .money(let money): hasher.combine(money.minorUnits)
    // Collections are never keys in the language; their size keeps the hash right, if not spread.
    case .array(let array): hasher.combine(array.count)
    case .dictionary(let dictionary): hasher.combine(dictionary.count)
    case .record(let record): hasher.combine(record.fields.count)
    case .trustedHTML(let html): hasher.combineScalars(of: html.markup)
    case .action(let handle): hasher.combine(handle)
    }
  }
}
