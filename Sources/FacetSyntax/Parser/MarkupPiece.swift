/// A stretch of the markup as it is written. The formatter rewrites the space between and inside pieces, so it sees
/// the same boundaries as the parser.
struct MarkupPiece {
  enum Kind {
    case text
    /// Text that keeps its white space: the content of `pre` and `textarea`.
    case verbatim
    case interpolation
    case comment
    case script
    case style
    /// A start tag with the ranges of its attributes; `opens` when an end tag follows.
    case startTag(name: Range<Int>, attributes: [Range<Int>], opens: Bool)
    case endTag
    case blockStart
    case blockBranch
    case blockEnd
  }

  let kind: Kind
  let range: Range<Int>
}

/// An element or block that is open.
struct Opening {
  enum Kind { case element, block }
  let kind: Kind
  /// The tag's name, or `if` and `each`.
  let name: String
  let range: Range<Int>
}
