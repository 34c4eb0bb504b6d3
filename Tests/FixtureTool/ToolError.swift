/// Why a request could not be answered, in words for whoever reads the failed test.
struct ToolError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
