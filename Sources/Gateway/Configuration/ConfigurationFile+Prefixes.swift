import Configuration
import FacetHummingbird
import Yams

extension ConfigurationFile {
  /// `/api/todos: http://…`, a list of addresses, or a group with `url` and more below it.
  mutating func readPrefix(_ keyNode: Node, _ key: String, _ value: Node) -> PrefixBackend? {
    guard let target = try? RequestTarget(key, maximumLength: 512), target.rawQuery == nil, !target.segments.isEmpty,
      !target.path.contains("%")
    else {
      wrong(keyNode, "“\(key)” is no path prefix", hint: "Write it like /api/todos.")
      return nil
    }
    guard target.segments.first?.lowercased() != "internal" else {
      wrong(keyNode, "“\(key)” is where our own processes ask each other, and is never passed on")
      return nil
    }
    guard let mapping = value.mapping else {
      guard let addresses = addresses(value) else { return nil }
      return PrefixBackend(prefix: target.segments, addresses: addresses)
    }
    var details = BackendDetails()
    read(mapping, into: &details, known: BackendDetails.names)
    if !details.sawURL { wrong(value, "“\(key)” has no url") }
    return details.addresses.map {
      PrefixBackend(
        prefix: target.segments, addresses: $0, forward: details.forward, returned: details.returned,
        policy: details.policy)
    }
  }

  /// `orders: {url: [http://…], timeout: 5}`: a module that runs elsewhere, with more than its addresses.
  mutating func readModule(_ name: String, _ mapping: Node.Mapping, _ node: Node) {
    var details = BackendDetails()
    read(mapping, into: &details, known: BackendDetails.names.filter { $0 != "forward" && $0 != "return" })
    if !details.sawURL { wrong(node, "“\(name)” has no url") }
    guard let addresses = details.addresses else { return }
    let setting = Setting.backend(name)
    set(setting, ConfigValue(.stringArray(addresses.map(\.base)), isSecret: false), at: node)
    policies[name] = details.policy
  }

  private mutating func read(_ mapping: Node.Mapping, into details: inout BackendDetails, known: [String]) {
    for (nameNode, value) in mapping {
      let name = nameNode.scalar?.string ?? ""
      guard known.contains(name) else {
        wrong(
          nameNode, "\(describe(nameNode)) is not known here",
          hint: Spelling.suggestion(for: name, among: known) ?? "Known are \(Setting.oneOf(known)).")
        continue
      }
      switch name {
      case "url":
        details.sawURL = true
        details.addresses = addresses(value)
      case "forward": details.forward = choices(value, name)
      case "return": details.returned = choices(value, name)
      case "timeout": details.policy.timeout = duration(value, name)
      case "first_byte": details.policy.firstByte = duration(value, name)
      case "idle": details.policy.idle = duration(value, name) ?? details.policy.idle
      case "connections": details.policy.connections = number(value, name, 1...10_000) ?? details.policy.connections
      case "pending": details.policy.pending = number(value, name, 0...100_000) ?? details.policy.pending
      default: details.policy.health = healthPath(value)
      }
    }
  }

  /// One address, or a list of them; nil when one is wrong.
  private mutating func addresses(_ node: Node) -> [BackendAddress]? {
    let items = node.sequence.map(Array.init) ?? [node]
    let addresses = items.compactMap { address($0) }
    if items.isEmpty { wrong(node, "At least one address is expected in the list") }
    return addresses.count == items.count && !items.isEmpty ? addresses : nil
  }

  private mutating func address(_ node: Node) -> BackendAddress? {
    if let address = node.scalar.flatMap({ BackendAddress($0.string) }) { return address }
    wrong(
      node, "A server's address is expected, and this is \(describe(node))",
      hint: "Write it like http://127.0.0.1:9000, without user, query or fragment.")
    return nil
  }

  private mutating func duration(_ node: Node, _ name: String) -> Duration? {
    if let duration = node.scalar.flatMap({ Duration(configured: $0.string) }) { return duration }
    wrong(
      node, "“\(name)” must be a time of at most an hour, and this is \(describe(node))",
      hint: "Write it like 5s, 250ms or 2m.")
    return nil
  }

  private mutating func number(_ node: Node, _ name: String, _ range: ClosedRange<Int>) -> Int? {
    if let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) { return number }
    wrong(
      node,
      "“\(name)” must be a number from \(range.lowerBound) to \(range.upperBound), and this is \(describe(node))")
    return nil
  }

  private mutating func healthPath(_ node: Node) -> String? {
    if let text = node.scalar?.string, (try? RequestTarget(text, maximumLength: 512)) != nil { return text }
    wrong(node, "“health” must be a path, and this is \(describe(node))", hint: "Write it like /health.")
    return nil
  }

  private mutating func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(
    _ node: Node, _ name: String
  ) -> Set<Choice> {
    let known = Choice.allCases.map(\.rawValue)
    var result: Set<Choice> = []
    for item in node.sequence.map(Array.init) ?? [node] {
      guard let text = item.scalar?.string, let choice = Choice(rawValue: text.lowercased()) else {
        wrong(
          item, "“\(name)” may hold \(Setting.oneOf(known)), and this is \(describe(item))",
          hint: item.scalar.flatMap { Spelling.suggestion(for: $0.string, among: known) })
        continue
      }
      result.insert(choice)
    }
    return result
  }
}

/// What a group below a backend's name has said so far.
private struct BackendDetails {
  static let names = [
    "url", "forward", "return", "timeout", "first_byte", "idle", "connections", "pending", "health",
  ]

  var sawURL = false
  var addresses: [BackendAddress]?
  var forward: Set<PrefixBackend.Forwarded> = []
  var returned: Set<PrefixBackend.Returned> = []
  var policy = BackendPolicy()
}
