import Logging
import NIOCertificateReloading
import NIOCore
import NIOSSL
import ServiceLifecycle

/// TLS as this server speaks it: Mozilla's intermediate profile, with a certificate that may be replaced while it runs.
///
/// TLS 1.2 with forward secrecy and authenticated encryption only, TLS 1.3, no renegotiation, no compression. BoringSSL
/// has no finite-field Diffie-Hellman, so the two DHE suites of the profile are left out.
public struct ServerTLS: Sendable, Service {
  let context: NIOSSLContext
  private let reloader: TimedCertificateReloader

  /// Reads certificate and key.
  ///
  /// - Throws: `ServerTLSError` when they can't be used together.
  public init(_ settings: GatewayConfiguration.TLS, logger: Logger) throws {
    reloader = try Self.reloader(settings, logger)
    do {
      var configuration = try TLSConfiguration.makeServerConfiguration(certificateReloader: reloader)
      configuration.minimumTLSVersion = .tlsv12
      configuration.cipherSuiteValues = Self.cipherSuites
      configuration.curves = [.x25519_MLKEM768, .x25519, .secp256r1, .secp384r1]
      configuration.renegotiationSupport = .none
      configuration.certificateVerification = .none
      configuration.applicationProtocols = ["h2", "http/1.1"]
      context = try NIOSSLContext(configuration: configuration)
    } catch {
      throw ServerTLSError(settings, error)
    }
  }

  /// Looks at the files again and again until the server stops.
  public func run() async throws { try await reloader.run() }

  /// For TLS 1.2; those of TLS 1.3 can't be chosen, and are all in the profile.
  private static let cipherSuites: [NIOTLSCipher] = [
    .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
  ]

  private static func reloader(
    _ settings: GatewayConfiguration.TLS, _ logger: Logger
  ) throws -> TimedCertificateReloader {
    let configuration = TimedCertificateReloader.Configuration(
      refreshInterval: .seconds(settings.reload),
      certificateSource: .init(location: .file(path: settings.certificate), format: .pem),
      privateKeySource: .init(location: .file(path: settings.key), format: .pem)
    ) {
      $0.onCertificateLoaded = { change in
        if change.previousCertificateChain != nil { logger.notice("A new certificate is in use.") }
      }
      // The last pair that belonged together stays in use.
      $0.onCertificateLoadFailed = { failure in
        logger.error("The certificate can't be loaded", metadata: ["error": "\(failure.error)"])
      }
    }
    do {
      return try TimedCertificateReloader.makeReloaderValidatingSources(configuration: configuration)
    } catch {
      throw ServerTLSError(settings, error)
    }
  }
}

/// Certificate and key can't be used.
public struct ServerTLSError: Error, CustomStringConvertible {
  public let description: String

  init(_ settings: GatewayConfiguration.TLS, _ cause: any Error) {
    description =
      "TLS can't be set up with the certificate in \(settings.certificate) and the key in \(settings.key): \(cause). "
      + "Both must be PEM files; the certificate comes first, then those that signed it."
  }
}
