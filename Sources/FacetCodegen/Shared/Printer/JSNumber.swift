import FacetValue

enum JSNumber {
  /// As the language prints it, but for the zero below zero, which text doesn't tell.
  static func text(_ value: Double) -> String {
    value == 0 && value.sign == .minus ? "-0" : NumberText.text(value)
  }
}
