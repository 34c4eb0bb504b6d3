import FacetAnalysis
import FacetSyntax
import FacetValue

/// Makes checked expressions of one component ready to run.
struct ExpressionCompiler {
  /// How many expressions may stand in each other when they are evaluated, deriveds included. Each takes a stack frame,
  /// and a server's thread may have 512 KB.
  static let maximumDepth = 400

  let types: TypeTable
  let component: ComponentID
  /// The deriveds' positions, by slot.
  let deriveds: [FrameSlot: Int]
  let recursiveRecords: Set<String>
  /// The deepest nesting compiled since it was last set.
  var deepest = 0

  init(types: TypeTable, component: ComponentID, deriveds: [FrameSlot: Int], recursiveRecords: Set<String>) {
    self.types = types
    self.component = component
    self.deriveds = deriveds
    self.recursiveRecords = recursiveRecords
  }

  mutating func compile(_ expression: CheckedExpression) -> any ExpressionCode { compile(expression, depth: 1) }

  private mutating func compile(_ expression: CheckedExpression, depth: Int) -> any ExpressionCode {
    guard depth <= Self.maximumDepth else { return FailingCode(.tooDeep(expression.span)) }
    deepest = max(deepest, depth)
    let span = expression.span
    switch expression.kind {
    case .literal(let value):
      return LiteralCode(value)
    case .read(let slot):
      return read(slot)
    case .interpolated(let parts):
      return InterpolatedCode(compile(parts, depth))
    case .array(let elements):
      return ArrayCode(compile(elements, depth))
    case .dictionary(let entries):
      return DictionaryCode(entries.map { (compile($0.key, depth: depth + 1), compile($0.value, depth: depth + 1)) })
    case .record(let name, let fields):
      return record(name, fields, span, depth)
    case .field(let base, let field):
      if case .read(let slot) = base.kind, deriveds[slot] == nil { return SlotFieldCode(slot, field, span) }
      return FieldCode(compile(base, depth: depth + 1), field, span)
    case .chain(let base, let slot, let then):
      let base = compile(base, depth: depth + 1)
      return ChainCode(base, slot: slot, then: compile(then, depth: depth + 1))
    case .element(let base, let key), .entry(let base, let key):
      let isDictionary = if case .entry = expression.kind { true } else { false }
      let base = compile(base, depth: depth + 1)
      return SubscriptCode(base, compile(key, depth: depth + 1), isDictionary: isDictionary, span)
    case .range(let lower, let upper, let isClosed):
      let lower = compile(lower, depth: depth + 1)
      return RangeCode(lower, compile(upper, depth: depth + 1), isClosed: isClosed, span)
    case .function(let function, let arguments):
      return self.function(function, arguments, span, depth)
    case .action(let index):
      return ActionCode(index)
    case .runAction, .runPassed:
      return FailingCode(.notAStatement(span))
    case .call(let call):
      return SuspendingCode(.call(compile(call)), span)
    case .now:
      return SuspendingCode(.now, span)
    case .random:
      return SuspendingCode(.random, span)
    case .not, .negateInt, .negateDouble, .binary, .and, .or, .coalesce, .conditional:
      return operation(expression, depth)
    }
  }

  mutating func compile(_ call: CheckedAPICall) -> CallCode {
    CallCode(
      method: call.method.rawValue,
      segments: call.path.segments.map { segment in
        switch segment {
        case .literal(let text): .literal(text)
        case .value(let expression): .value(compile(expression))
        }
      },
      query: call.query.map { (compile($0.name), compile($0.value)) },
      body: call.body.map { compile($0) }, bodyType: call.body?.type,
      idempotencyKey: call.idempotencyKey.map { compile($0) }, result: call.result, span: call.span)
  }

  func read(_ slot: FrameSlot) -> any ExpressionCode {
    guard let index = deriveds[slot] else { return ReadCode(slot) }
    return DerivedCode(slot: slot, component: component, index: index)
  }

  private mutating func compile(_ expressions: [CheckedExpression], _ depth: Int) -> [any ExpressionCode] {
    expressions.map { compile($0, depth: depth + 1) }
  }

  private mutating func operation(_ expression: CheckedExpression, _ depth: Int) -> any ExpressionCode {
    switch expression.kind {
    case .not(let operand):
      return NotCode(compile(operand, depth: depth + 1))
    case .negateInt(let operand), .negateDouble(let operand):
      return NegateCode(compile(operand, depth: depth + 1), expression.span)
    case .binary(let op, let left, let right):
      let left = compile(left, depth: depth + 1)
      let code = BinaryCode(op, left, compile(right, depth: depth + 1), expression.span)
      return IntegerComparisonCode(code) ?? code
    case .and(let left, let right):
      let left = compile(left, depth: depth + 1)
      return LogicCode(left, compile(right, depth: depth + 1), goesOnWhen: true)
    case .or(let left, let right):
      let left = compile(left, depth: depth + 1)
      return LogicCode(left, compile(right, depth: depth + 1), goesOnWhen: false)
    case .coalesce(let left, let right):
      let left = compile(left, depth: depth + 1)
      return CoalesceCode(left, compile(right, depth: depth + 1))
    case .conditional(let condition, let then, let otherwise):
      let condition = compile(condition, depth: depth + 1)
      let then = compile(then, depth: depth + 1)
      return ConditionalCode(condition, then, compile(otherwise, depth: depth + 1))
    default:
      return FailingCode(.notAStatement(expression.span))
    }
  }

  private mutating func record(
    _ name: String, _ fields: [CheckedExpression], _ span: SourceSpan, _ depth: Int
  ) -> any ExpressionCode {
    guard let type = types.records[name], type.fields.count == fields.count else {
      return FailingCode(EvaluationFailure(code: "unknown-type", message: "There is no record \(name).", span: span))
    }
    return RecordCode(
      type.shape, compile(fields, depth), isRecursive: recursiveRecords.contains(name), span)
  }

  /// A library function has frames of its own between an expression and its closure's, so it counts more.
  private mutating func function(
    _ function: StandardFunction, _ arguments: [CheckedArgument], _ span: SourceSpan, _ depth: Int
  ) -> any ExpressionCode {
    var values: [any ExpressionCode] = []
    var closure: ClosureCode?
    for argument in arguments {
      switch argument {
      case .value(let expression):
        values.append(compile(expression, depth: depth + 1))
      case .closure(let parameters, let body):
        closure = ClosureCode(parameters: parameters, body: compile(body, depth: depth + 4))
      }
    }
    if function == .formatMoney, values.count == 1 { return MoneyCode(values[0], span) }
    guard let closure else { return FunctionCode(function, values, span) }
    switch values.count {
    case 1: return EachElementCode(function, values[0], closure, span)
    case 2: return ReduceCode(values[0], values[1], closure, span)
    default:
      return FailingCode(EvaluationFailure(.invalidArgument, "\(function.rawValue) does not take these arguments."))
    }
  }
}

extension EvaluationFailure {
  static func notAStatement(_ span: SourceSpan) -> EvaluationFailure {
    EvaluationFailure(code: "not-a-statement", message: "An action runs only as a statement.", span: span)
  }
}
