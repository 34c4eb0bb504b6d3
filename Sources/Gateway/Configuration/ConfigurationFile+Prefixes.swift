import FacetHummingbird
import Yams

extension ConfigurationFile {
  /// `/api/todos: http://…`, or with `url`, `forward` and `return` below it.
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
    if let text = value.scalar?.string {
      return address(text, value).map { PrefixBackend(prefix: target.segments, address: $0) }
    }
    guard let mapping = value.mapping else {
      wrong(value, "“\(key)” must be an address, or a group with url, and this is \(describe(value))")
      return nil
    }
    return readDetails(mapping, key, value, prefix: target.segments)
  }

  private mutating func readDetails(
    _ mapping: Node.Mapping, _ key: String, _ node: Node, prefix: [String]
  ) -> PrefixBackend? {
    var url: BackendAddress?
    var sawURL = false
    var forward: Set<PrefixBackend.Forwarded> = []
    var returned: Set<PrefixBackend.Returned> = []
    for (nameNode, value) in mapping {
      switch nameNode.scalar?.string {
      case "url":
        sawURL = true
        url = value.scalar.flatMap { address($0.string, value) }
        if value.scalar == nil { wrong(value, "“url” must be one address, and this is \(describe(value))") }
      case "forward": forward = choices(value, "forward")
      case "return": returned = choices(value, "return")
      default:
        wrong(
          nameNode, "\(describe(nameNode)) is not known here",
          hint: Spelling.suggestion(for: nameNode.scalar?.string ?? "", among: ["url", "forward", "return"])
            ?? "Known are url, forward and return.")
      }
    }
    if !sawURL { wrong(node, "“\(key)” has no url") }
    return url.map { PrefixBackend(prefix: prefix, address: $0, forward: forward, returned: returned) }
  }

  private mutating func address(_ text: String, _ node: Node) -> BackendAddress? {
    if let address = BackendAddress(text) { return address }
    wrong(
      node, "A server's address is expected, and this is \(describe(node))",
      hint: "Write it like http://127.0.0.1:9000, without user, query or fragment.")
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
