import FacetAnalysis
import FacetCodegen
import FacetRender
import FacetSyntax
import FacetValue

/// A folder of templates, checked and ready to answer requests for its pages.
///
/// ```swift
/// let site = try Site.load(folder: "Templates")
/// let reply = await site.respond(to: request, api: api)
/// ```
public final class Site: Sendable {
  public let project: CheckedProject
  public let stylesheet: Stylesheet
  /// Tells versions of the templates apart; the same files give the same.
  public let version: String
  /// Warnings and hints that loading gave; errors make loading fail.
  public let diagnostics: [Diagnostic]
  let options: SiteOptions
  /// The clients in the browser, as modules.
  public let modules: ClientModules
  /// The bundles, when they were made of these modules.
  let bundles: BundleManifest?
  /// What the files that pages load have to hold, by address.
  let integrity: [String: String]
  /// One for each target, whose HTML has what that target's client needs.
  private let renderers: PerTarget<Renderer>
  /// Plans and answers that are the same for all targets.
  let renderer: Renderer
  let pages: PageTable

  init(
    project: CheckedProject, diagnostics: [Diagnostic], styles: [String], pageModules: [String: [UInt8]] = [:],
    version: String, options: SiteOptions
  ) {
    self.project = project
    self.version = version
    self.diagnostics = diagnostics
    self.options = options
    stylesheet = Stylesheet(styles: styles + project.scopedStyles)
    let modules = ClientModules(
      project, ClientOptions(locale: options.language, isDevelopment: options.isDevelopment),
      targets: options.hasClients ? Target.allCases : [], runtimes: options.runtimes,
      pageModules: pageModules, version: options.followsChanges ? ContentVersion.ofProcess(version) : nil)
    let rendering = RenderOptions(locale: options.language, apiPrefixes: options.apiPrefixes)
    let renderer = Renderer(project: project, options: rendering)
    renderers = PerTarget { target in
      guard let additions = modules[target]?.plan.additions else { return renderer }
      return Renderer(project: project, options: rendering, additions: additions)
    }
    self.modules = modules
    self.renderer = renderer
    pages = PageTable(project.pages)
    // In development the visitor waits for one target, and not for four.
    if !options.followsChanges { modules.prepare() }
    let bundles = options.bundles.flatMap { $0.version == modules.version ? $0 : nil }
    self.bundles = bundles
    integrity = Self.integrity(stylesheet, modules, bundles, options)
  }

  /// Reads, checks and compiles the templates of a folder.
  ///
  /// - Throws: `SiteLoadError` with every diagnostic when a template is wrong or the folder can't be read.
  public static func load(folder: String, options: SiteOptions = SiteOptions()) throws(SiteLoadError) -> Site {
    let files = try TemplateFolder(reading: folder)
    let (project, diagnostics) = ProjectChecker.check(files: files.templates)
    guard let project else {
      throw SiteLoadError(message: "The templates in \(folder) have errors.", diagnostics: diagnostics)
    }
    return Site(
      project: project, diagnostics: diagnostics, styles: files.styles.map(\.css), pageModules: files.pageModules,
      version: files.version, options: options)
  }

  /// What renders the pages of a variant.
  func renderer(for target: Target) -> Renderer { renderers[target] }

  /// Whether some page has that address, below a variant's root.
  public func hasPage(at path: [String]) -> Bool { pages.find(path) != nil }

  /// The page of an address below a variant's root, and its parameters; nil when there is none.
  public func page(at path: [String]) -> (page: CheckedPage, parameters: [String: String])? { pages.find(path) }
}
