import Facet
import Logging
import ServiceLifecycle

/// Serves templates anew when their files have changed, and says what is wrong with those that can't be served.
struct TemplateWatcher: Service {
  let folder: String
  let options: SiteOptions
  let served: ServedSite
  let logger: Logger

  /// How often the folder is looked at.
  private static let interval = Duration.milliseconds(10)
  /// How often a file is seen empty before it counts as one that is to be so, and not as one that is being written.
  private static let emptyLooks = 100

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var known = FolderState(of: folder)
      var emptyLooks = 0
      while (try? await Task.sleep(for: Self.interval)) != nil {
        let now = FolderState(of: folder)
        guard now != known else { continue }
        if now.hasEmptied(since: known), emptyLooks < Self.emptyLooks {
          emptyLooks += 1
        } else if reload(now) {
          known = now
          emptyLooks = 0
        }
      }
    }
  }

  /// Loads the templates of that state of the folder, and says whether that was what has been loaded: what changed in the
  /// meantime, as a file does that is half written, is not served.
  private func reload(_ state: FolderState) -> Bool {
    let start = ContinuousClock.now
    let loaded = Result { () throws(SiteLoadError) in try Site.load(folder: folder, options: options) }
    guard FolderState(of: folder) == state else { return false }
    switch loaded {
    case .success(let site):
      served.replace(with: site)
      logger.notice("templates changed", metadata: ["took": "\(ContinuousClock.now - start)"])
    case .failure(let error):
      let problem = SiteLoading.text(of: error)
      served.report(problem: problem)
      logger.error("templates are wrong; the last right ones are served\n\(problem)")
    }
    return true
  }
}
