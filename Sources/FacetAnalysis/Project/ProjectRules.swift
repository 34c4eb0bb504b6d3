import FacetSyntax
import FacetValue

/// Rules that need all components.
struct ProjectRules {
  let context: ProjectContext

  func check() {
    refuseEndless()
    for interface in context.interfaces { checkLayouts(interface) }
  }

  /// Components that contain themselves whenever they are rendered.
  private func refuseEndless() {
    for interface in context.interfaces {
      var visited: Set<ComponentID> = []
      var rest = unconditional(interface.id)
      while let use = rest.popLast() {
        if use.component == interface.id {
          context.bag.report(
            .endlessComponent, at: use.span, "`\(interface.name)` contains itself without end.",
            hint: "use it inside an `if` or `each`")
          break
        }
        if visited.insert(use.component).inserted { rest += unconditional(use.component) }
      }
    }
  }

  private func unconditional(_ id: ComponentID) -> [ComponentOutline.Use] {
    (context.outlines[id]?.uses ?? []).filter(\.isUnconditional)
  }

  /// A layout with loads stands once in a page, where it is always rendered.
  private func checkLayouts(_ interface: ComponentInterface) {
    var seen: [ComponentID: SourceSpan] = [:]
    for use in context.outlines[interface.id]?.uses ?? [] {
      guard context.interfaces.indices.contains(use.component) else { continue }
      let target = context.interfaces[use.component]
      guard target.role == .layout, target.hasLoads else { continue }
      if interface.role == .component {
        context.bag.report(
          .layoutUse, at: use.span, "`\(target.name)` loads data, so only a page or a layout can use it.")
      } else if !use.isUnconditional {
        context.bag.report(
          .layoutUse, at: use.span,
          "`\(target.name)` loads data, so it cannot stand inside an `if`, an `each` or a slot.")
      } else if let first = seen[use.component] {
        context.bag.report(
          .layoutUse, at: use.span, "`\(target.name)` loads data, so a page uses it once.",
          notes: [.init(span: first, message: "first used here")])
      }
      seen[use.component] = use.span
    }
  }
}
