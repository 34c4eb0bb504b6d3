import FacetValue
import Foundation
import Shop
import Testing

@testable import Gateway

@Suite struct CallerTokenTests {
  private let clock = MovableClock()
  private let manager = Caller(userID: 12, name: "Zoë “Z” <b>", role: .manager)

  private func tokens(_ secret: String = String(repeating: "k", count: 32)) async throws -> CallerTokens {
    await CallerTokens(try #require(ServiceKey(Array(secret.utf8))), clock: clock)
  }

  private func refusal(_ token: String, for module: String = "orders") async throws -> String? {
    do {
      _ = try await tokens().check(token, for: module)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func aTokenSaysWhoCalls() async throws {
    let tokens = try await tokens()
    for caller in [manager, Caller.anonymous, Caller(userID: nil, name: "Demo", role: .manager)] {
      let token = try await tokens.token(for: caller, to: "orders")
      #expect(try await tokens.check(token, for: "orders") == .caller(caller))
    }
    let token = try await tokens.token(ofService: "orders", to: "products")
    #expect(try await tokens.check(token, for: "products") == .service("orders"))
  }

  @Test func itIsForOneModuleAndOneMinute() async throws {
    let token = try await tokens().token(for: manager, to: "orders")
    #expect(try await refusal(token, for: "users") == "\(TokenRefusal.audience("orders"))")
    clock.pass(seconds: 59)
    #expect(try await refusal(token) == nil)
    clock.pass(seconds: 1)
    #expect(try await refusal(token) == "expired")
    clock.pass(seconds: -60 - CallerTokens.tolerance)
    #expect(try await refusal(token) == nil)
    clock.pass(seconds: -1)
    #expect(try await refusal(token) == "fromTheFuture")
  }

  @Test func anotherKeyAndChangedTokensAreRefused() async throws {
    let token = try await tokens().token(for: manager, to: "orders")
    let other = try await tokens(String(repeating: "j", count: 32)).token(for: manager, to: "orders")
    #expect(try await refusal(other) != nil)
    let parts = token.split(separator: ".").map(String.init)
    let payload = try #require(Data(base64Encoded: padded(parts[1])))
    let admin = String(decoding: payload, as: UTF8.self).replacing("manager", with: "admin")
    let tampered = [parts[0], url(Data(admin.utf8)), parts[2]].joined(separator: ".")
    #expect(try await refusal(tampered) != nil)
    let none = url(Data(#"{"alg":"none","typ":"JWT"}"#.utf8))
    for signature in ["", parts[2]] {
      #expect(try await refusal("\(none).\(parts[1]).\(signature)") == "algorithm")
    }
    for broken in ["", "a", "a.b", "a.b.c", token + ".x", String(token.dropLast(2))] {
      #expect(try await refusal(broken) != nil)
    }
  }

  private func padded(_ text: String) -> String {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    return standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
  }

  private func url(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  @Test func shortKeysAreNone() {
    #expect(ServiceKey(Array(repeating: 0x61, count: 31)) == nil)
    #expect(ServiceKey(Array(repeating: 0x61, count: 31) + [0x0a, 0x20, 0x0d, 0x0a]) == nil)
    #expect(ServiceKey(Array(repeating: 0x61, count: 32) + [0x0a])?.bytes.count == 32)
  }
}
