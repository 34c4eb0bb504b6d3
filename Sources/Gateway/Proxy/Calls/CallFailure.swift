import AsyncHTTPClient
import FacetHummingbird
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Shop

/// Why a call of another server has no answer.
enum CallFailure: Error, Equatable {
  /// No connection: refused, no route, no such name, no handshake. Nothing was sent.
  case connect
  /// The connection ended before any of the answer had come.
  case reset
  /// It took longer than its deadline.
  case timeout
  /// What came was no HTTP answer, or not the whole of one.
  case unusable
  /// Too many requests wait for the backend.
  case busy
  /// The breaker is open, or every address is down.
  case unavailable(retryAfter: Int)
  /// The visitor's request was at fault.
  case fault(RequestFault)
  /// The visitor left, or the server stops.
  case cancelled

  init(_ error: any Error) {
    switch error {
    case let failure as CallFailure: self = failure
    case let fault as RequestFault: self = .fault(fault)
    case is CancellationError: self = .cancelled
    case let error as HTTPClientError: self = Self.failure(error)
    case is NIOConnectionError, is NIOSSLError, is NIOSSLExtraError: self = .connect
    case let error as IOError: self = Self.failure(errno: error.errnoCode)
    case is ChannelError: self = .reset
    case is Gate.Refusal: self = .busy
    default: self = .unusable
    }
  }

  private static func failure(errno: Int32) -> CallFailure {
    switch errno {
    case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT: .connect
    // This process has no descriptor or port left, which is nobody else's fault.
    case EMFILE, ENFILE, EADDRNOTAVAIL: .busy
    default: .reset
    }
  }

  private static func failure(_ error: HTTPClientError) -> CallFailure {
    switch error {
    case .deadlineExceeded, .readTimeout, .getConnectionFromPoolTimeout: .timeout
    case .connectTimeout, .tlsHandshakeTimeout: .connect
    case .remoteConnectionClosed, .writeTimeout: .reset
    case .cancelled, .requestStreamCancelled: .cancelled
    case .bodyLengthMismatch:
      .fault(RequestFault(400, "malformed-body", "The request's body is not as long as its Content-Length says."))
    case .invalidURL, .emptyHost, .traceRequestWithBody, .incompatibleHeaders, .writeAfterRequestSent: .fault(Self.odd)
    // These carry the names, so there is no value to compare with.
    case let error where error.shortDescription.hasPrefix("Invalid header"): .fault(Self.odd)
    default: .unusable
    }
  }

  private static let odd = RequestFault(400, "malformed-request", "The request has something that can't be passed on.")

  /// What it says about the address.
  var attempt: AttemptResult {
    switch self {
    case .connect, .reset, .timeout, .unusable: .failure
    case .busy, .unavailable, .fault, .cancelled: .unknown
    }
  }

  /// What it says about the backend.
  var outcome: CircuitBreaker.Outcome { attempt == .failure ? .failure : .unknown }

  /// As the visitor gets it. The cause may name addresses; it is for the log.
  var refusal: any Error {
    switch self {
    case .connect, .reset, .unusable:
      Refusal(Problem(502, "backend-unreachable", "The backend gave no usable answer"))
    case .timeout: Refusal(Problem(504, "backend-timeout", "The backend took too long"))
    case .busy:
      Refusal(Problem(503, "backend-busy", "The backend has too much to do", retryAfter: 1))
    case .unavailable(let seconds):
      Refusal(Problem(503, "backend-unavailable", "The backend is not available", retryAfter: seconds))
    case .fault(let fault): fault
    case .cancelled: Refusal(Problem(503, "unavailable", "Not available now", retryAfter: 1))
    }
  }
}
