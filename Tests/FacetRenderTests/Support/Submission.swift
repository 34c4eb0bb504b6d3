import FacetRender
import FacetValue

/// What a submit came to, comparable, with the body of a page as text.
enum Outcome: Equatable {
  case navigate(String)
  case page(String)
  case failedPage(String)
  case unchanged
  case gone(String)
  case failed(Int)
  case failedEvaluation(String)

  var isGone: Bool { if case .gone = self { true } else { false } }
}

extension Site {
  func submit(
    _ form: [(name: String, value: String)],
    perform: @escaping @Sendable (PreparedCall) async throws(APIFailure) -> Value = { _ in .null }
  ) async throws -> Outcome {
    do {
      let outcome = try await renderer.submit(
        page, inputs, loads: loads, form: form, document: DocumentOptions(nonce: "n"), perform: perform,
        reload: { _ in .value(.null) })
      switch outcome {
      case .navigate(let target): return .navigate(target)
      case .page(let bytes, callFailed: false): return .page(Self.body(of: bytes))
      case .page(let bytes, callFailed: true): return .failedPage(Self.body(of: bytes))
      case .unchanged: return .unchanged
      case .gone(let bytes): return .gone(Self.body(of: bytes))
      case .failed(let failure): return .failed(failure.status)
      }
    } catch let error as EvaluationError {
      return .failedEvaluation(error.code)
    }
  }
}
