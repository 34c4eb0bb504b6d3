import Testing

@testable import Gateway

/// W3C Trace Context, §3.2.2 and §4.
@Suite struct TraceContextTests {
  static let valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test func aParentIsReadAndWritten() throws {
    let trace = try #require(TraceContext(parent: Self.valid, state: "a=1"))
    #expect(trace.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(trace.spanID == "00f067aa0ba902b7")
    #expect(trace.isSampled)
    #expect(trace.state == "a=1")
    #expect(trace.parent == Self.valid)
    #expect(trace.child.traceID == trace.traceID)
    #expect(trace.child.spanID != trace.spanID)
    #expect(trace.child.state == "a=1")
  }

  @Test(arguments: [
    "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what",
    "00-4bf92f3577b34da6a3ce929d0e0e473é-00f067aa0ba902b7-01",
  ])
  func whatIsNoParentBeginsANewTrace(text: String) {
    #expect(TraceContext(parent: text) == nil)
  }

  /// §4.3: a later version may have more fields.
  @Test func aLaterVersionIsReadAsFarAsItIsKnown() {
    let later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-what"
    #expect(TraceContext(parent: later)?.isSampled == false)
    #expect(TraceContext(parent: later)?.parent.hasPrefix("00-4bf9") == true)
  }

  @Test func stateThatIsTooLongIsDropped() {
    #expect(TraceContext(parent: Self.valid, state: String(repeating: "a", count: 600))?.state == nil)
  }
}
