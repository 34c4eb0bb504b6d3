import FacetValue

/// Where an instance or a form stands in a page, as text: the same in the state document, in posted forms and in every
/// client.
///
/// The page is the empty path. Steps are joined by dots, in the order in which they nest:
///
/// - `3`: the component used at call site 3 of the component whose markup it stands in;
/// - `e1[12]`: the item with key 12 of each block 1; the key is printed and percent-encoded like a path segment, and
///   is the item's index where the block has no key;
/// - `s0`: the content that the instance was given for its slot 0.
///
/// Analysis numbers call sites, blocks and slots from 0 in each component's source, where content for the default slot
/// comes before that for others.
///
/// So `0.s0.e1[12].3` is the component at call site 3 within item 12 within the content of the page's first component.
/// A form adds `#` and its number within the component whose markup it stands in.
extension Machine {
  /// The path of what runs now.
  func path() -> String { path(ofActivation: activations.count - 1, withLoops: true) }

  /// The path of an activation, which may be further out than what runs now.
  func path(ofActivation last: Int, withLoops: Bool = false) -> String {
    var steps: [String] = []
    for index in 0..<min(last + 1, activations.count) {
      let activation = activations[index]
      if activation.isContent {
        steps.append("s\(program.slots[activation.use].site)")
      } else if activation.use >= 0 {
        steps.append(String(program.uses[activation.use].callSite))
      }
      guard index < last || withLoops else { break }
      let end = index + 1 < activations.count ? activations[index + 1].loopBase : loops.count
      for loop in activation.loopBase..<max(end, activation.loopBase) {
        steps.append(step(of: loops[loop], activation.frame))
      }
    }
    return steps.joined(separator: ".")
  }

  private func step(of active: ActiveLoop, _ frame: Frame) -> String {
    let loop = program.loops[active.loop]
    // A key that can't be evaluated again would have failed when the item's markup ran.
    let key = try? loop.key?.text(frame, self)
    return "e\(loop.site)[\(key.map(percentEncodedSegment) ?? String(active.index))]"
  }
}
