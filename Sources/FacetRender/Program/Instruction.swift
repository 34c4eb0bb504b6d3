/// One step of a compiled component: static markup, then what its opcode says. Its operands are positions in the
/// program's tables, so that an instruction is plain memory and running one counts no references.
struct Instruction: Sendable {
  var op: Opcode
  var a: Int32
  var b: Int32
  var c: Int32
  /// Where the markup that stands before it begins in the pool, and how many bytes it has.
  let markup: Int32
  let markupLength: Int32

  init(_ op: Opcode, _ a: Int, _ b: Int, _ c: Int, markup: Range<Int>) {
    self.op = op
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
    self.markup = Int32(truncatingIfNeeded: markup.lowerBound)
    markupLength = Int32(truncatingIfNeeded: markup.count)
  }
}

enum Opcode: UInt8, Sendable {
  /// Nothing but its markup.
  case markup
  /// Expression `a`, escaped for text; for a quoted attribute; as a path segment; as a part of a query.
  case text, attributeText, pathText, queryText
  /// The place that `a` and `b` say, likewise: slot `a` when `b` is negative, otherwise field `b` of the record in
  /// slot `a`. Expression `c` is the same, for values that are neither text nor integers.
  case placeText, placeAttribute, placePath
  /// The money in such a place, formatted; expression `c` is the same.
  case moneyText, moneyAttribute
  /// Expression `a`, of type TrustedHTML, as it is.
  case trusted
  /// The variant's root.
  case root
  /// The attribute `data-hk` with the next number.
  case number
  /// Attribute whose beginning (` name="`) is name `a`, from expression `b`; left out when nil.
  case attribute
  /// ` name` of name `a` when expression `b` is true.
  case boolean
  /// Address `a`; class list `a`; style `a`; spread `a`.
  case url, classes, style, spread
  /// To `a`.
  case jump
  /// To `b` unless expression `a` is true; unless comparison `c` is, when that has integers.
  case jumpUnless, jumpUnlessComparison
  /// Expression `a` into slot `c`, or to `b` when it is nil.
  case bindOrJump
  /// Begins loop `a`, or goes to `b` when it is empty; goes round loop `a` to `b`, at its end to `c`.
  case each, next
  /// Component use `a`; slot `a`, whose fallback ends at `b`; the end of a component or of a slot's content.
  case component, slot, end
  /// Head item `a` begins; ends.
  case headBegin, headEnd
  /// Content begins that a parser would rob of a leading line feed; ends.
  case contentBegin, contentEnd
  /// Form `a`: its hidden field; its end.
  case form, formEnd
  /// Control `a`: what its binding adds to the start tag; the content of a textarea; the end of a select.
  case control, controlContent, controlEnd
  /// Option `a`: ` selected` when its select has its value.
  case option
  /// A fieldset that expression `a` may disable; its end.
  case fieldset, fieldsetEnd
}
