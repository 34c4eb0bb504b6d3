import Shop

/// Throws unless the work throws a problem of that code, which it returns.
@discardableResult
public func expectProblem(
  _ code: String, file: String = #fileID, line: Int = #line, _ work: () async throws -> Void
) async throws -> Problem {
  do {
    try await work()
  } catch let problem as Problem {
    try expectEqual(problem.code, code, "problem", file: file, line: line)
    return problem
  }
  throw ContractViolation(description: "\(file):\(line): expected the problem \(code), nothing was thrown")
}
