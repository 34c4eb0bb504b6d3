extension JSPrinter {
  func importing(_ declared: JSImport) -> Layout {
    let names = importedNames(declared)
    let module = Layout.text(JSText.quoted(declared.module))
    return names.isEmpty ? ["import ", module, ";"] : ["import ", .joined(names, by: ", "), " from ", module, ";"]
  }

  private func importedNames(_ declared: JSImport) -> [Layout] {
    let defaults = declared.defaultName.map { [self.name($0)] } ?? []
    switch declared.bindings {
    case .none: return defaults
    case .namespace(let name): return defaults + ["* as " + self.name(name)]
    case .named(let names): return defaults + [braced(names.map { aliased($0.exported, $0.local) })]
    }
  }

  func export(_ exported: JSExport) -> Layout {
    switch exported {
    case .declaration(let statement): "export " + layout(statement)
    case .named(let names): ["export ", braced(names.map { aliased($0.local, $0.exported) }), ";"]
    case .value(let value):
      ["export default ", defaultValue(value), ";"]
    }
  }

  /// Code that begins with a function would be a declaration.
  private func defaultValue(_ value: JSExpression) -> Layout {
    let content = layout(value, atLeast: .assignment)
    return content.beginsLikeStatement && !content.beginsWithBrace ? content.inParentheses : content
  }

  private func braced(_ names: [Layout]) -> Layout { list("{", names, "}", padding: .line, endsOpen: true) }

  private func aliased(_ name: String, _ alias: String) -> Layout {
    name == alias ? self.name(name) : [self.name(name), " as ", self.name(alias)]
  }
}
