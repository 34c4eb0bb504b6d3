import Gateway
import Logging

extension ServiceLink {
  /// The way to the modules of the configuration that run elsewhere; nil without a key, with which nobody can be asked.
  ///
  /// - Parameter name: what this process calls itself.
  static func open(
    _ configuration: GatewayConfiguration, as name: String, _ logger: Logger
  ) async throws -> (link: ServiceLink, tokens: CallerTokens)? {
    guard let file = configuration.serviceKey else { return nil }
    do {
      let tokens = await CallerTokens(try ServiceKey(file: file))
      return (ServiceLink(configuration.backends, as: name, tokens: tokens, logger: logger), tokens)
    } catch let error as ServiceKeyError {
      throw CommandFailure(error.description)
    }
  }

  /// Does a work that uses the way, or has none, and closes it whatever comes of it.
  static func closing<Result>(_ link: ServiceLink?, _ work: () async throws -> Result) async throws -> Result {
    do {
      let result = try await work()
      await link?.close()
      return result
    } catch {
      await link?.close()
      throw error
    }
  }
}
