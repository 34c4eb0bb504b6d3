import FacetValue

/// What runs: a component instance, or the content that it was given for one of its slots.
struct Activation {
  /// Of the instance whose code runs: for content, its user's.
  let frame: Frame
  let component: Int
  /// The activation that owns the frame.
  let instance: Int
  /// For an instance, the activation that its use stands in; for content, the instance whose slot it fills.
  let parent: Int
  /// For an instance, its use (-1 for the page); for content, the slot.
  let use: Int
  let isContent: Bool
  let returnTo: Int
  /// How many loops ran when it began.
  let loopBase: Int
}

/// A loop that runs.
struct ActiveLoop {
  let loop: Int
  let items: [Value]
  var index: Int
}

/// The select that options look at.
struct ActiveSelect {
  /// What its value prints as; for `multiple` one for each. Nil for a select without binding.
  let chosen: [String]
  let control: Int
  /// The values of the options rendered in it.
  var options: [String] = []
}

/// An element of the head, as it came out.
struct HeadItem {
  let kind: HeadItemCode.Kind
  let rank: Int
  let bytes: [UInt8]
}
