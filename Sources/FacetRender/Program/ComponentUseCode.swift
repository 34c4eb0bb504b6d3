import FacetAnalysis
import FacetSyntax
import FacetValue

/// A component where markup uses it.
final class ComponentUseCode: Sendable {
  let component: ComponentID
  let callSite: Int
  /// Evaluated in the user's frame.
  let props: [(slot: Int, code: any ExpressionCode)]
  /// Props that the use leaves out, evaluated in the used component's frame.
  let defaults: [(slot: Int, code: any ExpressionCode)]
  let contents: [SlotContentCode]
  let span: SourceSpan

  init(
    component: ComponentID, callSite: Int, props: [(slot: Int, code: any ExpressionCode)],
    defaults: [(slot: Int, code: any ExpressionCode)], contents: [SlotContentCode], span: SourceSpan
  ) {
    self.component = component
    self.callSite = callSite
    self.props = props
    self.defaults = defaults
    self.contents = contents
    self.span = span
  }
}

/// What entering a used component needs, as plain memory.
struct ComponentCall: Sendable {
  let component: ComponentID
  /// Where its instructions begin.
  let entry: Int
  let frameSize: Int
  /// Positions among the program's arguments.
  let arguments: Range<Int>
  /// Whether the arguments are all that an instance needs before its markup.
  let hasOnlyProps: Bool
}

/// A prop that a use gives.
struct ArgumentCode: Sendable {
  /// In the used component's frame.
  let slot: Int
  /// Where the value lies in the user's frame, when it is no more than that.
  let place: FramePlace?
  /// Its position among the program's expressions.
  let expression: Int
}

struct SlotContentCode: Sendable {
  /// Empty for the default slot.
  let name: String
  let bindings: [(argument: String, slot: Int)]
  /// Its position among the program's contents.
  let number: Int
}

final class SlotUseCode: Sendable {
  /// Its number among the slots of its component: part of the instance path.
  let site: Int
  let name: String
  let arguments: [(name: String, code: any ExpressionCode)]

  init(
    site: Int, name: String, arguments: [(name: String, code: any ExpressionCode)]
  ) {
    self.site = site
    self.name = name
    self.arguments = arguments
  }
}
