import FacetValue

extension Machine {
  /// Prints a value of a printable type; nil prints nothing.
  @inline(__always)
  func print(_ value: Value, to output: OutputBuffer, _ context: TextContext) throws(EvaluationFailure) {
    switch value {
    case .string(let text): output.append(text, context)
    case .int(let integer): output.append(decimal: integer)
    case .null: break
    default: output.append(text(value), context)
    }
  }

  /// The same of a value in memory: numbers and short texts are then printed without counting a reference.
  @inline(__always)
  func print(
    at pointer: UnsafePointer<Value>, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    switch pointer.pointee {
    case .string(let text): output.append(text, context)
    case .int(let integer): output.append(decimal: integer)
    case .null: break
    case let value: output.append(text(value), context)
    }
  }

  /// The text that interpolation makes of a value, also of dates on their way to an address or a form.
  func text(_ value: Value) -> String { value.printed }
}
