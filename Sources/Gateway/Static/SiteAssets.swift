import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Serves the stylesheet and the modules of the templates, which no folder holds.
enum SiteAssets {
  /// Nil when the site has no such file.
  ///
  /// - Throws: a `Refusal` with 405, 412 or 416.
  static func respond(_ exchange: Exchange, _ site: Site) throws -> Response? {
    let path = "/" + exchange.address.segments.joined(separator: "/")
    guard let asset = site.asset(at: path) else { return nil }
    return try RepresentationResponse.make(
      exchange,
      Representation(
        content: .bytes(ByteBuffer(bytes: asset.bytes)),
        // The address changes with the content, so that it tells contents apart as well as a digest would.
        facts: RepresentationFacts(
          length: asset.bytes.count, tag: EntityTag(opaque: ContentVersion.of(path.utf8)), lastModified: nil),
        mediaType: asset.contentType, coding: .identity, isNegotiated: false, cacheControl: Representation.immutable))
  }
}
