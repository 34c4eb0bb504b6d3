import Foundation

/// Finds Chromium, or a browser made of it.
enum BrowserProgram {
  private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  /// Where Apple's systems have it, which is on no path.
  private static let places = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ]

  /// The program's path.
  ///
  /// - Throws: `CommandFailure` that says what to do when there is none.
  static func find(_ wanted: String?) throws -> String {
    if let wanted {
      guard let found = path(of: wanted) else {
        throw CommandFailure("--browser: \(wanted) is no program.", status: .wrongUsage)
      }
      return found
    }
    guard let found = (names.compactMap(path) + places.filter(isProgram)).first else {
      throw CommandFailure(
        """
        No browser was found: none of \(names.joined(separator: ", ")) is on PATH.
        Install Chromium (Debian: apt-get install chromium), name another program of it with --browser, or compare the \
        HTML alone with --html-only.
        """)
    }
    return found
  }

  private static func path(of name: String) -> String? {
    guard !name.contains("/") else { return isProgram(name) ? name : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
