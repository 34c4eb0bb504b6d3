import FacetAnalysis

/// Compiles the interactive pages of a project, and all that they use, for one target.
public enum ClientCompiler {
  public static func compile(
    _ project: CheckedProject, _ target: Target, _ options: ClientOptions = ClientOptions()
  ) -> ClientCode {
    ClientCode(ClientPlan(project, target, options))
  }

  /// Whether some page has a client.
  public static func hasClients(_ project: CheckedProject, _ options: ClientOptions) -> Bool {
    project.pages.contains { hasClient($0, in: project, options) }
  }

  static func hasClient(_ page: CheckedPage, in project: CheckedProject, _ options: ClientOptions) -> Bool {
    project.components[page.component].facts.isInteractive || options.pageModules.contains(page.name)
  }
}
