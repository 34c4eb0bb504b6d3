import Facet
import Yams

extension ConfigurationFile {
  /// `preact: vendor/preact.js`: which file stands behind a name that the clients import. Relative paths start from the
  /// configuration file.
  mutating func readRuntimes(_ node: Node) {
    guard let mapping = node.mapping else { return wrongSection("runtimes", node) }
    let known = Target.allCases.flatMap(RuntimeModules.bareNames).map(\.name)
    for (keyNode, value) in mapping {
      let name = keyNode.scalar?.string ?? ""
      guard known.contains(name) else {
        wrong(
          keyNode, "\(describe(keyNode)) is no name that clients import",
          hint: Spelling.suggestion(for: name, among: known) ?? "Known are \(Setting.oneOf(known)).")
        continue
      }
      guard let path = value.scalar?.string, !path.isEmpty else {
        wrong(value, "“\(name)” must be a file, and this is \(describe(value))")
        continue
      }
      runtimes[name] = path.hasPrefix("/") ? path : folder + path
    }
  }
}
