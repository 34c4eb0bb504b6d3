import Facet
import Logging
import ServiceLifecycle

/// Serves templates anew when their files have changed, and says what is wrong with those that can't be served.
struct TemplateWatcher: Service {
  let folder: String
  let options: SiteOptions
  let served: ServedSite
  let logger: Logger

  /// How often the folder is looked at. A change counts once two looks agree, so that no half-written file is read.
  private static let interval = Duration.milliseconds(10)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var known = FolderState(of: folder)
      var last = known
      while (try? await Task.sleep(for: Self.interval)) != nil {
        let now = FolderState(of: folder)
        if now == last, now != known {
          known = now
          reload()
        }
        last = now
      }
    }
  }

  private func reload() {
    let start = ContinuousClock.now
    do {
      served.replace(with: try Site.load(folder: folder, options: options))
      logger.notice("templates changed", metadata: ["took": "\(ContinuousClock.now - start)"])
    } catch {
      let problem = SiteLoading.text(of: error)
      served.report(problem: problem)
      logger.error("templates are wrong; the last right ones are served\n\(problem)")
    }
  }
}
