/// What a contract suite throws when a store breaks the contract.
public struct ContractViolation: Error, CustomStringConvertible {
  public let description: String
}

/// Throws unless the condition holds. The suites are plain functions, so that they can check stores outside of any
/// test framework, too.
public func expect(
  _ condition: Bool, _ message: @autoclosure () -> String, file: String = #fileID, line: Int = #line
) throws {
  if !condition { throw ContractViolation(description: "\(file):\(line): \(message())") }
}

/// Throws unless both are equal, and says what they were.
public func expectEqual<T: Equatable>(
  _ found: T, _ expected: T, _ what: String = "value", file: String = #fileID, line: Int = #line
) throws {
  try expect(found == expected, "\(what): expected \(expected), found \(found)", file: file, line: line)
}
