import FacetAnalysis
import FacetSyntax
import FacetValue

/// Renders the pages of one project, natively, to UTF-8 bytes: the reference for every client.
///
/// ```swift
/// let renderer = Renderer(project: project)
/// let loads = try renderer.plan(page, inputs)          // call the API for each
/// let html = try renderer.render(page, inputs, loads: outcomes, document: DocumentOptions())
/// ```
public final class Renderer: Sendable {
  let project: CheckedProject
  let options: RenderOptions
  let program: Program
  private let library: StandardLibrary

  /// Compiles the project's components; later renders share the result.
  ///
  /// - Parameter additions: what the client of a target wants in its HTML beyond the tree that all targets share.
  public init(
    project: CheckedProject, options: RenderOptions = RenderOptions(), additions: MarkupAdditions = MarkupAdditions()
  ) {
    self.project = project
    self.options = options
    program = ProgramBuilder.build(project, additions)
    library = StandardLibrary(locale: FormatLocale.named(options.locale) ?? .english)
  }

  /// The loads of the page and of its layouts, ready to be called.
  public func plan(_ page: CheckedPage, _ inputs: PageInputs) throws(EvaluationError) -> [PlannedLoad] {
    let machine = machine(inputs, loads: [:])
    return try machine.plan(LayoutFinder.layouts(of: page.component, in: project))
  }

  /// The page as a whole document.
  public func render(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome], document: DocumentOptions
  ) throws(EvaluationError) -> [UInt8] {
    let machine = machine(inputs, loads: loads)
    return try self.document(of: page, machine, document)
  }

  /// What client code reads of the page and cannot compute, as JSON: a dictionary from instance path to a dictionary from
  /// name to value. Inputs and loads are in it, a failed load's error as `error(name)`; states and stores only where an
  /// action has changed them.
  public func stateDocument(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome]
  ) throws(EvaluationError) -> Value {
    let machine = machine(inputs, loads: loads)
    machine.stateDocument = ValueDictionary()
    try machine.render(page: page.component)
    return .dictionary(machine.stateDocument ?? ValueDictionary())
  }

  func machine(_ inputs: PageInputs, loads: [LoadKey: LoadOutcome]) -> Machine {
    Machine(
      program: program, types: project.types, options: options, library: library, inputs: inputs, loads: loads)
  }

  func document(
    of page: CheckedPage, _ machine: Machine, _ options: DocumentOptions
  ) throws(EvaluationError) -> [UInt8] {
    if options.client != nil { machine.stateDocument = ValueDictionary() }
    machine.formToken = options.formToken
    try machine.render(page: page.component)
    let title = options.fallbackTitle.isEmpty ? page.name : options.fallbackTitle
    let data = machine.stateDocument.map { state in
      PageData(
        root: machine.inputs.root, url: machine.inputs.url, locale: self.options.locale,
        status: machine.inputs.status, message: machine.inputs.message, token: options.formToken, state: state)
    }
    return DocumentWriter(options: options, target: machine.inputs.target, fallbackTitle: title, data: data)
      .document(of: machine)
  }
}
