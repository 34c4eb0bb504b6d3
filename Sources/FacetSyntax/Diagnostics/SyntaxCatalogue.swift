extension DiagnosticCode {
  /// Every code that reading a file can give, in the order of the documentation.
  public static var syntaxCatalogue: [DiagnosticCode] {
    lexicalCatalogue + expressionCatalogue + declarationCatalogue + markupCatalogue + attributeCatalogue
      + blockCatalogue
  }

  static func error(_ id: String, _ summary: String, _ explanation: String, example: String) -> DiagnosticCode {
    DiagnosticCode(id, .error, summary, explanation: explanation, example: example)
  }
}
