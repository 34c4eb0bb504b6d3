import FacetAnalysis
import FacetValue

/// `types.js`: a shape for each type of the project that has a name. A bundler drops those that a page does not use.
package struct TypesModule {
  let file: ModuleFile
  let types: TypeTable

  package init(_ project: ClientProject) {
    file = ModuleFile(Self.path(project.target), in: project)
    types = project.types
  }

  static func path(_ target: Target) -> String { "\(target.rawValue)/types.js" }

  package func finished() -> ClientModule {
    // The names that others import are given first, so that no import takes one of them.
    let names = (Array(types.records.keys) + Array(types.enumerations.keys)).sorted().map {
      ($0, ProjectImports.name(of: $0))
    }
    for (_, name) in names { file.module.names.reserve(name) }
    for (type, name) in names {
      file.module.add(.export(.declaration(.const(.identifier(name), shape(of: type)))))
    }
    return file.finished()
  }

  private func shape(of type: String) -> JSExpression {
    if let enumeration = types.enumerations[type] {
      let rawValues = JSExpression.array(enumeration.cases.map { .text($0.rawValue) })
      return file.shapes.pure("enumeration", [rawValues, .text(type)])
    }
    let fields = (types.records[type]?.fields ?? []).map { field in
      JSExpression.array([.text(field.name), .text(field.wireName), shape(of: field.type)])
    }
    return file.shapes.pure("record", [.array(fields), .text(type)])
  }

  /// A type may hold itself, and stand before the types that it holds: by name, it is looked up when it is needed.
  private func shape(of type: ValueType) -> JSExpression {
    file.shapes.shape(of: type) { name in
      let reference = JSExpression.id(ProjectImports.name(of: name))
      return file.shapes.pure("lazy", [.arrow([], .expression(reference))])
    }
  }
}
