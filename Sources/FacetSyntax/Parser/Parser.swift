/// The state of one parse: recursive descent over bytes, one token ahead in script and expressions.
///
/// Nesting is limited in two ways. `depth` bounds the parser's own recursion; `height` bounds the tree, which
/// a chain like `a.b.c` deepens without recursion and which everything after the parser walks recursively.
struct Parser {
  static let depthLimit = 200
  static let heightLimit = 300
  static let diagnosticLimit = 200

  let source: SourceFile
  var lexer: Lexer
  var current: Token
  /// The end of the last token taken, where spans end.
  var previousEnd = 0
  var diagnostics: [Diagnostic] = []
  /// Set once parsing is given up; nothing is reported after it.
  var isStopped = false
  var depth = 0
  /// The height of the tallest finished child of the node being read.
  var height = 0
  /// False in the head of a script's `if`, `for` and `switch`, where `{` begins the body.
  var allowsTrailingClosure = true
  /// Single quotes delimit strings in markup, where double quotes may delimit the attribute.
  var isInMarkup = false
  /// The elements and blocks that are open, outermost first.
  var openings: [Opening] = []
  /// End tags that need no report, since their opening was already reported as unclosed.
  var forgivenEnds: [String: Int] = [:]
  /// The name of the `textarea` or `title` being read, whose content has no tags.
  var textOnlyElement: String?
  /// What stands in the markup, in source order: what the formatter works on.
  var pieces: [MarkupPiece] = []
  var declarations: [Declaration] = []
  var style: StyleBlock?
  var scriptTag: Range<Int>?
  /// Set after a `<script>` or `<style>`: the white space after one is not the markup's.
  var isAfterSection = false
  /// Set once reading went back after a quote that never closed. Doing that once keeps the time linear.
  var hasGoneBack = false

  init(source: SourceFile) {
    self.source = source
    lexer = Lexer(bytes: source.bytes)
    current = Token(kind: .end, start: 0, end: 0)
  }

  var bytes: [UInt8] { lexer.bytes }

  /// By place, in the order of finding where places are equal.
  var sortedDiagnostics: [Diagnostic] {
    diagnostics.enumerated().sorted {
      ($0.element.span.range.lowerBound, $0.offset) < ($1.element.span.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}

extension Parser {
  mutating func advance() {
    previousEnd = current.end
    current = lexer.next()
    reportUnterminatedComment()
  }

  /// Begins to read tokens at an offset of the file.
  mutating func startTokens(at offset: Int) {
    lexer.cursor = offset
    previousEnd = offset
    current = lexer.next()
    reportUnterminatedComment()
  }

  /// Takes the token if it is of this kind.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard current.isWord(word) else { return false }
    advance()
    return true
  }

  /// Takes the token, or says that it is missing and stays.
  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ spelling: String, _ context: String, hint: String? = nil) -> Bool {
    if take(kind) { return true }
    report(
      .unexpectedToken, currentRange, "Expected `\(spelling)` \(context), found \(describeCurrent).", hint: hint)
    return false
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: source, range: range) }

  /// From an offset to the end of the last token taken.
  func span(from start: Int) -> SourceSpan { span(start..<max(start, previousEnd)) }

  private mutating func reportUnterminatedComment() {
    guard let start = lexer.unterminatedComment else { return }
    lexer.unterminatedComment = nil
    report(
      .unterminatedComment, start..<min(start + 2, bytes.count), "The comment is not closed.",
      hint: "Close it with `*/`.")
  }
}

extension Parser {
  mutating func report(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: String, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    guard canReport, !isConsequence(code, range) else { return }
    diagnostics.append(Diagnostic(code, at: span(range), message, hint: hint, notes: notes))
  }

  /// A missing token where something was just reported follows from that.
  private func isConsequence(_ code: DiagnosticCode, _ range: Range<Int>) -> Bool {
    Self.consequences.contains(code) && diagnostics.last?.span.range.lowerBound == range.lowerBound
  }

  private static let consequences: Set<DiagnosticCode> = [
    .unexpectedToken, .expectedExpression, .expectedName, .expectedType, .unclosedBrace, .expectedLineBreak,
    .unclosedInterpolation,
  ]

  /// False when nothing more is reported, so that suggestions need not be searched for.
  var canReport: Bool { !isStopped && diagnostics.count < Self.diagnosticLimit }

  /// A suggestion for a mistyped word, as long as somebody will read it.
  func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    canReport ? Spelling.nearest(to: word, among: candidates) : nil
  }

  func note(_ range: Range<Int>, _ message: String) -> Diagnostic.Note {
    Diagnostic.Note(span: span(range), message: message)
  }

  /// The current token's range; at the end of the input an empty one.
  var currentRange: Range<Int> { current.range }

  var describeCurrent: String {
    switch current.kind {
    case .end: return lexer.limit < bytes.count ? "the end of the script" : "the end of the file"
    case .doubleQuote, .singleQuote: return "a string"
    default: return "`\(source.text(current.start..<min(current.end, current.start + 40)))`"
    }
  }
}

extension Parser {
  /// Goes one level deeper. What it returns goes to `leave`.
  mutating func enter() -> Int {
    depth += 1
    let saved = height
    height = 0
    if depth > Self.depthLimit { stopTooDeep() }
    return saved
  }

  mutating func leave(_ saved: Int) {
    depth -= 1
    height = max(saved, height + 1)
  }

  /// Counts a node put on top of the one before, as in `a.b.c`.
  mutating func grow() {
    height += 1
    if height > Self.heightLimit { stopTooDeep() }
  }

  /// Gives up: the rest of the file is not read, so everything under way finds the end and returns.
  private mutating func stopTooDeep() {
    let start = min(current.start, bytes.count)
    report(
      .tooDeep, start..<min(start + 1, bytes.count), "The nesting is too deep; reading stopped here.",
      hint: "Move inner parts to components, deriveds or actions of their own.")
    isStopped = true
    lexer.limit = bytes.count
    lexer.cursor = bytes.count
    current = Token(kind: .end, start: bytes.count, end: bytes.count)
  }
}
