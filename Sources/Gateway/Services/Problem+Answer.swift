import FacetValue
import Shop

extension Problem {
  /// A problem as another process answered it (RFC 9457).
  ///
  /// A refused token is no fault of whoever waits for the answer: it becomes a 503 problem.
  init(_ status: Int, answer: Value?) {
    guard status != 401, let object = try? WireObject(answer), let type = try? object.text("type"),
      let title = try? object.text("title")
    else {
      self = .unavailable("A module gave no usable answer (\(status)).", retryAfter: 2)
      return
    }
    let errors = (try? object.objects("errors")) ?? []
    self.init(
      status, type.split(separator: ":").last.map(String.init) ?? type, title, detail: try? object.text("detail"),
      errors: errors.compactMap { error in
        guard let pointer = try? error.text("pointer"), let detail = try? error.text("detail") else { return nil }
        return FieldError(pointer: pointer, detail: detail)
      },
      retryAfter: status == 503 || status == 429 ? 2 : nil)
  }
}
