import FacetSyntax

/// A statement or a module item of JavaScript.
package indirect enum JSStatement: Sendable, Equatable {
  case declaration(JSDeclarationKind, JSPattern, JSExpression?)
  case expression(JSExpression)
  /// An `else if` is an `else` whose only statement is another one of these.
  case conditional(JSExpression, then: [JSStatement], otherwise: [JSStatement] = [])
  /// `for (const pattern of values) { … }`
  case forOf(JSPattern, in: JSExpression, body: [JSStatement])
  case whileLoop(JSExpression, body: [JSStatement])
  case choice(JSExpression, [JSSwitchCase])
  case attempt([JSStatement], handler: JSHandler? = nil, finally: [JSStatement] = [])
  case exit(JSExpression? = nil)
  case raise(JSExpression)
  case breakOut(label: String? = nil)
  case continueLoop(label: String? = nil)
  case labelled(String, JSStatement)
  case block([JSStatement])
  /// A function with a name.
  case function(JSFunction)
  case importing(JSImport)
  case export(JSExport)
  /// `// text`, a line of it for each line of the text.
  case comment(String)
  case emptyLine
  /// The statement comes from this place of a template.
  case annotated(JSStatement, SourceSpan)
}

package enum JSDeclarationKind: String, Sendable {
  case const
  case `let`
}

/// A `case` of a `switch`, or its `default` when it has no tests. Nothing is added to its body: it says `break` itself.
package struct JSSwitchCase: Sendable, Equatable {
  package var tests: [JSExpression]
  package var body: [JSStatement]

  package init(_ tests: [JSExpression], body: [JSStatement]) {
    self.tests = tests
    self.body = body
  }
}

/// The `catch` of a `try`.
package struct JSHandler: Sendable, Equatable {
  package var parameter: JSPattern?
  package var body: [JSStatement]

  package init(_ parameter: JSPattern? = nil, body: [JSStatement]) {
    self.parameter = parameter
    self.body = body
  }
}

/// An `import` of one module. A namespace and named bindings exclude each other.
package struct JSImport: Sendable, Equatable {
  package var module: String
  package var defaultName: String?
  package var bindings: Bindings

  package enum Bindings: Sendable, Equatable {
    /// Nothing but the default; with none, too, the module is imported for its effect.
    case none
    case namespace(String)
    case named([JSExportName])
  }

  package init(_ module: String, default defaultName: String? = nil, _ bindings: Bindings = .none) {
    self.module = module
    self.defaultName = defaultName
    self.bindings = bindings
  }
}

/// What a module calls something, and what we call it.
package struct JSExportName: Sendable, Equatable {
  package var exported: String
  package var local: String

  package init(_ exported: String, local: String? = nil) {
    self.exported = exported
    self.local = local ?? exported
  }
}

package enum JSExport: Sendable, Equatable {
  /// `export const …`, `export function …`
  case declaration(JSStatement)
  case named([JSExportName])
  case value(JSExpression)
}

extension JSStatement {
  /// The statement without the annotations around it.
  var core: JSStatement {
    var statement = self
    while case .annotated(let inner, _) = statement { statement = inner }
    return statement
  }
}
