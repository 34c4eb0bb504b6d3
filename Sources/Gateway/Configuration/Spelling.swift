/// Guesses what a mistyped name was meant to be.
enum Spelling {
  /// “Did you mean …?”, or nil when nothing is near.
  static func suggestion(for name: String, among known: [String]) -> String? {
    let near = known.map { (name: $0, distance: distance(name.lowercased(), $0)) }.min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(3, near.name.count / 2)) else { return nil }
    return "Did you mean “\(near.name)”?"
  }

  /// How many insertions, deletions and replacements lie between two words (Levenshtein).
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars.prefix(64))
    let b = Array(b.unicodeScalars.prefix(64))
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
