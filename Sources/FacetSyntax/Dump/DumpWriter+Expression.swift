extension Expression {
  /// The expression on one line, every operation in parentheses: `(a + (b * c))`.
  public var dump: String {
    let writer = DumpWriter()
    switch kind {
    case .integer(let value): return String(value)
    case .double(let value): return String(value)
    case .string(let segments): return writer.dump(segments)
    case .bool(let value): return String(value)
    case .null: return "nil"
    case .array(let elements): return "[" + elements.map(\.dump).joined(separator: ", ") + "]"
    case .dictionary(let pairs):
      return pairs.isEmpty
        ? "[:]" : "[" + pairs.map { "\($0.key.dump): \($0.value.dump)" }.joined(separator: ", ") + "]"
    case .name(let name): return name
    case .implicitMember(let name): return ".\(name.text)"
    case .member(let base, let name, let isOptional): return "\(base.dump)\(isOptional ? "?" : "").\(name.text)"
    case .subscripted(let base, let index, let isOptional):
      return "\(base.dump)\(isOptional ? "?" : "")[\(index.dump)]"
    case .call(let callee, let arguments):
      return "\(callee.dump)(" + arguments.map(writer.dump).joined(separator: ", ") + ")"
    case .unary(let symbol, let operand): return "(\(symbol.rawValue)\(operand.dump))"
    case .binary(let symbol, let left, let right): return "(\(left.dump) \(symbol.rawValue) \(right.dump))"
    case .conditional(let condition, let then, let otherwise):
      return "(\(condition.dump) ? \(then.dump) : \(otherwise.dump))"
    case .range(let low, let high, let isClosed): return "(\(low.dump)\(isClosed ? "..." : "..<")\(high.dump))"
    case .closure(let closure): return writer.dump(closure)
    case .tried(let value): return "(try \(value.dump))"
    case .awaited(let value): return "(await \(value.dump))"
    case .invalid: return "<invalid>"
    }
  }
}

extension DumpWriter {
  func dump(_ segments: [StringSegment]) -> String {
    var parts = ""
    for segment in segments {
      switch segment {
      case .text(let text):
        let quoted = quote(text).dropFirst().dropLast()
        for character in quoted.unicodeScalars {
          if character == "{" || character == "}" { parts += "\\" }
          parts.unicodeScalars.append(character)
        }
      case .interpolation(let expression): parts += "{\(expression.dump)}"
      }
    }
    return "\"\(parts)\""
  }

  func dump(_ argument: Argument) -> String {
    (argument.label.map { $0.text + ": " } ?? "") + argument.value.dump
  }

  func dump(_ closure: Closure) -> String {
    let names = closure.parameters.map(\.text).joined(separator: ", ")
    let body = closure.body.map(\.inlineDump).joined(separator: "; ")
    return "{ " + (names.isEmpty ? "" : names + " in ") + body + " }"
  }

  func dump(_ conditions: [Condition]) -> String {
    conditions.map { condition in
      switch condition {
      case .expression(let expression): expression.dump
      case .binding(let name, let value): "let \(name.text) = \(value.dump)"
      }
    }.joined(separator: ", ")
  }
}

extension TypeName {
  public var dump: String {
    switch kind {
    case .named(let name, let arguments):
      arguments.isEmpty ? name : "\(name)<\(arguments.map(\.dump).joined(separator: ", "))>"
    case .array(let element): "[\(element.dump)]"
    case .dictionary(let key, let value): "[\(key.dump): \(value.dump)]"
    case .optional(let wrapped): "\(wrapped.dump)?"
    case .invalid: "<invalid>"
    }
  }
}
