/// How one list of lines became another, as `diff -u` shows it.
enum TextDifference {
  private enum Edit { case same, removed, added }

  private struct Step {
    let edit: Edit
    let text: String
    /// The number of the new line that it is, or stands before.
    let line: Int

    var shown: String {
      switch edit {
      case .same: "  " + text
      case .removed: "- " + text
      case .added: "+ " + text
      }
    }
  }

  /// Nothing for equal ones. Each change stands among a few lines around it, below the number of its first line.
  static func lines(from old: [String], to new: [String], around context: Int = 3) -> [String] {
    let steps = steps(from: old, to: new)
    var isShown = Array(repeating: false, count: steps.count)
    for (index, step) in steps.enumerated() where step.edit != .same {
      for near in max(0, index - context)...min(steps.count - 1, index + context) { isShown[near] = true }
    }
    var result: [String] = []
    for (index, step) in steps.enumerated() where isShown[index] {
      if index == 0 || !isShown[index - 1] { result.append("@@ line \(step.line)") }
      result.append(step.shown)
    }
    return result
  }

  private static func steps(from old: [String], to new: [String]) -> [Step] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        steps.append(Step(edit: .removed, text: old[oldIndex], line: newIndex + 1))
        oldIndex += 1
      } else if newIndex < new.count {
        let isAdded = added.contains(newIndex)
        steps.append(Step(edit: isAdded ? .added : .same, text: new[newIndex], line: newIndex + 1))
        newIndex += 1
        oldIndex += isAdded ? 0 : 1
      } else {
        break
      }
    }
    return steps
  }
}
