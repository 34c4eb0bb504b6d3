import FacetValue

/// The signatures of the standard library, in the order of the reference: the one place that says how each function is
/// called, for the checker and for the documentation.
public enum StandardLibrary {
  public static let signatures: [FunctionSignature] =
    text + arrays + dictionaries + numbers + money + formatting + dates

  static let byName: [String: [FunctionSignature]] = Dictionary(grouping: signatures, by: \.name)
  static let freeNames: Set<String> = Set(signatures.filter { $0.receiver == nil }.map(\.name))

  typealias Parameter = FunctionSignature.Parameter

  static func property(
    _ function: StandardFunction, of receiver: TypePattern, _ name: String, _ result: TypePattern, _ summary: String
  ) -> FunctionSignature {
    FunctionSignature(
      function: function, receiver: receiver, name: name, isProperty: true, parameters: [], result: result,
      summary: summary)
  }

  static func method(
    _ function: StandardFunction, of receiver: TypePattern?, _ name: String, _ parameters: [Parameter],
    _ result: TypePattern, _ summary: String
  ) -> FunctionSignature {
    FunctionSignature(
      function: function, receiver: receiver, name: name, isProperty: false, parameters: parameters, result: result,
      summary: summary)
  }
}

extension FunctionSignature.Parameter {
  static func plain(_ type: TypePattern) -> Self { Self(label: nil, type: type, defaultValue: nil) }
  static func labelled(_ label: String, _ type: TypePattern) -> Self {
    Self(label: label, type: type, defaultValue: nil)
  }
  static func plain(_ type: ValueType, default value: Value) -> Self {
    Self(label: nil, type: .type(type), defaultValue: (value, type))
  }
  static func labelled(_ label: String, _ type: ValueType, default value: Value) -> Self {
    Self(label: label, type: .type(type), defaultValue: (value, type))
  }
}

extension TypePattern {
  static let int = TypePattern.type(.int)
  static let double = TypePattern.type(.double)
  static let bool = TypePattern.type(.bool)
  static let string = TypePattern.type(.string)
  static let date = TypePattern.type(.date)
  static let money = TypePattern.type(.money)
  static let a = TypePattern.variable(TypeVariable("A"))
  static let b = TypePattern.variable(TypeVariable("B"))
  static let equatable = TypePattern.variable(TypeVariable("E", .equatable))
  static let ordered = TypePattern.variable(TypeVariable("O", .ordered))
  static let number = TypePattern.variable(TypeVariable("N", .number))
  static let printable = TypePattern.variable(TypeVariable("P", .printable))
  static let key = TypePattern.variable(TypeVariable("K", .key))
}
