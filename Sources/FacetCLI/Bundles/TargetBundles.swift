import Foundation

/// What was built of one target. Addresses are from the server's root.
struct TargetBundles {
  /// A page's bundle, and all files that it loads, itself first.
  struct Page {
    let entry: String
    let files: [String]
  }

  var pages: [String: Page] = [:]
  /// What all pages load of the runtime: the target's own part and the shared one. Nil when there are no pages.
  var runtime: String?
  /// The target's own part of it, for its size alone: no page loads it.
  var ownRuntime: URL?

  var files: Set<String> { Set(pages.values.flatMap(\.files)) }
}
