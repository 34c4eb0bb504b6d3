import FacetSyntax
import FacetValue

/// Reads a file under `stores/`.
struct StoreDeclarations {
  let context: ProjectContext

  func read(_ syntax: ComponentFile, _ file: TemplateFile) {
    let checker = ComponentChecker(
      context: context,
      interface: ComponentInterface(
        id: -1, name: "stores", role: .component, relativePath: file.relativePath, file: syntax))
    for declaration in syntax.declarations {
      guard case .store(let name, let type, let initial) = declaration.kind else {
        context.bag.report(
          .misplacedDeclaration, at: declaration.span, "A file under `stores/` holds `store` declarations only.")
        continue
      }
      if context.storesByName[name.text] != nil {
        context.bag.report(.duplicateDeclaration, at: name.span, "There is already a store `\(name.text)`.")
        continue
      }
      let resolved = TypeResolver(context: context).resolve(type)
      let value = initial.map { checker.checkConstant($0, expected: resolved) } ?? defaultValue(resolved, name)
      context.storesByName[name.text] = context.stores.count
      context.stores.append(CheckedStore(name: name.text, type: resolved, initial: value))
    }
  }

  private func defaultValue(_ type: ValueType, _ name: Name) -> CheckedExpression {
    switch type {
    case .optional: return CheckedExpression(.literal(.null), type: type, span: name.span)
    case .array: return CheckedExpression(.array([]), type: type, span: name.span)
    case .dictionary: return CheckedExpression(.dictionary([]), type: type, span: name.span)
    default:
      if !type.isError {
        context.bag.report(
          .missingDefault, at: name.span, "The store `\(name.text)` needs an initial value.",
          hint: "write `= …` after the type")
      }
      return CheckedExpression(.literal(.null), type: .error, span: name.span)
    }
  }
}
