/// Collects what a module imports, does and exports, in the order in which a generator learns of it.
package final class JSModuleBuilder {
  /// The names of the module's scope; imports are among them.
  package let names: JSNames
  private var body: [JSStatement] = []
  private var imports: [String: Imports] = [:]
  private var exports: [JSExportName] = []

  private struct Imports {
    var defaultName: String?
    var namespace: String?
    /// Local names by exported ones.
    var named: [String: String] = [:]

    var names: [String] {
      var names = named.keys.sorted()
      if defaultName != nil { names.append("default") }
      if namespace != nil { names.append("*") }
      return names
    }
  }

  package init(names: JSNames = JSNames()) { self.names = names }

  /// What the module exports under that name, imported once however often it is used.
  ///
  /// - Parameter wished: what to call it here, if that is free; by default what it is called there.
  package func use(_ exported: String, from module: String, as wished: String? = nil) -> JSExpression {
    if let local = imports[module]?.named[exported] { return .identifier(local) }
    let local = names.unique(wished ?? exported)
    imports[module, default: Imports()].named[exported] = local
    return .identifier(local)
  }

  /// The default export of the module.
  package func useDefault(from module: String, as wished: String) -> JSExpression {
    let local = imports[module]?.defaultName ?? names.unique(wished)
    imports[module, default: Imports()].defaultName = local
    return .identifier(local)
  }

  /// All exports of the module, as one object.
  package func useNamespace(of module: String, as wished: String) -> JSExpression {
    let local = imports[module]?.namespace ?? names.unique(wished)
    imports[module, default: Imports()].namespace = local
    return .identifier(local)
  }

  /// The module is imported for what it does, before those that something is used of.
  package func useEffect(of module: String) {
    imports[module, default: Imports()] = imports[module] ?? Imports()
  }

  package func add(_ statements: JSStatement...) { body += statements }

  package func add(_ statements: [JSStatement]) { body += statements }

  /// Exports a binding of the module, at its end.
  package func export(_ local: String, as exported: String? = nil) {
    exports.append(JSExportName(exported ?? local, local: local))
  }
}

extension JSModuleBuilder {
  /// The whole module: imports sorted by module and name, the body, the exports.
  package var statements: [JSStatement] {
    var ends: [JSStatement] = []
    if !exports.isEmpty { ends = [.export(.named(exports))] }
    let parts = [importStatements, body, ends].filter { !$0.isEmpty }
    return Array(parts.joined(separator: [.emptyLine]))
  }

  package func print() -> PrintedCode { JSPrinter().print(statements) }

  /// What is imported from which module, by exported names, `*` for all of them; sorted.
  package var imported: [(module: String, names: [String])] {
    imports.sorted { $0.key < $1.key }.map { ($0.key, $0.value.names) }
  }

  private var importStatements: [JSStatement] {
    let sorted = imports.sorted { $0.key < $1.key }
    return (sorted.filter(\.value.names.isEmpty) + sorted.filter { !$0.value.names.isEmpty })
      .flatMap { statements(of: $0.value, from: $0.key) }
  }

  private func statements(of used: Imports, from module: String) -> [JSStatement] {
    let names = used.named.sorted { $0.key < $1.key }.map { JSExportName($0.key, local: $0.value) }
    var statements: [JSStatement] = []
    if let namespace = used.namespace {
      statements.append(.importing(JSImport(module, default: used.defaultName, .namespace(namespace))))
    }
    if !names.isEmpty {
      let defaultName = statements.isEmpty ? used.defaultName : nil
      statements.append(.importing(JSImport(module, default: defaultName, .named(names))))
    }
    return statements.isEmpty ? [.importing(JSImport(module, default: used.defaultName))] : statements
  }
}
