import FacetSyntax

struct NestingChecker {
  let context: ProjectContext
  let components: [CheckedComponent]
  func check() {}
}
