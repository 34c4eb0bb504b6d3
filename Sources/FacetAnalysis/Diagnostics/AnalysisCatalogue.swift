import FacetSyntax

extension DiagnosticCode {
  /// Every code that checking a project can give beyond those of reading its files, in the order of the documentation.
  ///
  /// The example of a code is one file, `components/Example.facet`, or several, each after a line `=== path`.
  public static var analysisCatalogue: [DiagnosticCode] {
    projectCatalogue + nameCatalogue + typeCatalogue + operatorCatalogue + callCatalogue + actionCatalogue
      + loadCatalogue + elementCatalogue + attributeRuleCatalogue + controlCatalogue + componentCatalogue
      + nestingCatalogue + styleCatalogue
  }

  static func mistake(_ id: String, _ summary: String, _ explanation: String, _ example: String) -> DiagnosticCode {
    DiagnosticCode(id, .error, summary, explanation: explanation, example: example)
  }

  static func advice(_ id: String, _ summary: String, _ explanation: String, _ example: String) -> DiagnosticCode {
    DiagnosticCode(id, .hint, summary, explanation: explanation, example: example)
  }
}

extension DiagnosticCode {
  /// The files of the code's example, by path.
  public var exampleFiles: [TemplateFile] {
    var files: [(path: String, lines: [Substring])] = []
    for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        files.append((String(line.dropFirst(4)), []))
      } else {
        if files.isEmpty { files.append(("components/Example.facet", [])) }
        files[files.count - 1].lines.append(line)
      }
    }
    return files.map { file in
      TemplateFile(
        relativePath: file.path,
        source: SourceFile(path: "Templates/\(file.path)", text: file.lines.joined(separator: "\n")))
    }
  }
}
