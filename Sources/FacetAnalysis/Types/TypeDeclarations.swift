import FacetSyntax
import FacetValue

/// Reads `types.facet` into the project's table.
struct TypeDeclarations {
  let context: ProjectContext
  private var bag: DiagnosticBag { context.bag }

  init(context: ProjectContext) { self.context = context }

  func read(_ file: ComponentFile) {
    var spans: [String: SourceSpan] = [:]
    var records: [(Name, [Declaration.Field])] = []
    for declaration in file.declarations {
      switch declaration.kind {
      case .record(let name, let fields):
        guard isNew(name, &spans) else { continue }
        // Known by name first, so that types can mention each other in any order.
        context.types.add(RecordType(name: name.text, fields: []))
        records.append((name, fields))
      case .enumeration(let name, let cases):
        guard isNew(name, &spans) else { continue }
        readEnumeration(name, cases)
      default:
        bag.report(
          .misplacedDeclaration, at: declaration.span, "`types.facet` holds `type` and `enum` declarations only.")
      }
    }
    for (name, fields) in records { readRecord(name, fields) }
    for (name, _) in records { refuseEndless(name) }
    for (name, fields) in records { readDefaults(name, fields, in: file) }
  }

  private func isNew(_ name: Name, _ spans: inout [String: SourceSpan]) -> Bool {
    if BuiltInTypes.reservedNames.contains(name.text) {
      bag.report(
        .duplicateDeclaration, at: name.span, "`\(name.text)` is a built-in type.", hint: "choose another name")
      return false
    }
    if let first = spans[name.text] {
      bag.report(
        .duplicateDeclaration, at: name.span, "There is already a type `\(name.text)`.",
        notes: [.init(span: first, message: "first declared here")])
      return false
    }
    spans[name.text] = name.span
    return true
  }

  private func readEnumeration(_ name: Name, _ cases: [Declaration.Case]) {
    var seen: [String: SourceSpan] = [:]
    var raws: Set<String> = []
    var kept: [EnumerationType.Case] = []
    for item in cases {
      if let first = seen[item.name.text] {
        bag.report(
          .duplicateDeclaration, at: item.name.span, "`\(name.text)` already has a case `\(item.name.text)`.",
          notes: [.init(span: first, message: "first declared here")])
        continue
      }
      seen[item.name.text] = item.name.span
      if !raws.insert(item.rawValue).inserted {
        bag.report(
          .duplicateDeclaration, at: item.name.span,
          "Two cases of `\(name.text)` have the raw value \"\(item.rawValue)\".")
        continue
      }
      kept.append(.init(name: item.name.text, rawValue: item.rawValue))
    }
    if kept.isEmpty { bag.report(.emptyEnumeration, at: name.span, "`\(name.text)` has no cases.") }
    context.types.add(EnumerationType(name: name.text, cases: kept))
  }

  private func readRecord(_ name: Name, _ fields: [Declaration.Field]) {
    let resolver = TypeResolver(context: context)
    var seen: [String: SourceSpan] = [:]
    var kept: [FieldType] = []
    for field in fields {
      if let first = seen[field.name.text] {
        bag.report(
          .duplicateDeclaration, at: field.name.span, "`\(name.text)` already has a field `\(field.name.text)`.",
          notes: [.init(span: first, message: "first declared here")])
        continue
      }
      seen[field.name.text] = field.name.span
      let wireName = field.wireName ?? field.name.text
      if kept.contains(where: { $0.wireName == wireName }) {
        bag.report(
          .duplicateDeclaration, at: field.name.span,
          "Two fields of `\(name.text)` are called \"\(wireName)\" in the data.")
      }
      var type = resolver.resolve(field.type)
      if case .action = type.unwrapped {
        bag.report(.actionTypePosition, at: field.type.span, "Only a prop can be an `Action`; a field holds data.")
        type = .error
      }
      kept.append(FieldType(name: field.name.text, wireName: field.wireName, type: type))
    }
    context.types.add(RecordType(name: name.text, fields: kept))
  }

  /// A record that must hold another of its kind could never be made.
  private func refuseEndless(_ name: Name) {
    var visited: Set<String> = []
    func reaches(_ type: ValueType) -> Bool {
      guard case .record(let inner) = type else { return false }
      if inner == name.text { return true }
      guard visited.insert(inner).inserted, let record = context.record(inner) else { return false }
      return record.fields.contains { reaches($0.type) }
    }
    guard let record = context.record(name.text), record.fields.contains(where: { reaches($0.type) }) else { return }
    bag.report(
      .endlessRecord, at: name.span, "A `\(name.text)` would have to hold another `\(name.text)` without end.",
      hint: "make the field optional, or an array")
  }

  private func readDefaults(_ name: Name, _ fields: [Declaration.Field], in file: ComponentFile) {
    guard let record = context.record(name.text) else { return }
    let checker = ComponentChecker(
      context: context,
      interface: ComponentInterface(
        id: -1, name: "types", role: .component, relativePath: "types.facet", file: file))
    for field in fields {
      guard let initial = field.initial, let type = record.fields.first(where: { $0.name == field.name.text })?.type
      else { continue }
      context.fieldDefaults[name.text, default: [:]][field.name.text] = checker.checkConstant(initial, expected: type)
    }
  }
}
