import FacetValue

extension Machine {
  func writeAttribute(_ name: Int, _ code: Int, _ frame: Frame) throws(EvaluationFailure) {
    let value = try program.expressions[code].value(frame, self)
    if case .null = value { return }
    output.append(program.names[name])
    try print(value, to: output, .attribute)
    output.append(0x22)
  }

  func writeClasses(_ classes: ClassesCode, _ frame: Frame) throws(EvaluationFailure) {
    let start = output.count
    output.append(ClassesCode.beginning)
    let begin = output.count
    output.append(classes.fixed)
    if let computed = classes.computed {
      try appendClass(after: begin) { () throws(EvaluationFailure) in
        try computed.write(frame, self, to: output, .attribute)
      }
    }
    for toggle in classes.toggles where try toggle.condition.isTrue(frame, self) {
      try appendClass(after: begin) { () throws(EvaluationFailure) in output.append(toggle.name) }
    }
    if output.count == begin { output.truncate(to: start) } else { output.append(0x22) }
  }

  /// A space stands before a class only when there is one before and one after it.
  private func appendClass(
    after begin: Int, _ write: () throws(EvaluationFailure) -> Void
  ) throws(EvaluationFailure) {
    let before = output.count
    if before > begin { output.append(0x20) }
    let start = output.count
    try write()
    if output.count == start { output.truncate(to: before) }
  }

  /// Styles stand in a sheet of the document and not in the element, so that a content policy without inline styles
  /// holds; a generated attribute ties the two together.
  func writeStyle(_ style: StyleCode, _ frame: Frame) throws(EvaluationFailure) {
    var declarations: [UInt8] = []
    for property in style.properties {
      scratch.removeAll()
      try property.code.write(frame, self, to: scratch, .raw)
      guard StylePolicy.allows(property: property.name, value: scratch.bytes) else { continue }
      declarations += property.name.utf8
      declarations.append(0x3A)
      declarations += scratch.bytes
      declarations.append(0x3B)
    }
    guard !declarations.isEmpty else { return }
    let id = styles.id(of: declarations)
    output.append(raw: " \(StyleSheetBuilder.attribute)=\"")
    output.append(decimal: id)
    output.append(0x22)
  }

  // MARK: - Addresses

  func writeURL(_ url: URLCode, isRooted: Bool, _ frame: Frame) throws(EvaluationFailure) {
    scratch.removeAll()
    // Where values stand in the path.
    let firstMark = marks.count
    defer { marks.removeLast(marks.count - firstMark) }
    for part in url.parts {
      let value: Value
      let context: TextContext
      switch part {
      case .literal(let bytes):
        scratch.append(bytes)
        continue
      case .whole(let code):
        value = try code.value(frame, self)
        if case .null = value { return }
        context = .raw
      case .path(let code):
        (value, context) = (try code.value(frame, self), .path)
        marks.append(scratch.count)
      case .query(let code): (value, context) = (try code.value(frame, self), .query)
      }
      try print(value, to: scratch, context)
    }
    output.append(url.name)
    if namesHost(url) || marks[firstMark...].contains(where: { PathSegment.isStep(scratch.bytes, at: $0) }) {
      output.append(raw: URLPolicy.blocked)
    } else {
      appendURL(scratch.bytes, isRooted: isRooted)
    }
    output.append(0x22)
  }

  /// Whether an address that the template begins with `/` has become one with another host, since a value was empty.
  private func namesHost(_ url: URLCode) -> Bool {
    guard case .literal(let beginning)? = url.parts.first, beginning == [0x2F], scratch.count > 1 else { return false }
    return scratch.bytes[1] == 0x2F || scratch.bytes[1] == 0x5C
  }

  /// An address as a whole, checked and escaped for an attribute.
  func appendURL(_ url: UnsafeBufferPointer<UInt8>, isRooted: Bool) {
    guard URLPolicy.allows(url) else { return output.append(raw: URLPolicy.blocked) }
    guard isRooted, RootPath.isRelativeToRoot(url) else { return output.append(escaping: url, quotes: true) }
    let (needsSlash, rest) = RootPath.rest(of: url)
    output.append(root.bytes)
    if needsSlash { output.append(0x2F) }
    output.append(escaping: rest, quotes: true)
  }

  // MARK: - Spreads

  func writeSpread(_ spread: SpreadCode, _ frame: Frame) throws(EvaluationFailure) {
    var taken = spread.taken
    for source in spread.sources {
      guard case .dictionary(let dictionary) = try source.value(frame, self) else { continue }
      for (key, value) in dictionary {
        guard case .string(let name) = key, taken.insert(name.lowercased()).inserted else { continue }
        try writeSpread(name, value)
      }
    }
  }

  /// Whether a spread's value gives the attribute at all.
  static func isGiven(_ value: Value) -> Bool { !value.isNull && value != .bool(false) }

  private func writeSpread(_ name: String, _ value: Value) throws(EvaluationFailure) {
    let context = AttributePolicy.context(of: name)
    switch value {
    case _ where !Self.isGiven(value): return
    case .bool(true) where context == .text:
      output.append(raw: " \(name)")
    case .string, .int, .double:
      let text = text(value)
      if context == .refused || (context == .urlList && !AttributePolicy.allowsList(text)) { return }
      output.append(raw: " \(name)=\"")
      if context == .url {
        withBytes(of: text) { appendURL($0, isRooted: name != "src" && name != "data") }
      } else {
        output.append(text, .attribute)
      }
      output.append(0x22)
    default: return
    }
  }
}
