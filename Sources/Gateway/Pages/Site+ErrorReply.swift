import Facet

extension Site {
  /// A plain page, in place of the application's own.
  func errorReply(status: Int, message: String, for request: PageRequest, api: any PageAPI) async -> PageReply {
    PageReply(
      status: status, headers: [("Content-Type", "text/html; charset=utf-8")],
      body: Array("<!doctype html><title>\(status)</title><h1>\(status)</h1>".utf8))
  }
}
