import NIOCore
import Testing

@testable import Gateway

/// A connection's deadlines, on a clock that the tests set.
@Suite struct ConnectionClockTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
  private let limits = ConnectionLimits()

  private func seconds(_ count: Int64) -> NIODeadline { start + .seconds(count) }
  private func clock() -> ConnectionClock { ConnectionClock(limits: limits, now: start) }

  private func expect(
    _ clock: ConnectionClock, _ reason: ConnectionClock.Reason?, at count: Int64 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(clock.next?.reason == reason, sourceLocation: sourceLocation)
    if reason != nil { #expect(clock.next?.deadline == seconds(count), sourceLocation: sourceLocation) }
  }

  @Test func aNewConnectionHasToSayWhatItWants() {
    var clock = clock()
    expect(clock, .silence, at: 8)
    // The time that it was silent counts.
    clock.headBegan(seconds(7))
    expect(clock, .head, at: 8)
    // And more bytes of the same head buy no time.
    clock.headBegan(seconds(8))
    expect(clock, .head, at: 8)
  }

  @Test func aBodyHasAPace() {
    var clock = clock()
    clock.bodyBegan(seconds(1))
    expect(clock, .body, at: 9)
    clock.received(2047, seconds(8))
    expect(clock, .body, at: 9)
    clock.received(1, seconds(8))
    expect(clock, .body, at: 16)
    clock.requestEnded()
    expect(clock, nil)
  }

  @Test func theTimeInWhichNobodyReadsIsNotTheSenders() {
    var clock = clock()
    clock.bodyBegan(seconds(0))
    clock.setWanted(false, seconds(3))
    expect(clock, nil)
    clock.setWanted(true, seconds(103))
    expect(clock, .body, at: 108)
    // Between two reads no time passes, so a byte at a time is as slow as it is.
    clock.received(1, seconds(104))
    clock.setWanted(false, seconds(104))
    clock.setWanted(true, seconds(104))
    expect(clock, .body, at: 108)
  }

  @Test func betweenRequestsAConnectionMayRest() {
    var clock = clock()
    clock.bodyBegan(seconds(1))
    clock.requestEnded()
    clock.becameIdle(seconds(20))
    expect(clock, .silence, at: 95)
    clock.headBegan(seconds(90))
    expect(clock, .head, at: 98)
  }

  @Test func theNextHeadMayWaitWhileAnAnswerIsMade() {
    var clock = clock()
    clock.bodyBegan(seconds(1))
    clock.requestEnded()
    clock.headBegan(seconds(2))
    expect(clock, nil)
    clock.becameIdle(seconds(60))
    expect(clock, .head, at: 68)
  }

  @Test func aReaderHasToTakeSomething() {
    var clock = clock()
    clock.bodyBegan(seconds(0))
    clock.requestEnded()
    clock.setWritable(false, seconds(5))
    clock.setWritable(false, seconds(20))
    expect(clock, .stall, at: 35)
    clock.setWritable(true, seconds(30))
    expect(clock, nil)
  }

  @Test func afterTheEndThereIsAMoment() {
    var clock = clock()
    clock.ended(seconds(50))
    expect(clock, .end, at: 52)
    clock.ended(seconds(51))
    expect(clock, .end, at: 52)
  }

  @Test func theStoppingServerWaitsForNobody() {
    var clock = clock()
    clock.bodyBegan(seconds(0))
    clock.received(1_000_000, seconds(7))
    clock.shutdownBegan(seconds(7))
    expect(clock, .body, at: 11)
    clock.requestEnded()
    expect(clock, .shutdown, at: 15)
    clock.setWritable(false, seconds(8))
    expect(clock, .shutdown, at: 15)
  }

  @Test func aHeaderBlockIsOneThing() {
    var scan = HTTP2FrameScan()
    #expect(scan.isWaiting)
    scan.take(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8))
    #expect(!scan.isWaiting)
    let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    let headers: [UInt8] = [0, 0, 2, 1, 0, 0, 0, 0, 1, 0x82, 0x84]
    let continuation: [UInt8] = [0, 0, 1, 9, 4, 0, 0, 0, 1, 0x86]
    scan.take(settings)
    #expect(!scan.isWaiting)
    scan.take(headers)
    #expect(scan.isWaiting)
    scan.take(continuation)
    #expect(!scan.isWaiting)
    for byte in settings + headers + continuation { scan.take([byte]) }
    #expect(!scan.isWaiting)
    scan.take([0])
    #expect(scan.isWaiting)
  }

  @Test func onlySoManyConnections() {
    let census = ConnectionCensus(limit: 4, limitByAddress: 2, exempt: [AddressRange("10.0.0.0/8")].compactMap { $0 })
    #expect(census.enter("1.1.1.1") && census.enter("1.1.1.1") && !census.enter("1.1.1.1"))
    census.leave("1.1.1.1")
    #expect(census.enter("1.1.1.1"))
    #expect(census.enter("10.0.0.1") && census.enter("10.0.0.1"))
    #expect(!census.enter("2.2.2.2"))
  }
}
