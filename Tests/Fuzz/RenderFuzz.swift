import FacetAnalysis
import FacetRender
import FacetSyntax

// libFuzzer's own `main` cannot be linked, since the package manager names an executable's `main` after its
// product; this one hands over to the driver.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_cdecl("FacetRenderFuzz_main")
public func main(_ count: Int32, _ arguments: UnsafeMutableRawPointer) -> Int32 {
  var count = count
  var arguments: UnsafeMutableRawPointer? = arguments
  return runFuzzer(&count, &arguments, fuzzRenderer)
}

/// Bytes that begin with 1 are data for a fixed set of templates; all others are templates with their data.
///
/// Whatever checks is planned, rendered and posted to. That ends in bytes or in an evaluation error, never in a trap;
/// see `FuzzedPage` for what is asked of the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRenderer(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  if bytes.first == 1 {
    FuzzedSite.fixed?.run(ByteSource(bytes.dropFirst()))
    return 0
  }
  let sections = Sections(bytes)
  let (project, diagnostics) = ProjectChecker.check(files: sections.templates)
  _ = DiagnosticRenderer.text(diagnostics)
  guard let project else { return 0 }
  let site = FuzzedSite(project: project, props: sections.props, mayHoldMarkers: sections.mentionsMarker)
  site.run(ByteSource(bytes.reversed()))
  return 0
}
