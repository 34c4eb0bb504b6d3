/// What a file is for, by its path.
enum FileRole: Equatable {
  case types
  case store
  case layout, component
  /// With the path below `pages/`, without `.facet`.
  case page(String)
  /// Outside the known folders.
  case unknown

  init(relativePath: String) {
    let parts = relativePath.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let folder = parts.first, relativePath.hasSuffix(".facet") else {
      self = .unknown
      return
    }
    switch (folder, parts.count) {
    case ("types.facet", 1): self = .types
    case ("stores", 2): self = .store
    case ("layouts", 2...): self = .layout
    case ("components", 2...): self = .component
    case ("pages", 2...): self = .page(String(parts.dropFirst().joined(separator: "/").dropLast(".facet".count)))
    default: self = .unknown
    }
  }

  /// The file's name without folder and `.facet`.
  static func baseName(_ relativePath: String) -> String {
    let last = relativePath.split(separator: "/").last.map(String.init) ?? relativePath
    return last.hasSuffix(".facet") ? String(last.dropLast(".facet".count)) : last
  }
}
