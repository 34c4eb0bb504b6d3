import Foundation

/// Standard output for results, standard error for what went wrong.
enum Terminal {
  /// A line that reaches a pipe at once: whoever started a server waits for its address.
  static func line(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func error(_ text: String) {
    guard !text.isEmpty else { return }
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
