import Foundation

/// A browser without a window, in a folder of its own, that is told what to do through a pipe. It ends when the pipe does, so
/// it never outlives this process; and unlike a port, nobody else can reach it.
final class BrowserProcess: Sendable {
  /// What each picture depends on beside the page: nothing of it is the machine's screen or graphics.
  private static let flags = [
    "--headless", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
    "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--force-color-profile=srgb",
    "--font-render-hinting=none", "--disable-lcd-text", "--lang=en-US",
  ]
  /// The browser reads descriptor 3 and writes 4 (its flag `--remote-debugging-pipe`); a process is started with 0 to 2.
  private static let script = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let folder: URL

  /// - Throws: `CommandFailure` when the program can't be started.
  init(_ program: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("facet-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    // Writing to a browser that has ended is an error like others, and no reason to end too.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", Self.script, program] + Self.flags + ["--user-data-dir=\(folder.path)"]
    // Its own sandbox can't be set up by root, in a container for instance.
    if geteuid() == 0 { process.arguments?.append("--no-sandbox") }
    process.arguments?.append("about:blank")
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: log)
    do {
      try process.run()
    } catch {
      throw CommandFailure("\(program) can't be started: \(error.localizedDescription)")
    }
  }

  /// Sends one message.
  func write(_ message: [UInt8]) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(message + [0]))
  }

  /// The messages that come, each ended by a zero byte, until the browser ends.
  var messages: AsyncStream<[UInt8]> {
    let handle = output.fileHandleForReading
    return AsyncStream { continuation in
      let thread = Thread {
        var splitter = MessageSplitter()
        while case let data = handle.availableData, !data.isEmpty {
          for message in splitter.messages(after: data) { continuation.yield(message) }
        }
        continuation.finish()
      }
      thread.start()
    }
  }

  /// What it has said last on its error output.
  var lastWords: String {
    let text = (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").suffix(5).joined(separator: "\n")
  }

  /// Ends it, and removes what it has written.
  func end() {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
    removeFolder()
  }

  /// Removes the folder until it stays away: the browser's own processes end after it, and write until they do.
  private func removeFolder() {
    var absences = 0
    for _ in 0..<100 where absences < 2 {
      if FileManager.default.fileExists(atPath: folder.path) {
        absences = 0
        try? FileManager.default.removeItem(at: folder)
      } else {
        absences += 1
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }
}

/// Cuts what comes through the pipe into messages.
private struct MessageSplitter {
  private var rest: [UInt8] = []

  mutating func messages(after data: Data) -> [[UInt8]] {
    var parts = data.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
    let last = parts.removeLast()
    guard !parts.isEmpty else {
      rest += last
      return []
    }
    parts[0] = rest + parts[0]
    rest = last
    return parts
  }
}
