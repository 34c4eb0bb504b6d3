extension ComponentParser.Kind {
  /// What a file is by its path: `types.facet` and everything in a folder `stores` is script, the rest components.
  public init(path: String) {
    let parts = path.split(separator: "/")
    let isScript = parts.last == "types.facet" || parts.dropLast().contains("stores")
    self = isScript ? .script : .component
  }
}
