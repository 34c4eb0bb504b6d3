import AsyncHTTPClient
import Facet

/// Looks at all pages of a plan, one after the other, and prints what it sees of each.
struct SnapshotRun: Sendable {
  let plan: SnapshotPlan
  let folder: SnapshotFolder
  let mode: SnapshotMode
  let views: PageViews
  /// Nil when the HTML alone is compared.
  let browser: SnapshotBrowser?

  /// What has come of the pages so far.
  struct Outcome: Sendable {
    var pages = 0
    var failing = 0
    var written = 0
    var stale = 0
    var pictures = 0
    /// Where differences are shown.
    var differences: String?

    var hasTrouble: Bool { failing > 0 || stale > 0 }

    var summary: String {
      let looked = "\(pages) \(pages == 1 ? "page" : "pages"), \(pictures) pictures"
      let wrote = written > 0 ? ", \(written) \(written == 1 ? "snapshot" : "snapshots") written" : ""
      let verdict = failing > 0 ? "\(failing) \(failing == 1 ? "fails" : "fail")" : "none fails"
      let shown = differences.map { " What differs is shown in \($0)." } ?? ""
      return "\(looked): \(verdict)\(wrote).\(shown)"
    }
  }

  func outcome() async throws -> Outcome {
    if let browser { Terminal.line("Pictures are drawn by \(browser.versions).") }
    folder.clearDifferences()
    var outcome = Outcome()
    var files: Set<String> = []
    try await PageViews.withClient { client in
      for page in plan.pages {
        try Task.checkCancellation()
        var visit = PageVisit(page: page, run: self, client: client)
        try await visit.look()
        report(visit, to: &outcome)
        files.formUnion(visit.files)
      }
    }
    for line in plan.leftOut { Terminal.line(line) }
    if plan.isWhole { try dealWithStale(files, &outcome) }
    return outcome
  }

  private func report(_ visit: PageVisit, to outcome: inout Outcome) {
    outcome.pages += 1
    outcome.pictures += visit.pictures
    outcome.written += visit.written.count
    if !visit.troubles.isEmpty { outcome.failing += 1 }
    if visit.hasShownDifference { outcome.differences = folder.differences }
    let verdict = !visit.troubles.isEmpty ? "fails" : visit.written.isEmpty ? "as its snapshot" : "written"
    Terminal.line("\(visit.page.address): \(verdict)")
    let notes = visit.troubles + visit.notes + visit.written.map { "wrote \($0)" }
    for line in notes.flatMap({ $0.split(separator: "\n", omittingEmptySubsequences: false) }) {
      Terminal.line("  \(line)")
    }
  }

  /// Snapshots of pages that are no more.
  private func dealWithStale(_ files: Set<String>, _ outcome: inout Outcome) throws {
    for file in folder.others(than: files) {
      if mode.isUpdating {
        try folder.remove(file)
        outcome.written += 1
        Terminal.line("removed \(folder.path)/\(file), the snapshot of no page")
      } else {
        outcome.stale += 1
        Terminal.line("\(folder.path)/\(file) is the snapshot of no page; --update removes it.")
      }
    }
  }
}
