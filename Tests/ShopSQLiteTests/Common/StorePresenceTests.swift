import Foundation
import Testing

@testable import ShopSQLite

@Suite struct StorePresenceTests {
  @Test func tellsWhoIsStillThere() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("x.sqlite")
    let one = StorePresence(beside: file)
    let first = try #require(one.number)
    var two: StorePresence? = StorePresence(beside: file)
    let second = try #require(two?.number)
    #expect(first != second)
    #expect(!one.hasEnded(first) && !one.hasEnded(second) && two?.hasEnded(first) == false)
    two = nil
    #expect(one.hasEnded(second))
    #expect(!one.hasEnded(first), "its own lock is none to itself")
    let third = StorePresence(beside: file)
    #expect(third.hasEnded(second) && !third.hasEnded(first), "also for who comes later")
  }

  @Test func anUnknownNumberBelongsToNobody() throws {
    let folder = try TemporaryFolder()
    let one = StorePresence(beside: folder.file("x.sqlite"))
    #expect(one.hasEnded(12_345))
    #expect(!one.hasEnded(0) && !one.hasEnded(-1) && !one.hasEnded(.min))
  }

  @Test func withoutAFileNobodyIsKnownToHaveEnded() throws {
    let folder = try TemporaryFolder()
    let one = StorePresence(beside: folder.file("missing/x.sqlite"))
    #expect(one.number == nil)
    #expect(!one.hasEnded(5))
  }
}
