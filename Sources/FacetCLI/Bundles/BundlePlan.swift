import Facet

/// Which of a target's modules go into which file: the runtime, what most pages share, and each page.
struct BundlePlan {
  /// What generated modules use of the runtime's modules and of packages.
  let runtime: ChunkExports
  /// What pages use of the components that most of them have.
  let common: ChunkExports

  init(_ code: ClientCode) {
    let modules = Dictionary(code.modules.map { ($0.path, $0) }) { $1 }
    var used: [String: Set<String>] = [:]
    for imported in code.modules.flatMap(\.imports) { used[imported.module, default: []].formUnion(imported.names) }
    runtime = ChunkExports(used.filter { modules[$0.key] == nil && !ClientModule.isOwn($0.key) })
    let shared = Self.shared(modules, code.entries.values.sorted(), types: "\(code.target.rawValue)/types.js")
    common = ChunkExports(used.filter { shared.contains($0.key) })
  }

  /// Generated modules that at least half of the pages come to. Types stay out: they are constants, and each file takes those
  /// that it needs.
  private static func shared(_ modules: [String: ClientModule], _ entries: [String], types: String) -> Set<String> {
    var counts: [String: Int] = [:]
    for entry in entries {
      for path in reached(from: entry, modules) { counts[path, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 && $0.value * 2 >= entries.count && $0.key != types }.keys)
  }

  private static func reached(from entry: String, _ modules: [String: ClientModule]) -> Set<String> {
    var found: Set<String> = []
    var waiting = [entry]
    while let path = waiting.popLast() {
      guard let module = modules[path], found.insert(path).inserted else { continue }
      waiting += module.imports.map(\.module)
    }
    return found
  }
}

/// What a file of several modules exports: each module's names under names of the file, since two modules may have the same.
struct ChunkExports {
  struct Name {
    let module: String
    let name: String
    /// What the file calls it.
    let exported: String
  }
  let names: [Name]
  /// Modules that are imported for what they do, which is done first.
  let effects: [String]

  /// - Parameter used: the names that others import, by module; none where it is imported for what it does.
  init(_ used: [String: Set<String>]) {
    effects = used.filter(\.value.isEmpty).keys.sorted()
    let pairs = used.sorted { $0.key < $1.key }.flatMap { module, names in names.sorted().map { (module, $0) } }
    names = pairs.enumerated().map { index, pair in
      Name(module: pair.0, name: pair.1, exported: Self.letters(of: index))
    }
  }

  /// `a` to `z`, `ba`, `bb`…: words of the language may be names of exports (ECMA-262, "ModuleExportName").
  private static func letters(of index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? letter : letters(of: index / 26) + letter
  }

  var isEmpty: Bool { names.isEmpty }

  /// A module that exports what is used of some modules from where they are.
  ///
  /// - Parameter specifier: what to import a module by.
  func entry(of isMeant: (String) -> Bool = { _ in true }, _ specifier: (String) -> String) -> String {
    effects.filter(isMeant).map { "import \"\(specifier($0))\"\n" }.joined()
      + names.filter { isMeant($0.module) }
      .map { "export { \($0.name) as \($0.exported) } from \"\(specifier($0.module))\"\n" }.joined()
  }

  /// For each module one that takes its place, and takes what it exports from the file at that address.
  func standIns(from address: String) -> [String: String] {
    let named = Dictionary(grouping: names, by: \.module).mapValues { names in
      names.map { "export { \($0.exported) as \($0.name) } from \"\(address)\"\n" }.joined()
    }
    return effects.reduce(into: named) { $0[$1] = "import \"\(address)\"\n" }
  }
}
