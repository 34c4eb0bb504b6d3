import Configuration
import Yams

/// `facet.yaml`, decoded from Yams' nodes so that each mistake is reported with its line and column.
struct ConfigurationFile {
  /// Settings by their dotted key.
  private(set) var values: [String: ConfigValue] = [:]
  /// Where each of them stands, for what is found out later.
  private(set) var places: [String: ConfigurationIssue.Place] = [:]
  private(set) var prefixes: [PrefixBackend] = []
  /// What was said about modules that run elsewhere, by name.
  var policies: [String: BackendPolicy] = [:]
  /// Files by the name that they stand behind.
  var runtimes: [String: String] = [:]
  private(set) var issues: [ConfigurationIssue] = []
  private(set) var hasBackends = false
  private let name: String

  /// The folder that the file stands in, which its relative paths start from; empty or with a slash at the end.
  var folder: String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  init(_ text: String, name: String) {
    self.name = name
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      guard let mapping = root.mapping else {
        // A file of comments only is an empty scalar.
        if root.scalar?.string.isEmpty != true { wrong(root, "The file must be a list of “name: value” lines") }
        return
      }
      read(mapping, under: "")
    } catch let error as YamlError {
      issues.append(Self.issue(error, name: name))
    } catch {
      issues.append(ConfigurationIssue(.file(name, line: 1, column: 1), "The file can't be read as YAML: \(error)"))
    }
  }

  private static let sections = ["limits", "log", "tls", "tracing"]

  private mutating func read(_ mapping: Node.Mapping, under prefix: String) {
    var seen: Set<String> = []
    for (keyNode, value) in mapping {
      guard let name = keyNode.scalar?.string else {
        wrong(keyNode, "A name is expected here, and not \(describe(keyNode))")
        continue
      }
      let key = prefix + name
      guard seen.insert(key).inserted else {
        wrong(keyNode, "“\(key)” stands here twice")
        continue
      }
      if let setting = Setting.all.first(where: { $0.key == key }) {
        read(setting, value)
      } else if prefix.isEmpty, name == "backends" {
        readBackends(value)
      } else if prefix.isEmpty, name == "runtimes" {
        readRuntimes(value)
      } else if prefix.isEmpty, Self.sections.contains(name) {
        if let section = value.mapping { read(section, under: name + ".") } else { wrongSection(name, value) }
      } else {
        unknown(keyNode, key, under: prefix)
      }
    }
  }

  private mutating func read(_ setting: Setting, _ node: Node) {
    let place = place(of: node)
    if case .list = setting.kind, let sequence = node.sequence {
      var items: [String] = []
      for item in sequence {
        guard let text = item.scalar?.string, !text.isEmpty else {
          wrong(item, "“\(setting.key)” is a list of texts, and this is \(describe(item))")
          continue
        }
        items.append(text)
      }
      values[setting.key] = ConfigValue(.stringArray(items), isSecret: false)
    } else if let text = node.scalar?.string {
      let isRelativeFolder = if case .folder = setting.kind { !text.hasPrefix("/") && !text.isEmpty } else { false }
      switch setting.value(of: isRelativeFolder ? folder + text : text) {
      case .success(let value): values[setting.key] = value
      case .failure(let mistake):
        wrong(node, "“\(setting.key)” must be \(mistake.expected), and this is \(describe(node))", hint: mistake.hint)
      }
    } else {
      let expected = if case .list = setting.kind { "a list" } else { "one value" }
      wrong(node, "“\(setting.key)” must be \(expected), and this is \(describe(node))")
    }
    places[setting.key] = place
  }

  private mutating func readBackends(_ node: Node) {
    hasBackends = true
    guard let mapping = node.mapping else { return wrongSection("backends", node) }
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string else {
        wrong(keyNode, "A module's name or a path is expected here, and not \(describe(keyNode))")
        continue
      }
      if key.hasPrefix("/") {
        if let backend = readPrefix(keyNode, key, value) { prefixes.append(backend) }
      } else if Backends.moduleNames.contains(key) {
        if let details = value.mapping { readModule(key, details, value) } else { read(.backend(key), value) }
      } else {
        let known = Backends.moduleNames
        wrong(
          keyNode, "“\(key)” is no module and no path",
          hint: Spelling.suggestion(for: key, among: known)
            ?? "Modules are \(Setting.oneOf(known)); a path begins with a slash, such as /api/todos.")
      }
    }
  }

  private mutating func unknown(_ node: Node, _ key: String, under prefix: String) {
    let known = (Setting.all.map(\.key) + ["backends", "runtimes"] + Self.sections).filter { $0.hasPrefix(prefix) }
    wrong(
      node, "“\(key)” is not known here",
      hint: Spelling.suggestion(for: key, among: known) ?? "Known are \(Setting.oneOf(known.sorted())).")
  }

}

// What the other readers use.
extension ConfigurationFile {
  mutating func wrongSection(_ name: String, _ node: Node) {
    wrong(node, "“\(name)” must hold “name: value” lines of its own, and this is \(describe(node))")
  }

  mutating func set(_ setting: Setting, _ value: ConfigValue, at node: Node) {
    values[setting.key] = value
    places[setting.key] = place(of: node)
  }

  mutating func wrong(_ node: Node, _ message: String, hint: String? = nil) {
    issues.append(ConfigurationIssue(place(of: node), message, hint: hint))
  }

  func place(of node: Node) -> ConfigurationIssue.Place {
    .file(name, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  func describe(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "“\(scalar.string.prefix(60))”"
    case .mapping: "a group of names and values"
    case .sequence: "a list"
    case .alias: "a reference"
    }
  }

  private static func issue(_ error: YamlError, name: String) -> ConfigurationIssue {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ConfigurationIssue(.file(name, line: mark.line, column: mark.column), "This is not YAML: \(problem)")
    default: ConfigurationIssue(.file(name, line: 1, column: 1), "The file can't be read as YAML: \(error)")
    }
  }
}
