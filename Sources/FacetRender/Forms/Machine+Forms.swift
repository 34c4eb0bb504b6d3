import FacetValue

extension Machine {
  func beginForm(_ index: Int, _ frame: Frame) throws(EvaluationFailure) {
    let form = program.forms[index]
    output.append(raw: "<input type=\"hidden\" name=\"\(PostedAction.fieldName)\" value=\"")
    let path = path()
    output.append(path, .attribute)
    output.append(0x23)
    output.append(decimal: form.id)
    if let formToken {
      output.append(PostedAction.tokenMark)
      output.append(formToken, .attribute)
    }
    output.append(raw: "\">")
    seeking?.begin(form, path: "\(path)#\(form.id)", frame)
  }

  /// Whether the render can end here, since the form was the one that is sought.
  func endForm(_ index: Int) -> Bool { seeking?.endForm() ?? false }
}
