import FacetSyntax

// libFuzzer's own `main` cannot be linked, since the package manager names an executable's `main` after its
// product; this one hands over to the driver.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_cdecl("FacetParserFuzz_main")
public func main(_ count: Int32, _ arguments: UnsafeMutableRawPointer) -> Int32 {
  var count = count
  var arguments: UnsafeMutableRawPointer? = arguments
  return runFuzzer(&count, &arguments, fuzzParser)
}

/// Any bytes are parsed as both kinds of file; what parses is formatted, must parse to the same tree again, and
/// must not change when it is formatted a second time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  for kind in [ComponentParser.Kind.component, .script] {
    let source = SourceFile(path: "Fuzz.facet", bytes: bytes)
    let (file, diagnostics) = ComponentParser.parse(source, kind: kind)
    _ = DiagnosticRenderer.text(diagnostics)
    _ = DiagnosticRenderer.json(diagnostics)
    guard let text = Formatter.format(source, kind: kind) else { continue }
    let formatted = SourceFile(path: "Fuzz.facet", text: text)
    let again = ComponentParser.parse(formatted, kind: kind)
    precondition(again.diagnostics.isEmpty, "the formatted text has diagnostics")
    precondition(again.file.dumpIgnoringSpace == file.dumpIgnoringSpace, "formatting changed the tree")
    precondition(visible(formatted.bytes) == visible(bytes), "formatting changed more than white space")
    precondition(Formatter.format(formatted, kind: kind) == text, "formatting twice changes the text")
  }
  return 0
}

/// Without white space and without a byte order mark, which formatting leaves out.
private func visible(_ bytes: [UInt8]) -> [UInt8] {
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  return bytes.dropFirst(hasMark ? 3 : 0).filter { ![0x20, 0x0A, 0x0D, 0x09, 0x0C].contains($0) }
}
