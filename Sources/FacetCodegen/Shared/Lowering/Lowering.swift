import FacetAnalysis
import FacetSyntax
import FacetValue

/// Turns checked expressions and statements of one component into JavaScript, the same for all targets; only what lives
/// in the frame is the target's own, through `FrameAccess`.
///
/// It is a value: what is bound within a piece of code is known to that copy and to those made of it.
package struct Lowering {
  package let component: CheckedComponent
  package let types: TypeTable
  package let runtime: RuntimeImports
  package let shapes: ProjectImports
  package let access: any FrameAccess
  /// The locale that `formatted` functions follow: `en`, `de`.
  package let locale: String
  /// The scope that names are given in.
  package var names: JSNames
  /// What reads a slot that is bound within the code: a name, or anything that a generator puts here.
  package var locals: [FrameSlot: JSExpression] = [:]
  /// Within an action that assigns to loads before the API has agreed: what it says that to.
  var optimisticRun: JSExpression?

  package init(
    component: CheckedComponent, types: TypeTable, runtime: RuntimeImports, shapes: ProjectImports,
    access: any FrameAccess, locale: String, names: JSNames
  ) {
    self.component = component
    self.types = types
    self.runtime = runtime
    self.shapes = shapes
    self.access = access
    self.locale = locale
    self.names = names
  }

  /// A lowering for a function within this one's code.
  package func nested() -> Lowering {
    var copy = self
    copy.names = names.nested()
    return copy
  }

  /// Binds a slot to a new name, as it is called in the template where it has a name there.
  package mutating func bind(_ slot: FrameSlot, wished: String = "value") -> String {
    let name = names.unique(component.frame.indices.contains(slot) ? component.frame[slot].name ?? wished : wished)
    locals[slot] = .id(name)
    return name
  }

  /// The value of a slot.
  package func read(_ slot: FrameSlot) -> JSExpression { locals[slot] ?? access.read(slot) }
}
