import FacetCodegen
import Testing

/// Checks how an expression is printed.
func expectPrinted(_ expected: String, _ tree: JSExpression, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(JSPrinter().text(tree) == expected, sourceLocation: sourceLocation)
}

/// Checks how statements are printed; the line break at their end is understood.
func expectPrinted(_ expected: String, _ statements: JSStatement..., sourceLocation: SourceLocation = #_sourceLocation)
{
  #expect(JSPrinter().text(statements) == expected + "\n", sourceLocation: sourceLocation)
}

let a = JSExpression.id("a")
let b = JSExpression.id("b")
let c = JSExpression.id("c")

func binary(_ left: JSExpression, _ symbol: JSBinaryOperator, _ right: JSExpression) -> JSExpression {
  .binary(left, symbol, right)
}
