import FacetSyntax
import FacetValue

extension Machine {
  /// Runs until the page ends, or until the end of the form that is sought.
  func run(from entry: Int) throws(EvaluationFailure) {
    let code = program.code
    let expressions = program.expressions
    let bytes = program.bytes
    let comparisons = program.comparisons
    let calls = program.calls
    let output = output
    var position = entry
    var frame = activations.top.frame

    while true {
      let instruction = code[position]
      position += 1
      bytes.withUnsafeBufferPointer { pool in
        if let base = pool.baseAddress {
          output.append(padded: base + Int(instruction.markup), count: Int(instruction.markupLength))
        }
      }
      if output.isOverLimit { throw .outputTooLarge(options.limits.outputBytes) }
      let a = Int(instruction.a)
      switch instruction.op {
      case .markup:
        break
      case .text:
        try expressions[a].write(frame, self, to: output, .text)
      case .attributeText:
        try expressions[a].write(frame, self, to: output, .attribute)
      case .pathText:
        try expressions[a].write(frame, self, to: output, .path)
      case .queryText:
        try expressions[a].write(frame, self, to: output, .query)
      case .placeText:
        if !writePlace(frame, instruction, .text) {
          try expressions[Int(instruction.c)].write(frame, self, to: output, .text)
        }
      case .placeAttribute:
        if !writePlace(frame, instruction, .attribute) {
          try expressions[Int(instruction.c)].write(frame, self, to: output, .attribute)
        }
      case .placePath:
        if !writePlace(frame, instruction, .path) {
          try expressions[Int(instruction.c)].write(frame, self, to: output, .path)
        }
      case .moneyText:
        if !writeMoney(frame, instruction, .text) {
          try expressions[Int(instruction.c)].write(frame, self, to: output, .text)
        }
      case .moneyAttribute:
        if !writeMoney(frame, instruction, .attribute) {
          try expressions[Int(instruction.c)].write(frame, self, to: output, .attribute)
        }
      case .root:
        output.append(padded: root.base, count: root.count)
      case .jump:
        position = a
      case .jumpUnless:
        if !(try expressions[a].isTrue(frame, self)) { position = Int(instruction.b) }
      case .jumpUnlessComparison:
        let isTrue =
          if let result = comparisons[Int(instruction.c)].isTrue(frame) { result } else {
            try expressions[a].isTrue(frame, self)
          }
        if !isTrue { position = Int(instruction.b) }
      case .bindOrJump:
        let value = try expressions[a].value(frame, self)
        if case .null = value { position = Int(instruction.b) } else { frame[Int(instruction.c)] = value }
      case .each:
        if !(try beginLoop(a, frame)) { position = Int(instruction.b) }
      case .next:
        position = try continueLoop(frame) ? Int(instruction.b) : Int(instruction.c)
      case .component:
        let call = calls[a]
        frame = try enter(call, use: a, from: frame, returnTo: position)
        position = call.entry
      case .slot:
        if let content = try enterSlot(a, returnTo: Int(instruction.b)) {
          frame = activations.top.frame
          position = content
        }
      case .end:
        position = leave()
        guard activations.count > 0 else { return }
        frame = activations.top.frame
      case .formEnd:
        if endForm(a) { return }
      default:
        try runMarkup(instruction, frame)
      }
    }
  }

  /// Prints a text or an integer: most of what lists print. False for anything else.
  @inline(__always)
  private func writePlace(_ frame: Frame, _ instruction: Instruction, _ context: TextContext) -> Bool {
    let place = FramePlace(slot: Int(instruction.a), field: Int(instruction.b))
    guard let pointer = place.pointer(frame) else { return false }
    if case .string(let text) = pointer.pointee {
      output.append(text, context)
      return true
    }
    guard case .int(let integer) = pointer.pointee else { return false }
    output.append(decimal: integer)
    return true
  }

  @inline(__always)
  private func writeMoney(_ frame: Frame, _ instruction: Instruction, _ context: TextContext) -> Bool {
    let place = FramePlace(slot: Int(instruction.a), field: Int(instruction.b))
    guard let pointer = place.pointer(frame), case .money(let amount) = pointer.pointee else { return false }
    money.write(amount, to: output, context)
    return true
  }

  /// The rarer instructions, which neither jump nor change the frame.
  private func runMarkup(_ instruction: Instruction, _ frame: Frame) throws(EvaluationFailure) {
    let a = Int(instruction.a)
    switch instruction.op {
    case .trusted: try writeTrusted(a, frame)
    case .attribute: try writeAttribute(a, Int(instruction.b), frame)
    case .boolean:
      if try program.expressions[Int(instruction.b)].isTrue(frame, self) { output.append(program.names[a]) }
    case .url: try writeURL(program.urls[a], isRooted: instruction.b == 1, frame)
    case .classes: try writeClasses(program.classes[a], frame)
    case .style: try writeStyle(program.styles[a], frame)
    case .spread: try writeSpread(program.spreads[a], frame)
    case .number: writeNumber()
    case .headBegin, .contentBegin: beginMark(instruction.op, a)
    case .headEnd: endHead()
    case .contentEnd: endContent()
    case .form: try beginForm(a, frame)
    case .control: try beginControl(a, frame)
    case .controlContent: try writeControlContent(a, frame)
    case .controlEnd: endControl(a)
    case .option: try writeOption(a, frame)
    case .fieldset:
      fieldsets.append(a >= 0 ? try program.expressions[a].isTrue(frame, self) : false)
    case .fieldsetEnd: fieldsets.removeLast()
    default: break
    }
  }

  /// The number of an element among those that the client finds by number. Longer numbers begin with a letter for
  /// their length, so that they never run together with what stands before them.
  private func writeNumber() {
    let digits = String(elementNumber)
    elementNumber += 1
    output.append(raw: " data-hk=\"")
    if digits.utf8.count > 1 {
      output.append(UInt8(truncatingIfNeeded: 0x60 + digits.utf8.count - 1))
    }
    output.append(raw: digits)
    output.append(raw: "\"")
  }

  private func writeTrusted(_ code: Int, _ frame: Frame) throws(EvaluationFailure) {
    if case .trustedHTML(let html) = try program.expressions[code].value(frame, self) {
      output.append(raw: html.markup)
    }
  }
}

extension EvaluationFailure {
  static func outputTooLarge(_ limit: Int) -> EvaluationFailure {
    EvaluationFailure(code: "output-too-large", message: "The page is larger than \(limit) bytes.")
  }
}
