extension JSPrinter {
  func array(_ elements: [JSExpression]) -> Layout {
    list(
      "[", elements.map { layout($0, atLeast: .assignment) }, "]", padding: .softLine,
      endsOpen: !(elements.last?.isSpread ?? false))
  }

  func object(_ properties: [JSProperty]) -> Layout {
    var endsOpen = true
    if case .spread = properties.last { endsOpen = false }
    return list("{", properties.map(property), "}", padding: .line, endsOpen: endsOpen)
  }

  private func property(_ property: JSProperty) -> Layout {
    switch property {
    case .value(let key, let value): self.value(key, value)
    case .method(let key, let parameters, let isAsync, let body):
      [isAsync ? "async " : "", self.key(key), self.parameters(parameters), " ", block(body)]
    case .getter(let key, let body): ["get ", self.key(key), "() ", block(body)]
    case .setter(let key, let parameter, let body):
      ["set ", self.key(key), parameters([parameter]), " ", block(body)]
    case .spread(let value): "..." + layout(value, atLeast: .assignment)
    }
  }

  private func value(_ key: JSKey, _ value: JSExpression) -> Layout {
    if case .named(let name) = key, case .identifier(name) = value.core, JSIdentifier.isBindable(name) {
      return layout(value)
    }
    return [self.key(key), ": ", layout(value, atLeast: .assignment)]
  }

  private func key(_ key: JSKey) -> Layout {
    switch key {
    // Written plainly it would set the prototype instead (ECMA-262 §B.3.1).
    case .named("__proto__"): #"["__proto__"]"#
    case .named(let name): .text(JSIdentifier.isName(name) ? name : JSText.quoted(name))
    case .computed(let value): ["[", layout(value, atLeast: .assignment), "]"]
    }
  }

  func template(_ parts: [JSTemplatePart]) -> Layout {
    let content = parts.map { part -> Layout in
      switch part {
      case .text(let text): .text(JSText.template(text))
      case .value(let value): ["${", layout(value, atLeast: .sequence), "}"]
      }
    }
    return ["`", .sequence(content), "`"]
  }
}
