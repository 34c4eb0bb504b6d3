extension JSPrinter {
  func lines(_ statements: [JSStatement]) -> Layout { .joined(statements.map(layout), by: .hardLine) }

  func block(_ statements: [JSStatement]) -> Layout {
    statements.isEmpty ? "{}" : ["{", .indented(.hardLine, lines(statements)), .hardLine, "}"]
  }

  func layout(_ statement: JSStatement) -> Layout {
    switch statement {
    case .declaration(let kind, let pattern, let value): declaration(kind, pattern, value)
    case .expression(let value): self.statement(value) + ";"
    case .conditional(let test, let then, let otherwise): branch(test, then, otherwise)
    case .forOf(let pattern, let values, let body):
      ["for (const ", self.pattern(pattern), " of ", layout(values, atLeast: .assignment), ") ", block(body)]
    case .whileLoop(let test, let body): ["while (", layout(test, atLeast: .sequence), ") ", block(body)]
    case .choice(let value, let cases): choice(value, cases)
    case .attempt(let body, let handler, let last): attempt(body, handler, last)
    case .exit(let value): keyword("return", value)
    case .raise(let value): keyword("throw", value)
    case .breakOut(let label): jump("break", label)
    case .continueLoop(let label): jump("continue", label)
    case .labelled(let label, let inner): [name(label), ": ", layout(inner)]
    case .block(let body): block(body)
    case .function(let declared): function(declared)
    case .importing(let declared): importing(declared)
    case .export(let exported): export(exported)
    case .comment(let text): comment(text)
    case .emptyLine: .empty
    case .annotated(let inner, let span): .mark(span) + layout(inner)
    }
  }

  private func statement(_ value: JSExpression) -> Layout {
    // A string alone would be a directive.
    if case .string = value.core { return wrapped(value) }
    let content = layout(value, atLeast: .sequence)
    return content.beginsLikeStatement ? content.inParentheses : content
  }

  private func declaration(_ kind: JSDeclarationKind, _ pattern: JSPattern, _ value: JSExpression?) -> Layout {
    let head = Layout.text(kind.rawValue + " ") + self.pattern(pattern)
    return value.map { [head, " = ", layout($0, atLeast: .assignment), ";"] } ?? head + ";"
  }

  /// No line break may follow the keyword, so the value begins on its line.
  private func keyword(_ keyword: String, _ value: JSExpression?) -> Layout {
    value.map { [.text(keyword + " "), layout($0, atLeast: .sequence), ";"] } ?? .text(keyword + ";")
  }

  private func jump(_ keyword: String, _ label: String?) -> Layout {
    label.map { [.text(keyword + " "), name($0), ";"] } ?? .text(keyword + ";")
  }

  private func branch(_ test: JSExpression, _ then: [JSStatement], _ otherwise: [JSStatement]) -> Layout {
    let head: Layout = ["if (", layout(test, atLeast: .sequence), ") ", block(then)]
    if otherwise.isEmpty { return head }
    if otherwise.count == 1, let next = otherwise.first, case .conditional = next.core {
      return [head, " else ", layout(next)]
    }
    return [head, " else ", block(otherwise)]
  }

  private func choice(_ value: JSExpression, _ cases: [JSSwitchCase]) -> Layout {
    let body = cases.map { Layout.indented(.hardLine, labels($0), $0.body.isEmpty ? .empty : " " + block($0.body)) }
    return ["switch (", layout(value, atLeast: .sequence), ") {", .sequence(body), .hardLine, "}"]
  }

  private func labels(_ switchCase: JSSwitchCase) -> Layout {
    if switchCase.tests.isEmpty { return "default:" }
    let labels = switchCase.tests.map { ["case ", layout($0, atLeast: .sequence), ":"] as Layout }
    return .joined(labels, by: .hardLine)
  }

  private func attempt(_ body: [JSStatement], _ handler: JSHandler?, _ last: [JSStatement]) -> Layout {
    var parts: [Layout] = ["try ", block(body)]
    if let handler {
      let parameter = handler.parameter.map { ["(", pattern($0), ") "] as Layout } ?? ""
      parts += [" catch ", parameter, block(handler.body)]
    }
    // A `try` has a handler or an end.
    if !last.isEmpty || handler == nil { parts += [" finally ", block(last)] }
    return .sequence(parts)
  }

  private func comment(_ text: String) -> Layout {
    .joined(JSText.commentLines(text).map { .text($0.isEmpty ? "//" : "// \($0)") }, by: .hardLine)
  }
}
