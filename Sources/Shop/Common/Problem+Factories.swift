extension Problem {
  /// 400: what came is not of the type that was asked for.
  public static func malformed(_ errors: [FieldError]) -> Problem {
    Problem(400, "malformed", "The request is malformed", detail: summary(errors), errors: errors)
  }

  /// 400 for one place: `.malformed("?size", "must be a whole number")`.
  public static func malformed(_ pointer: String, _ detail: String) -> Problem {
    malformed([FieldError(pointer: pointer, detail: detail)])
  }

  /// 401: an anonymous visitor asked for what needs an account.
  public static let unauthenticated = Problem(
    401, "unauthenticated", "Sign in first", detail: "This needs an account.")

  /// 403: the caller's role does not reach.
  public static let forbidden = Problem(
    403, "forbidden", "Not allowed", detail: "Your role does not allow this.")

  /// 404, of a named thing: `.notFound("product")`.
  public static func notFound(_ what: String) -> Problem {
    Problem(404, "not-found", "Not found", detail: "There is no such \(what).")
  }

  /// 405: the address exists, the method on it does not. The router adds `Allow`.
  public static let methodNotAllowed = Problem(
    405, "method-not-allowed", "Method not allowed", detail: "This address does not answer that method.")

  /// 409: the request contradicts the state that the data is in.
  public static func conflict(
    _ code: String, _ title: String, detail: String, errors: [FieldError] = []
  ) -> Problem {
    Problem(409, code, title, detail: detail, errors: errors)
  }

  /// 422: the fields have the right types and break a rule.
  public static func validation(_ errors: [FieldError]) -> Problem {
    Problem(422, "validation", "Some fields are not right", detail: summary(errors), errors: errors)
  }

  /// 422 for one field: `.validation("/name", "must not be empty")`.
  public static func validation(_ pointer: String, _ detail: String) -> Problem {
    validation([FieldError(pointer: pointer, detail: detail)])
  }

  /// 500, without the cause: that is for the log.
  public static let defect = Problem(
    500, "internal", "Something went wrong", detail: "The server could not answer. It has been logged.")

  /// 503: come back in `retryAfter` seconds.
  public static func unavailable(_ detail: String, retryAfter: Int) -> Problem {
    Problem(503, "unavailable", "Not available now", detail: detail, retryAfter: retryAfter)
  }

  /// A short sentence for clients that show no field errors.
  private static func summary(_ errors: [FieldError]) -> String? {
    guard let first = errors.first else { return nil }
    let rest = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
    return "\(first.pointer): \(first.detail)\(rest)"
  }
}
