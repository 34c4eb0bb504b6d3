import Facet
import Foundation
import Synchronization

/// A site made of the given files, in a folder of its own.
/// By default without clients, so that its pages are what their templates say and no more.
func makeSite(_ files: [String: String], options: SiteOptions = SiteOptions(hasClients: false)) throws -> Site {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("facet-site-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  return try Site.load(folder: folder.path, options: options)
}

/// An API that answers from a closure and remembers what it was asked.
final class ScriptedAPI: PageAPI {
  private let answer: @Sendable (PageAPIRequest) async -> PageAPIReply
  private let seen = Mutex<[PageAPIRequest]>([])

  init(_ answer: @escaping @Sendable (PageAPIRequest) async -> PageAPIReply) { self.answer = answer }

  var requests: [PageAPIRequest] { seen.withLock { $0 } }

  func call(_ request: PageAPIRequest) async -> PageAPIReply {
    seen.withLock { $0.append(request) }
    return await answer(request)
  }

  static func json(_ text: String, status: Int = 200) -> PageAPIReply {
    PageAPIReply(status: status, body: .json(Array(text.utf8)))
  }
}

extension PageRequest {
  static func get(_ url: String, target: Target = .alpine, wantsState: Bool = false) -> PageRequest {
    make(.get, url, target: target, wantsState: wantsState)
  }

  static func post(_ url: String, _ form: [(name: String, value: String)]) -> PageRequest {
    make(.post, url, form: form)
  }

  private static func make(
    _ method: Method, _ url: String, target: Target = .alpine, form: [(name: String, value: String)] = [],
    wantsState: Bool = false
  ) -> PageRequest {
    let components = URLComponents(string: url)
    let path = (components?.path ?? "").split(separator: "/").map(String.init)
    let query = (components?.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") }
    return PageRequest(
      target: target, method: method, path: path, query: query, url: url, form: form, wantsState: wantsState,
      nonce: "test-nonce")
  }
}

extension PageReply {
  var text: String { String(decoding: body, as: UTF8.self) }
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The value of the hidden field that names the form's action.
  var postedAction: String? {
    guard let start = text.range(of: "name=\"_action\" value=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }
}
