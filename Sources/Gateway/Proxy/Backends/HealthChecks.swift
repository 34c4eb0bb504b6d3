import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Asks every address that has a health path about itself, about once a second, for as long as the server runs.
struct HealthChecks: Service {
  let backends: [Backend]
  let client: HTTPClient
  var interval = Duration.seconds(1)

  func run() async throws {
    // Cancelling is how it ends.
    await cancelWhenGracefulShutdown { await checkAll() }
  }

  private func checkAll() async {
    await withTaskGroup(of: Void.self) { group in
      for backend in backends {
        guard let path = backend.policy.health else { continue }
        for index in backend.addresses.indices {
          group.addTask { await check(backend, index, path) }
        }
      }
    }
    // A service that ends would end the server, even one that has nothing to ask.
    try? await gracefulShutdown()
  }

  private func check(_ backend: Backend, _ index: Int, _ path: String) async {
    while !Task.isCancelled {
      let isWell = await isWell(backend.addresses[index].base + path)
      if Task.isCancelled { return }
      backend.recordCheck(isWell, replica: index)
      try? await Task.sleep(for: interval)
    }
  }

  private func isWell(_ url: String) async -> Bool {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "Accept", value: "application/json")
    guard let answer = try? await client.execute(request, timeout: .seconds(1)) else { return false }
    // Read, so that the connection can be used again; what it says is of no interest.
    let body = UpstreamBody(answer.body, idle: .seconds(1), total: .seconds(1))
    guard (try? await body.collect(upTo: 65536)) != nil else { return false }
    return (200..<300).contains(answer.status.code)
  }
}
