import FacetSyntax
import FacetValue

public struct CheckedProp: Sendable {
  public let name: String
  public let type: ValueType
  public let slot: FrameSlot
  /// Nil when the prop must be given.
  public let initial: CheckedExpression?
  public init(name: String, type: ValueType, slot: FrameSlot, initial: CheckedExpression?) {
    self.name = name
    self.type = type
    self.slot = slot
    self.initial = initial
  }
}

/// A value that the address gives: a query, a path parameter, or the fragment.
public struct CheckedInput: Sendable {
  public enum Kind: Sendable { case query, parameter, fragment }
  public let kind: Kind
  public let name: String
  public let type: ValueType
  public let slot: FrameSlot
  /// What a query or fragment is when the address lacks it or has something that is not of the type.
  public let initial: CheckedExpression?
  public init(kind: Kind, name: String, type: ValueType, slot: FrameSlot, initial: CheckedExpression?) {
    self.kind = kind
    self.name = name
    self.type = type
    self.slot = slot
    self.initial = initial
  }
}

/// Data that a page needs before it renders.
public struct CheckedLoad: Sendable {
  public let name: String
  /// Optional when the page renders without it.
  public let type: ValueType
  public let slot: FrameSlot
  /// The `ApiError?` of an optional load, when `error(name)` is read.
  public let errorSlot: FrameSlot?
  public let request: CheckedAPICall
  public let span: SourceSpan
  public init(
    name: String, type: ValueType, slot: FrameSlot, errorSlot: FrameSlot?, request: CheckedAPICall, span: SourceSpan
  ) {
    self.name = name
    self.type = type
    self.slot = slot
    self.errorSlot = errorSlot
    self.request = request
    self.span = span
  }
}

/// A list that a stream of events changes. The server renders it empty.
public struct CheckedLive: Sendable {
  public let name: String
  public let type: ValueType
  public let slot: FrameSlot
  public let path: APIPath
  /// Runs for each event, which is in `eventSlot`.
  public let handler: CheckedAction
  public let eventSlot: FrameSlot
  public init(
    name: String, type: ValueType, slot: FrameSlot, path: APIPath, handler: CheckedAction, eventSlot: FrameSlot
  ) {
    self.name = name
    self.type = type
    self.slot = slot
    self.path = path
    self.handler = handler
    self.eventSlot = eventSlot
  }
}

public struct CheckedState: Sendable {
  public let name: String
  public let type: ValueType
  public let slot: FrameSlot
  public let initial: CheckedExpression
  /// Kept in the browser; on the server it always has its initial value.
  public let isStored: Bool
  public init(name: String, type: ValueType, slot: FrameSlot, initial: CheckedExpression, isStored: Bool) {
    self.name = name
    self.type = type
    self.slot = slot
    self.initial = initial
    self.isStored = isStored
  }
}

/// `use cart`: the slot mirrors the page's store of that index.
public struct CheckedStoreUse: Sendable {
  public let store: Int
  public let slot: FrameSlot
  public init(store: Int, slot: FrameSlot) {
    self.store = store
    self.slot = slot
  }
}

public struct CheckedDerived: Sendable {
  public let name: String
  public let type: ValueType
  public let slot: FrameSlot
  public let expression: CheckedExpression
  public init(name: String, type: ValueType, slot: FrameSlot, expression: CheckedExpression) {
    self.name = name
    self.type = type
    self.slot = slot
    self.expression = expression
  }
}

/// Statements that run when called: a declared action, an event handler, a closure passed on, an effect.
public struct CheckedAction: Sendable {
  /// Nil for handlers and closures.
  public let name: String?
  public let parameters: [FrameSlot]
  public let parameterTypes: [ValueType]
  public let body: [CheckedStatement]
  public let isAsync: Bool
  /// Slots of state, loads, queries and stores that it, or what it calls, reads and writes.
  public let reads: Set<FrameSlot>
  public let writes: Set<FrameSlot>
  public let span: SourceSpan
  public init(
    name: String?, parameters: [FrameSlot], parameterTypes: [ValueType], body: [CheckedStatement], isAsync: Bool,
    reads: Set<FrameSlot>, writes: Set<FrameSlot>, span: SourceSpan
  ) {
    self.name = name
    self.parameters = parameters
    self.parameterTypes = parameterTypes
    self.body = body
    self.isAsync = isAsync
    self.reads = reads
    self.writes = writes
    self.span = span
  }
}
