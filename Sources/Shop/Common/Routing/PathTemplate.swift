/// A path with parameters, such as `/api/users/{id}`, taken apart once.
struct PathTemplate: Sendable {
  enum Segment: Sendable, Equatable {
    case literal(String)
    case parameter(String)
  }

  let text: String
  let segments: [Segment]

  init(_ text: String) {
    self.text = text
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// How many segments are fixed: of two templates that fit, the one with more is meant.
  var literalCount: Int {
    segments.reduce(0) { count, segment in
      if case .literal = segment { return count + 1 }
      return count
    }
  }

  /// What the parameters stand for, or nil when the path is another.
  func match(_ path: [String]) -> PathParameters? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .literal(let text): if text != part { return nil }
      case .parameter(let name): values[name] = part
      }
    }
    return PathParameters(values)
  }
}

/// The parameters of a path.
public struct PathParameters: Sendable {
  private let values: [String: String]
  init(_ values: [String: String]) { self.values = values }

  public subscript(_ name: String) -> String? { values[name] }

  /// The number of a row; whatever can't be one is not found.
  public func id(_ what: String, name: String = "id") throws(Problem) -> Int {
    guard let text = values[name], !text.isEmpty, text.utf8.count <= 16,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let id = Int(text), id >= 1
    else { throw Problem.notFound(what) }
    return id
  }
}
