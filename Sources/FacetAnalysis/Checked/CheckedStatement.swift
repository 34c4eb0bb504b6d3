import FacetSyntax
import FacetValue

public struct CheckedStatement: Sendable {
  public let kind: Kind
  public let span: SourceSpan
  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case declare(FrameSlot, CheckedExpression)
    /// Compound assignments are assignments of a binary expression that reads the same place.
    case assign(CheckedPlace, CheckedExpression)
    case mutate(CheckedPlace, MutatingFunction, [CheckedArgument])
    case expression(CheckedExpression)
    case conditional([CheckedCondition], then: [CheckedStatement], otherwise: [CheckedStatement])
    case loop(FrameSlot, in: CheckedExpression, body: [CheckedStatement])
    /// The first case one of whose values equals the subject; a default has none and stands last.
    case choice(CheckedExpression, [(values: [CheckedExpression], body: [CheckedStatement])])
    /// The `ApiError` goes into the slot when a call fails.
    case attempt([CheckedStatement], error: FrameSlot, handler: [CheckedStatement])
    case navigate(CheckedExpression)
    /// Runs the load of that index again.
    case reload(Int)
    /// `after(ms) { … }`, `every(ms) { … }`: the action of that index, in the browser only.
    case timer(repeats: Bool, milliseconds: CheckedExpression, action: Int)
    /// `input.focus()`, `input.blur()`, `input.select()`, `dialog.showModal()`, `dialog.close()`, `element.scrollIntoView()`: in the browser only.
    case elementCall(FrameSlot, String)
    case exit
    case breakLoop
    case continueLoop
  }
}

public enum CheckedCondition: Sendable {
  case test(CheckedExpression)
  /// True when the value is present; it goes into the slot.
  case binding(FrameSlot, CheckedExpression)
}

/// What can be assigned to: a slot, or a path into its value.
public struct CheckedPlace: Sendable {
  public enum Step: Sendable {
    case field(Int)
    case index(CheckedExpression)
    case key(CheckedExpression)
  }
  public let slot: FrameSlot
  public let steps: [Step]
  public let type: ValueType
  public let span: SourceSpan
  public init(slot: FrameSlot, steps: [Step], type: ValueType, span: SourceSpan) {
    self.slot = slot
    self.steps = steps
    self.type = type
    self.span = span
  }
}

/// Functions that change the array or dictionary they are called on.
public enum MutatingFunction: String, Sendable, CaseIterable {
  case append
  case insert = "insert(_:at:)"
  case removeAt = "remove(at:)"
  /// Its argument is a closure.
  case removeAllWhere = "removeAll(where:)"
  case removeAll = "removeAll()"
  case swapAt = "swapAt"
  /// Of a dictionary.
  case removeValue = "removeValue(forKey:)"
}
