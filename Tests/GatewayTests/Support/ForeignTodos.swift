import FacetValue
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A to-do API that is not ours, for pages to load from. Its answers set cookies.
final class ForeignTodos: Sendable {
  let posted = Mutex<[String]>([])

  func application() -> some ApplicationProtocol {
    let router = Router()
    router.get("/api/todos") { [self] request, _ in
      if request.uri.queryParameters.get("q") == "broken" { return Self.json(.ok, "{") }
      if request.uri.queryParameters.get("q") == "wrong" { return Self.json(.ok, #"[{"id":"x"}]"#) }
      let titles = ["<b>"] + posted.withLock { $0 }
      let items = titles.enumerated().map { index, title in
        JSONWriter.text(of: ["id": .int(index + 1), "title": .string(title), "done": false])
      }
      return Self.json(.ok, "[\(items.joined(separator: ","))]")
    }
    router.get("/api/todos/:id") { _, context in
      switch context.parameters.get("id") ?? "" {
      case "1": Self.json(.ok, #"{"id":1,"title":"<b>","done":true}"#)
      case "3": Self.json(.forbidden, #"{"title":"Not yours"}"#)
      case "5": Self.json(.internalServerError, "oops")
      default: Self.json(.notFound, #"{"title":"No such to-do"}"#)
      }
    }
    router.post("/api/todos") { [self] request, _ in
      let body = try await request.body.collect(upTo: 1000)
      guard case .string(let title)? = try JSONParser.parse(Array(body.readableBytesView))["title"], !title.isEmpty
      else {
        return Self.json(
          .unprocessableContent, #"{"title":"Check","errors":[{"pointer":"/title","detail":"must not be empty"}]}"#)
      }
      posted.withLock { $0.append(title) }
      return Self.json(.created, #"{"id":9,"title":"x","done":false}"#)
    }
    return Application(router: router)
  }

  private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .setCookie: "theirs=1"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// The folder of an example in the repository.
  static func example(_ name: String) -> String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appendingPathComponent("Examples/\(name)/Templates").path
  }
}
