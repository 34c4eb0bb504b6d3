import FacetValue

/// What holds for every page of a renderer.
public struct RenderOptions: Sendable {
  /// The locale that `formatted` functions follow: `en`, `de`.
  public var locale: String
  public var limits: RenderLimits
  /// Paths that API calls may go to: `/api` allows `/api` and everything below it.
  public var apiPrefixes: [String]
  /// What `now` reads in actions. Rendering has no clock.
  public var clock: @Sendable () -> Instant
  /// What `random` reads in actions: at least 0, less than 1.
  public var chance: @Sendable () -> Double

  public init(
    locale: String = "en", limits: RenderLimits = RenderLimits(), apiPrefixes: [String] = ["/api"],
    clock: @escaping @Sendable () -> Instant = SystemClock.now,
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.locale = locale
    self.limits = limits
    self.apiPrefixes = apiPrefixes
    self.clock = clock
    self.chance = chance
  }
}

/// Bounds that turn runaway templates and data into an evaluation error.
public struct RenderLimits: Sendable {
  /// Component instances and slot contents nested in one another.
  public var nesting: Int
  /// Bytes of a page.
  public var outputBytes: Int
  /// Instructions and loop rounds of one render.
  public var renderSteps: Int
  /// Statements of one action.
  public var actionSteps: Int
  /// API calls of one action.
  public var actionCalls: Int

  public init(
    nesting: Int = 200, outputBytes: Int = 64 << 20, renderSteps: Int = 20_000_000, actionSteps: Int = 10_000,
    actionCalls: Int = 16
  ) {
    self.nesting = nesting
    self.outputBytes = outputBytes
    self.renderSteps = renderSteps
    self.actionSteps = actionSteps
    self.actionCalls = actionCalls
  }
}

/// What one answer's document carries besides the page's own markup.
public struct DocumentOptions: Sendable {
  /// The `lang` attribute.
  public var language: String
  /// The title of a page that has none.
  public var fallbackTitle: String
  /// Addresses of stylesheets, linked in this order.
  public var stylesheets: [String]
  /// Written on every `<style>` and `<script>` that the renderer makes.
  public var nonce: String
  /// Addresses of modules that run before the page's client.
  public var modules: [String]
  /// The `integrity` of stylesheets and modules by their address; those that it doesn't name have none.
  public var integrity: [String: String]
  /// Trusted markup for the end of the head.
  public var headExtra: [UInt8]
  /// Shown first in the body, as an alert.
  public var notice: String?
  /// Written into the page's posted forms and its data, for the client's calls: it ties both to whom the page was made for.
  /// Of letters, digits, `-` and `_`.
  public var formToken: String?
  /// The page's client in the browser; nil when it needs none.
  public var client: PageClient?

  public init(
    language: String = "en", fallbackTitle: String = "", stylesheets: [String] = [], nonce: String = "",
    modules: [String] = [], integrity: [String: String] = [:], headExtra: [UInt8] = [], notice: String? = nil,
    formToken: String? = nil,
    client: PageClient? = nil
  ) {
    self.language = language
    self.fallbackTitle = fallbackTitle
    self.stylesheets = stylesheets
    self.nonce = nonce
    self.modules = modules
    self.integrity = integrity
    self.headExtra = headExtra
    self.notice = notice
    self.formToken = formToken
    self.client = client
  }
}

/// The scripts that a page's client in the browser is made of. With one, the document also carries what client code
/// reads of the page, as `{"root", "url", "locale", "token", "state"}` in `<script type="application/json" id="facet-page">`.
public struct PageClient: Sendable {
  /// The address of the module that the page loads.
  public var entry: String
  /// Addresses of modules that it imports, to be fetched beside it.
  public var imports: [String]
  /// Code that runs before the page is parsed; none when empty. It is written as it is, so it may not hold `</script`.
  public var earlyScript: String
  /// The text of an import map (HTML, "Import maps"), written as it is; nil when the modules import no bare names.
  public var importMap: String?

  public init(entry: String, imports: [String] = [], earlyScript: String = "", importMap: String? = nil) {
    self.entry = entry
    self.imports = imports
    self.earlyScript = earlyScript
    self.importMap = importMap
  }
}

/// What a posted form came to.
public enum SubmitOutcome: Sendable {
  /// Answer 303 with this location: below the variant's root, or an address that the template spells out.
  case navigate(String)
  /// The page in the resulting state: 200, or 422 when a call failed or a field could not be read.
  case page([UInt8], callFailed: Bool)
  /// Answer 303 to the same address.
  case unchanged
  /// The form isn't on the fresh page: 409, and the page with a message.
  case gone([UInt8])
  /// A call failed and the action did not catch it: the page for that status.
  case failed(APIFailure)
}
