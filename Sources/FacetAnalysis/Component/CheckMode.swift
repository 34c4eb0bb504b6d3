import FacetSyntax
import FacetValue

/// What an expression is for, which decides what it may read and do.
enum CheckMode {
  /// Defaults of fields and queries, stores: nothing that varies.
  case constant
  case propDefault
  case stateInitial
  case derived
  case loadArguments
  case rendering
  case action

  /// Finishes the sentence "… cannot be read in".
  var text: String {
    switch self {
    case .constant: "a constant value"
    case .propDefault: "the default of a prop"
    case .stateInitial: "the initial value of a state"
    case .derived: "a derived value"
    case .loadArguments: "a load"
    case .rendering: "markup"
    case .action: "an action"
    }
  }
}

/// What a piece of code reads, writes and runs, collected while it is checked.
final class Uses {
  struct Run {
    let action: Int
    let span: SourceSpan
    /// Awaited, or a handler that is nothing but this run.
    let isAwaited: Bool
  }

  var reads: Set<FrameSlot> = []
  var writes: Set<FrameSlot> = []
  var runs: [Run] = []
  var isAsync = false
}

/// Where a check stands: what names mean, and what is allowed.
struct Environment {
  var scope: Scope
  var mode: CheckMode
  var uses: Uses
  /// Inside `for`, where `break` and `continue` mean something.
  var isInLoop = false
}

/// Reads of a piece of markup, and of what it contains; for finding what the browser must know.
final class RenderGroup {
  var reads: Set<FrameSlot> = []
  var children: [RenderGroup] = []
  /// A block whose content depends on what the block itself reads.
  let isBlock: Bool
  /// Content that is given to this component.
  let contentOf: ComponentID?

  init(isBlock: Bool, contentOf: ComponentID? = nil) {
    self.isBlock = isBlock
    self.contentOf = contentOf
  }
}

/// A component's part of the facts that only the whole project can decide.
struct ComponentOutline {
  struct Use {
    let component: ComponentID
    /// What the value of each prop reads.
    let props: [FrameSlot: Set<FrameSlot>]
    /// Rendered whenever the user is.
    let isUnconditional: Bool
    let span: SourceSpan
  }

  var root: RenderGroup
  var uses: [Use]
  /// What actions, effects and lifecycle blocks read, or change: `list.append(x)` needs the list.
  var clientReads: Set<FrameSlot>
  var clientWrites: Set<FrameSlot>
  var hasClientCode: Bool
}
