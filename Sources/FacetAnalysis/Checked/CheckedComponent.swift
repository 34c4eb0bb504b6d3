import FacetSyntax
import FacetValue

/// A component with every name resolved and every expression typed. One instance has one frame of `frameSize` values:
/// its props, state, loads and also every local (each items, closure parameters, variables of actions) have a slot.
public struct CheckedComponent: Sendable {
  public enum Role: Sendable { case page, layout, component }

  public let id: ComponentID
  public let name: String
  public let role: Role
  public let source: SourceFile
  public let frameSize: Int
  /// What each slot of the frame holds.
  public let frame: [FrameBinding]
  public let props: [CheckedProp]
  public let inputs: [CheckedInput]
  public let loads: [CheckedLoad]
  public let lives: [CheckedLive]
  public let states: [CheckedState]
  public let storeUses: [CheckedStoreUse]
  /// In the order in which they can be evaluated.
  public let deriveds: [CheckedDerived]
  /// Declared actions first, then event handlers and closures passed as `Action`s; the position is their index.
  public let actions: [CheckedAction]
  public let effects: [CheckedAction]
  public let onMount: [CheckedAction]
  public let onUnmount: [CheckedAction]
  public let nodes: [CheckedNode]
  /// Slots that it offers, with the names that scoped ones pass.
  public let slots: [CheckedSlotDeclaration]
  /// The attribute that its elements carry when it has a scoped style.
  public let scopeAttribute: String?
  /// The slot of the built-in `route`, when it is read.
  public let route: FrameSlot?
  public let facts: ComponentFacts

  public init(
    id: ComponentID, name: String, role: Role, source: SourceFile, frameSize: Int, props: [CheckedProp],
    inputs: [CheckedInput], loads: [CheckedLoad], lives: [CheckedLive], states: [CheckedState],
    storeUses: [CheckedStoreUse], deriveds: [CheckedDerived], actions: [CheckedAction], effects: [CheckedAction],
    onMount: [CheckedAction], onUnmount: [CheckedAction], nodes: [CheckedNode], slots: [CheckedSlotDeclaration],
    scopeAttribute: String?, route: FrameSlot?, facts: ComponentFacts, frame: [FrameBinding] = []
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.source = source
    self.frameSize = frameSize
    self.frame = frame
    self.props = props
    self.inputs = inputs
    self.loads = loads
    self.lives = lives
    self.states = states
    self.storeUses = storeUses
    self.deriveds = deriveds
    self.actions = actions
    self.effects = effects
    self.onMount = onMount
    self.onUnmount = onUnmount
    self.nodes = nodes
    self.slots = slots
    self.scopeAttribute = scopeAttribute
    self.route = route
    self.facts = facts
  }
}

extension CheckedComponent {
  /// The states that the browser has. What nothing there reads or changes cannot be computed there, either: its initial value
  /// may depend on data that is not sent.
  public var clientStates: [CheckedState] { states.filter { facts.clientReads.contains($0.slot) } }
}

/// What is known of a component without running it.
public struct ComponentFacts: Sendable {
  /// It, or a component that it uses, has state that an event, effect or stream can change.
  public var isInteractive: Bool
  /// Slots that client code reads or changes, and what their initial values are computed from; only they are sent to the
  /// browser.
  public var clientReads: Set<FrameSlot>
  /// For each derived, state or load slot, the slots that it is computed from, directly or not.
  public var dependencies: [FrameSlot: Set<FrameSlot>]

  public init(isInteractive: Bool, clientReads: Set<FrameSlot>, dependencies: [FrameSlot: Set<FrameSlot>]) {
    self.isInteractive = isInteractive
    self.clientReads = clientReads
    self.dependencies = dependencies
  }
}

public struct CheckedSlotDeclaration: Sendable {
  /// Nil for the default slot.
  public let name: String?
  public let arguments: [(name: String, type: ValueType)]
  public init(name: String?, arguments: [(name: String, type: ValueType)]) {
    self.name = name
    self.arguments = arguments
  }
}
