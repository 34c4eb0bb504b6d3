/// The parts of a representation that a `Range` header asks for (RFC 9110 §14).
enum ByteRanges: Equatable {
  /// No range, or one that isn't understood: the whole is sent.
  case none
  /// At least one; none of them overlaps another.
  case parts([Range<Int>])
  /// All of it is past the end.
  case unsatisfiable

  /// More parts than this are answered with the whole: nobody needs them, and each costs a head (RFC 9110 §14.2).
  static let limit = 16
  /// Parts that are nearer than what a part's head takes are sent as one (RFC 9110 §15.3.7.2).
  static let smallestGap = 80

  init(_ values: [String], length: Int) {
    guard values.count == 1, let specs = Self.specs(values[0]), !specs.isEmpty else {
      self = .none
      return
    }
    // There is no Content-Range for nothing, so the end of an empty file is the whole of it.
    if length == 0, specs.contains(where: \.isSatisfiableSuffix) {
      self = .none
      return
    }
    let wanted = specs.compactMap { $0.range(in: length) }
    if wanted.isEmpty {
      self = .unsatisfiable
    } else if specs.count > Self.limit {
      self = .none
    } else {
      self = .parts(Self.joined(wanted))
    }
  }

  private enum Spec {
    case from(Int, through: Int?)
    case last(Int)

    var isSatisfiableSuffix: Bool { if case .last(let count) = self { count > 0 } else { false } }

    func range(in length: Int) -> Range<Int>? {
      switch self {
      case .from(let first, let last):
        guard first < length else { return nil }
        return first..<(min(last ?? length - 1, length - 1) + 1)
      case .last(let count):
        guard count > 0, length > 0 else { return nil }
        return max(0, length - count)..<length
      }
    }
  }

  /// Nil when the value is of another unit or malformed.
  private static func specs(_ value: String) -> [Spec]? {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
    var specs: [Spec] = []
    for item in parts[1].split(separator: ",") {
      let text = trimmed(item)
      if text.isEmpty { continue }
      guard let spec = spec(text) else { return nil }
      specs.append(spec)
    }
    return specs
  }

  private static func spec(_ text: Substring) -> Spec? {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    if ends[0].isEmpty { return position(ends[1]).map(Spec.last) }
    guard let first = position(ends[0]) else { return nil }
    if ends[1].isEmpty { return .from(first, through: nil) }
    guard let last = position(ends[1]), last >= first else { return nil }
    return .from(first, through: last)
  }

  /// Digits; what no integer holds is past every end.
  private static func position(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(text) ?? Int.max
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return text
  }

  /// Joins what overlaps or nearly touches, each where the first of it was asked for.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges {
      var whole = range
      var place: Int?
      // A joined part may reach others, so it is looked for again until it reaches none.
      while let index = result.firstIndex(where: { isNear($0, whole) }) {
        whole = min(whole.lowerBound, result[index].lowerBound)..<max(whole.upperBound, result[index].upperBound)
        result.remove(at: index)
        place = min(place ?? index, index)
      }
      result.insert(whole, at: place ?? result.count)
    }
    return result
  }

  private static func isNear(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let gap = max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound)
    return gap < smallestGap
  }
}
