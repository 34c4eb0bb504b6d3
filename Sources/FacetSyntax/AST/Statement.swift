/// A statement of an action, an effect, or a lifecycle block.
public struct Statement: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    /// `let x = …` or `var x: T = …`
    case variable(Name, isMutable: Bool, type: TypeName?, value: Expression)
    /// `a.b[c] = …`, or with an operator `+= -= *= /= %=`
    case assign(Expression, BinaryOperator?, Expression)
    case expression(Expression)
    /// An `else if` is an `else` whose only statement is another `if`.
    case conditional([Condition], then: [Statement], otherwise: [Statement]?)
    case loop(Name, in: Expression, body: [Statement])
    case choice(Expression, [SwitchCase])
    /// `do { … } catch { … }`; the error is named `error` in the handler.
    case attempt([Statement], handler: [Statement])
    case exit
    case breakLoop
    case continueLoop
  }
}

/// A condition of an `if`, in a script or a template.
public enum Condition: Sendable {
  case expression(Expression)
  /// `let user = owner`, or `let owner` for `let owner = owner`
  case binding(Name, Expression)
}

/// `case .paid, .shipped: …` or `default: …` (no patterns).
public struct SwitchCase: Sendable {
  public let patterns: [Expression]
  public let body: [Statement]
  public let span: SourceSpan
  public var isDefault: Bool { patterns.isEmpty }
  public init(patterns: [Expression], body: [Statement], span: SourceSpan) {
    self.patterns = patterns
    self.body = body
    self.span = span
  }
}
