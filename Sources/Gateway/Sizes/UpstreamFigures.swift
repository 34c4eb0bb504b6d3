import Facet

/// What the four upstream frameworks take, for comparison.
enum UpstreamFigures {
  struct FileSize: Sendable {
    let raw: Int
    let gzip: Int
    let brotli: Int
  }

  struct Framework: Sendable {
    let target: Target
    /// The whole library, in bytes, as its makers give it.
    let claimed: Int
    let runtime: FileSize
    /// An application of one counter, and one of a keyed list of five columns with add, remove, select, update,
    /// filter and fetch; the framework included.
    let counter: FileSize
    let table: FileSize
  }

  static let claimSource = "The project's founding document"
  static let source = """
    Measured 2026-11-22: Alpine 3.16.2, Preact 10.29.8 with hooks, Solid 1.9.15, Svelte 5.56.10; \
    rollup 3.15 + esbuild 0.17 minify; gzip -9, brotli 11
    """

  static let frameworks = [
    Framework(
      target: .alpine, claimed: 15_000, runtime: FileSize(raw: 52_616, gzip: 18_659, brotli: 16_956),
      counter: FileSize(raw: 52_124, gzip: 18_485, brotli: 16_794),
      table: FileSize(raw: 52_686, gzip: 18_736, brotli: 16_987)),
    Framework(
      target: .svelte, claimed: 2_000, runtime: FileSize(raw: 85_722, gzip: 32_149, brotli: 29_059),
      counter: FileSize(raw: 27_603, gzip: 10_887, brotli: 9970),
      table: FileSize(raw: 36_888, gzip: 14_569, brotli: 13_362)),
    Framework(
      target: .preact, claimed: 3_000, runtime: FileSize(raw: 15_201, gzip: 6238, brotli: 5718),
      counter: FileSize(raw: 13_355, gzip: 5614, brotli: 5125),
      table: FileSize(raw: 14_966, gzip: 6282, brotli: 5720)),
    Framework(
      target: .solid, claimed: 7_000, runtime: FileSize(raw: 40_002, gzip: 15_085, brotli: 13_772),
      counter: FileSize(raw: 7941, gzip: 3300, brotli: 2978),
      table: FileSize(raw: 11_248, gzip: 4773, brotli: 4349)),
  ]
}
