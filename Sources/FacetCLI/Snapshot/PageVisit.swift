import AsyncHTTPClient
import Facet

/// Looks at one page in all variants: what it says first, then how it looks.
struct PageVisit {
  let page: SnapshotPlan.Page
  let run: SnapshotRun
  let client: HTTPClient

  /// What is wrong, each with its lines.
  private(set) var troubles: [String] = []
  private(set) var notes: [String] = []
  /// Paths of snapshots that were written.
  private(set) var written: [String] = []
  /// The snapshots that the page has, under the names that they have in the folder.
  private(set) var files: Set<String> = []
  private(set) var pictures = 0
  private(set) var hasShownDifference = false

  /// One variant's snapshots are stored. The others are compared with it in the same run.
  private static let stored = Target.allCases[0]
  private static let others = Target.allCases.dropFirst()
  private static let diffLinesShown = 60

  init(page: SnapshotPlan.Page, run: SnapshotRun, client: HTTPClient) {
    self.page = page
    self.run = run
    self.client = client
  }

  mutating func look() async throws {
    files.insert(SnapshotFolder.htmlFile(page.name))
    let answer = try await run.views.answer(to: page, Self.stored, client)
    if !answer.isRedirect { files.formUnion(Look.all.map { SnapshotFolder.pictureFile(page.name, $0) }) }
    // What is broken is never stored.
    if let defect = Self.defect(in: answer, Self.stored) { return troubles.append(defect) }
    guard try await readMarkup(answer) else { return }
    if let browser = run.browser, !answer.isRedirect { try await takePictures(browser) }
  }

  private static func defect(in answer: PageViews.Answer, _ target: Target) -> String? {
    guard answer.isDefect else { return nil }
    return (["\(target.rawValue) answers \(answer.status)"] + answer.reports).joined(separator: "\n")
  }
}

// What the page says.
extension PageVisit {
  /// Whether there is something to look at.
  private mutating func readMarkup(_ answer: PageViews.Answer) async throws -> Bool {
    var page = answer.page
    let again = try await run.views.answer(to: self.page, Self.stored, client).page
    guard let varying = page.variations(from: again) else {
      try tell("It is another at each request; data-snapshot=\"ignore\" leaves an element out:", page, again)
      return false
    }
    page.hide(varying)
    try compareWithStored(page.texts)
    for target in Self.others {
      let answer = try await run.views.answer(to: self.page, target, client)
      if let defect = Self.defect(in: answer, target) {
        troubles.append(defect)
        return false
      }
      var other = answer.page
      other.hide(varying)
      guard other.texts != page.texts else { continue }
      try tell("\(target.rawValue) says other than \(Self.stored.rawValue):", page, other)
    }
    return true
  }

  private mutating func compareWithStored(_ lines: [String]) throws {
    let file = SnapshotFolder.htmlFile(page.name)
    let text = lines.joined(separator: "\n") + "\n"
    let stored = run.folder.read(file).map { String(decoding: $0, as: UTF8.self) }
    guard stored != text else { return }
    if run.mode.isUpdating { return try write(Array(text.utf8), to: file) }
    guard let stored else { return troubles.append("\(file): there is no snapshot; --update writes it") }
    let old = stored.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    try tell("\(file) differs:", old, lines, name: page.name)
  }

  private mutating func tell(_ what: String, _ old: PageLines, _ new: PageLines) throws {
    try tell(what, old.texts, new.texts, name: "\(page.name)-\(troubles.count + 1)")
  }

  private mutating func tell(_ what: String, _ old: [String], _ new: [String], name: String) throws {
    let lines = TextDifference.lines(from: old, to: new)
    let path = try show(Array((lines.joined(separator: "\n") + "\n").utf8), as: name + ".diff")
    let rest = lines.count - Self.diffLinesShown
    let more = rest > 0 ? ["… \(rest) more lines in \(path)"] : []
    troubles.append(([what] + lines.prefix(Self.diffLinesShown) + more).joined(separator: "\n"))
  }
}

// How it looks.
extension PageVisit {
  private mutating func takePictures(_ browser: SnapshotBrowser) async throws {
    run.views.sites.served.replace(with: run.views.sites.interactive)
    let first = try await views(of: Self.stored, browser)
    for look in Look.all {
      if let picture = first[look] { try await compareWithStored(picture, look, browser) }
    }
    for target in Self.others {
      let other = try await views(of: target, browser)
      for look in Look.all where other[look] != first[look] {
        guard let wanted = first[look], let picture = other[look] else { continue }
        let name = "\(page.name)-\(look.name)-\(target.rawValue)"
        let result = try await browser.compare(wanted, picture)
        guard result.differing > 0 else { continue }
        try tell("\(target.rawValue) looks other than \(Self.stored.rawValue)", result, name)
      }
    }
  }

  /// Pictures of one variant; none when something goes wrong in it.
  private mutating func views(of target: Target, _ browser: SnapshotBrowser) async throws -> [Look: [UInt8]] {
    let wrong = try await browser.camera.open(run.views.url(of: page, target))
    guard wrong.isEmpty else {
      troubles += wrong.map { "\(target.rawValue) fails in the browser: \($0)" }
      return [:]
    }
    var result: [Look: [UInt8]] = [:]
    for look in Look.all {
      result[look] = try await browser.camera.picture(look)
      pictures += 1
    }
    return result
  }

  private mutating func compareWithStored(_ picture: [UInt8], _ look: Look, _ browser: SnapshotBrowser) async throws {
    let file = SnapshotFolder.pictureFile(page.name, look)
    let stored = run.folder.read(file)
    let old = stored.map { PNGNote.taking(from: $0) ?? ("unknown", $0) }
    if let old, old == (browser.versions, picture) { return }
    if run.mode.isUpdating { return try write(PNGNote.adding(browser.versions, to: picture), to: file) }
    guard let old else { return troubles.append("\(file): there is no snapshot; --update writes it") }
    let result = try await browser.compare(old.png, picture)
    try judge(result, of: file, drawnBy: old.text, browser.versions)
  }

  /// The same browser, fonts and processor draw every pixel alike; others may draw a few in another way.
  private mutating func judge(
    _ result: SnapshotBrowser.Comparison, of file: String, drawnBy old: String, _ versions: String
  ) throws {
    guard result.differing > 0 else { return }
    let isOther = old != versions
    let origin = isOther ? "; it was drawn by \(old)" : ""
    if isOther, result.share <= SnapshotBrowser.tolerance {
      notes.append("\(file): \(result.count) differ\(origin), which is let pass")
    } else {
      try tell("\(file) differs\(origin)", result, String(file.dropLast(".png".count)))
    }
  }

  private mutating func tell(_ what: String, _ result: SnapshotBrowser.Comparison, _ name: String) throws {
    let path = try show(result.sheet, as: name + ".png")
    troubles.append("\(what): \(result.count); old, new and difference: \(path)")
  }
}

extension PageVisit {
  private mutating func write(_ bytes: [UInt8], to file: String) throws {
    try run.folder.write(bytes, to: file)
    written.append("\(run.folder.path)/\(file)")
  }

  private mutating func show(_ bytes: [UInt8], as file: String) throws -> String {
    hasShownDifference = true
    return try run.folder.show(bytes, as: file)
  }
}
