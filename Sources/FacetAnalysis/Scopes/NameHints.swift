/// "Did you mean" hints.
enum NameHints {
  /// The candidate that a person most likely meant, or nil when none is near.
  static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    if let other = elsewhere[name], candidates.contains(other) { return other }
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let found = distance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
      guard found <= limit else { continue }
      if let current = best, (current.distance, current.name) <= (found, candidate) { continue }
      best = (candidate, found)
    }
    return best?.name
  }

  /// A hint text for `nearest`, or nil.
  static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// What other languages call things that have another name here.
  private static let elsewhere = [
    "length": "count", "size": "count", "empty": "isEmpty", "toLowerCase": "lowercased", "toUpperCase": "uppercased",
    "trim": "trimmed", "includes": "contains", "startsWith": "hasPrefix", "endsWith": "hasSuffix",
    "replace": "replacing",
    "push": "append", "join": "joined", "sort": "sorted", "reverse": "reversed", "indexOf": "firstIndex",
    "find": "first",
    "some": "contains", "every": "allSatisfy", "slice": "prefix", "floor": "roundedDown", "ceil": "roundedUp",
    "round": "rounded", "toString": "String", "uppercase": "uppercased", "lowercase": "lowercased",
    "format": "formatted",
  ]

  /// Edits that turn one text into the other; two letters in the wrong order count as one edit.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(current[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        current.append(cost)
      }
      older = previous
      previous = current
    }
    return previous.last ?? a.count
  }
}
