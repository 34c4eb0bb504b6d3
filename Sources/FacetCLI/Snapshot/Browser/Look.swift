/// How wide a page is looked at, and in which colour scheme.
struct Look: Sendable, Hashable {
  enum Scheme: String, CaseIterable { case light, dark }

  let width: Int
  let height: Int
  let scheme: Scheme

  /// A telephone and a desk, light and dark.
  static let all = [(390, 844), (1280, 900)].flatMap { width, height in
    Scheme.allCases.map { Look(width: width, height: height, scheme: $0) }
  }

  /// `390-light`
  var name: String { "\(width)-\(scheme.rawValue)" }
}
