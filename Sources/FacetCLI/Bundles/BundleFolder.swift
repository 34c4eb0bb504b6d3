import Facet
import Foundation

/// The folder that `facet build` writes to and `facet serve` reads from: `Public/assets`.
struct BundleFolder {
  let folder: String

  init(_ publicFolder: String) { folder = publicFolder + "/assets" }

  /// What the newest build takes; `/api/sizes` answers with it.
  var sizesPath: String { folder + "/sizes.json" }
  var manifestPath: String { folder + "/manifest.json" }

  /// The newest build; nil when there is none.
  var manifest: BundleManifest? {
    FileManager.default.contents(atPath: manifestPath).flatMap { BundleManifest(json: [UInt8]($0)) }
  }
}
