import Facet
import FacetHummingbird
import Foundation
import Hummingbird
import NIOCore

/// A Hummingbird application of its own that serves a folder of templates.
///
///     swift run ExampleTodo Examples/Todo/Templates 8090
@main
struct App {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let folder = arguments.count > 1 ? arguments[1] : "Examples/Todo/Templates"
    let port = arguments.count > 2 ? Int(arguments[2]) ?? 8090 : 8090
    let store = TodoStore()
    let site: Site
    do {
      site = try Site.load(folder: folder)
    } catch {
      for diagnostic in error.diagnostics { print("\(diagnostic.span.start): \(diagnostic.message)") }
      print(error.message)
      exit(1)
    }

    let router = Router()
    router.mountFacet(site) { _, _ in TodoAPI(store: store) }
    router.get("/") { _, _ in Response.redirect(to: "/alpine") }

    let app = Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in
        let line = "To do: http://127.0.0.1:\(channel.localAddress?.port ?? port)\n"
        FileHandle.standardOutput.write(Data(line.utf8))
      })
    try await app.runService()
  }
}
