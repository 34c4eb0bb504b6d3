/// One step of a compiled component. Its operands are positions in the program's tables, so that an instruction is
/// plain memory and running one counts no references.
struct Instruction: Sendable {
  var op: Opcode
  var a: Int32
  var b: Int32
  var c: Int32

  init(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.op = op
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
  }
}

enum Opcode: UInt8, Sendable {
  /// Bytes of the pool, from `a`, `b` of them.
  case markup
  /// Expression `a`, escaped for text; for a quoted attribute; as a path segment; as a part of a query.
  case text, attributeText, pathText, queryText
  /// Field `b` of the record in slot `a`, likewise; expression `c` is the same, for what is out of the ordinary.
  case fieldText, fieldAttribute, fieldPath
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
  /// To `b` unless expression `a` is true.
  case jumpUnless
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
