import FacetSyntax
import FacetValue

/// Checks a folder of templates: names, types, and everything else that is not output.
public struct ProjectChecker {
  private let context = ProjectContext()
  private var pages: [CheckedPage] = []
  private var pageIDs: [(id: ComponentID, name: String)] = []

  private init() {}

  /// Parses and checks the files. The diagnostics of all of them come in the order of paths and places; the project is
  /// nil when one of them is an error.
  public static func check(
    files: [TemplateFile], options: CheckOptions = CheckOptions()
  ) -> (project: CheckedProject?, diagnostics: [Diagnostic]) {
    var checker = ProjectChecker()
    let project = checker.check(files.sorted { $0.relativePath < $1.relativePath })
    let diagnostics = checker.sortedDiagnostics(options)
    return (diagnostics.contains { $0.severity == .error } ? nil : project, diagnostics)
  }

  private mutating func check(_ files: [TemplateFile]) -> CheckedProject {
    let parsed = files.map { file in (file: file, role: FileRole(relativePath: file.relativePath), parse(file)) }
    for (file, role, _) in parsed where role == .unknown { reportUnknownRole(file) }
    for (_, role, syntax) in parsed where role == .types { TypeDeclarations(context: context).read(syntax) }
    for (file, role, syntax) in parsed where role == .store { StoreDeclarations(context: context).read(syntax, file) }
    for (file, role, syntax) in parsed { addInterface(file, role, syntax) }
    for interface in context.interfaces { interface.collectSlots() }
    for interface in context.interfaces { _ = context.checked(interface.id) }
    addPages()
    ProjectRules(context: context).check()
    let components = ProjectFacts(context: context).components()
    NestingChecker(context: context, components: components).check()
    return CheckedProject(
      types: context.types, components: components, pages: pages, stores: context.stores,
      scopedStyles: context.scopedStyles.sorted { $0.key < $1.key }.map(\.value))
  }

  private func parse(_ file: TemplateFile) -> ComponentFile {
    let role = FileRole(relativePath: file.relativePath)
    let kind: ComponentParser.Kind = role == .types || role == .store ? .script : .component
    let (syntax, diagnostics) = ComponentParser.parse(file.source, kind: kind)
    for diagnostic in diagnostics { context.bag.add(diagnostic) }
    return syntax
  }

  private func reportUnknownRole(_ file: TemplateFile) {
    let start = SourceSpan(file: file.source, range: 0..<min(1, file.source.bytes.count))
    context.bag.report(
      .unknownFile, at: start, "`\(file.relativePath)` is in none of the folders of templates.",
      hint: "there are `pages/`, `layouts/`, `components/`, `stores/` and `types.facet`")
  }

  private mutating func addInterface(_ file: TemplateFile, _ role: FileRole, _ syntax: ComponentFile) {
    let kind: CheckedComponent.Role
    var name = FileRole.baseName(file.relativePath)
    switch role {
    case .layout: kind = .layout
    case .component: kind = .component
    case .page(let path):
      kind = .page
      name = path
    case .types, .store, .unknown: return
    }
    let interface = ComponentInterface(
      id: context.interfaces.count, name: name, role: kind, relativePath: file.relativePath, file: syntax)
    context.interfaces.append(interface)
    readProps(interface)
    if case .page(let path) = role {
      let page = PagePath(path)
      interface.pathParameters = page.parameters
      pageIDs.append((interface.id, path))
      return
    }
    register(interface)
  }

  private func register(_ interface: ComponentInterface) {
    let name = interface.name
    if let first = name.unicodeScalars.first, !(first.value >= 65 && first.value <= 90) {
      context.bag.report(
        .componentName, at: interface.fileSpan,
        "A component's name begins with a capital letter: `\(name)` could not be used.",
        hint: "rename the file to `\(name.capitalizedFirst).facet`")
    }
    if let other = context.idsByName[name] {
      context.bag.report(
        .duplicateComponent, at: interface.fileSpan, "There are two components `\(name)`.",
        hint: "folders do not count: names are unique among components and layouts",
        notes: [
          .init(
            span: context.interfaces[other].fileSpan, message: "the other is \(context.interfaces[other].relativePath)")
        ])
      return
    }
    context.idsByName[name] = interface.id
  }

  private func readProps(_ interface: ComponentInterface) {
    let resolver = TypeResolver(context: context)
    for declaration in interface.file.declarations {
      switch declaration.kind {
      case .prop(let name, let type, let initial):
        let resolved = resolver.resolve(type)
        interface.props.append(
          .init(
            name: name.text, type: resolved, slot: interface.props.count,
            isRequired: initial == nil && resolved.wrapped == nil, span: name.span))
      case .load: interface.hasLoads = true
      default: break
      }
    }
  }

  private mutating func addPages() {
    var seen: [[CheckedPage.Segment]: ComponentInterface] = [:]
    for (id, name) in pageIDs {
      let interface = context.interfaces[id]
      let path = PagePath(name)
      for problem in path.problems {
        context.bag.report(.pagePath, at: interface.fileSpan, problem)
      }
      if !path.isErrorPage {
        if let other = seen[path.shape] {
          context.bag.report(
            .duplicatePage, at: interface.fileSpan, "Two pages have this address.",
            notes: [.init(span: other.fileSpan, message: "the other is \(other.relativePath)")])
        }
        seen[path.shape] = interface
      }
      pages.append(CheckedPage(name: name, path: path.segments, isErrorPage: path.isErrorPage, component: id))
    }
  }

  private func sortedDiagnostics(_ options: CheckOptions) -> [Diagnostic] {
    // Hints of a file with mistakes often follow from them: what is not read may be read in what could not be checked.
    let mistaken = Set(
      context.bag.diagnostics.filter { $0.severity == .error }.map { ObjectIdentifier($0.span.file) })
    let shown = context.bag.diagnostics.filter { diagnostic in
      diagnostic.severity != .hint
        || (options.includesHints && !mistaken.contains(ObjectIdentifier(diagnostic.span.file)))
    }
    let keyed = shown.enumerated().map { (offset: $0.offset, diagnostic: $0.element) }
    return keyed.sorted { a, b in
      let (x, y) = (a.diagnostic.span, b.diagnostic.span)
      if x.file.path != y.file.path { return x.file.path < y.file.path }
      if x.range.lowerBound != y.range.lowerBound { return x.range.lowerBound < y.range.lowerBound }
      return a.offset < b.offset
    }.map(\.diagnostic)
  }
}
