extension DumpWriter {
  mutating func write(_ declaration: Declaration) {
    switch declaration.kind {
    case .prop(let name, let type, let initial): line(binding("prop", name, type, initial))
    case .state(let name, let type, let initial, let isStored):
      line(binding(isStored ? "stored state" : "state", name, type, initial))
    case .derived(let name, let type, let value): line(binding("derived", name, type, value))
    case .query(let name, let type, let initial): line(binding("query", name, type, initial))
    case .param(let name, let type): line(binding("param", name, type, nil))
    case .fragment(let name, let type, let initial): line(binding("fragment", name, type, initial))
    case .load(let name, let type, let value): line(binding("load", name, type, value))
    case .live(let name, let type, let value): line(binding("live", name, type, value))
    case .store(let name, let type, let initial): line(binding("store", name, type, initial))
    case .use(let name): line("use \(name.text)")
    case .action(let name, let parameters, let body):
      let list = parameters.map { "\($0.name.text): \($0.type.dump)" }.joined(separator: ", ")
      write("action \(name.text)(\(list))", body)
    case .effect(let body): write("effect", body)
    case .onMount(let body): write("onMount", body)
    case .onUnmount(let body): write("onUnmount", body)
    case .record(let name, let fields): line("type \(name.text) { " + fields.map(dump).joined(separator: ", ") + " }")
    case .enumeration(let name, let cases):
      line(
        "enum \(name.text) { " + cases.map { "\($0.name.text) = \(quote($0.rawValue))" }.joined(separator: ", ") + " }")
    }
  }

  private mutating func write(_ head: String, _ body: [Statement]) {
    line(head)
    indented { writer in
      for statement in body { writer.line(statement.inlineDump) }
    }
  }

  private func binding(_ word: String, _ name: Name, _ type: TypeName?, _ value: Expression?) -> String {
    word + " " + name.text + (type.map { ": \($0.dump)" } ?? "") + (value.map { " = \($0.dump)" } ?? "")
  }

  private func dump(_ field: Declaration.Field) -> String {
    field.name.text + ": " + field.type.dump + (field.wireName.map { " as \(quote($0))" } ?? "")
      + (field.initial.map { " = \($0.dump)" } ?? "")
  }
}
