import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

@Suite struct CallTests {
  @Test func closuresTakeTheirTypesFromTheCall() {
    let component = checked(
      """
      <script>
        prop names: [String]
        derived lengths = names.map { $0.count }
        derived long = names.filter { name in name.count > 3 }.sorted { $0.lowercased() }
        derived numbers = names.compactMap { Int($0) }
        derived letters = names.flatMap { $0.split("") }
        derived total = names.reduce(0) { $0 + $1.count }
        derived ratio: Double = names.reduce(0) { $0 + Double($1.count) }
        derived has = names.contains { $0.isEmpty } || names.contains("x")
        derived at = names.firstIndex(of: "a") ?? names.firstIndex { $0 == "b" } ?? 0
        derived short = names.first(where: { $0.count < 3 }) ?? names.first ?? ""
      </script>
      <p>{has}{at}{short}{total}{ratio}{numbers.max() ?? 0}{lengths.joined(", ")}{long.count}{letters.count}</p>
      """)
    let types = Dictionary(uniqueKeysWithValues: component?.deriveds.map { ($0.name, $0.type) } ?? [])
    #expect(types["lengths"] == .array(.int))
    #expect(types["numbers"] == .array(.int))
    #expect(types["total"] == .int)
    #expect(types["ratio"] == .double)
    #expect(types["short"] == .string)
  }

  @Test func argumentsLeftOutHaveTheirDefault() {
    let component = checked(
      "<script>\n  prop at: Date\n  derived t = at.formatted(\"date\") + \"7\".padded(to: 2)\n</script>\n<p>{t}</p>")
    guard case .binary(_, let left, _)? = component?.deriveds.first?.expression.kind,
      case .function(.formatDate, let arguments) = left.kind
    else {
      Issue.record("not the function")
      return
    }
    #expect(arguments.count == 3)
  }

  @Test func wrongArgumentsAreReported() {
    expectDiagnostics(
      """
      <script>
        prop name: String
        prop names: [String]
      </script>
      <p>{1️⃣name.prefix("a", 2)}{name.prefix(2️⃣"a")}{3️⃣name.count()}{name.4️⃣lowercased}{names.filter { 5️⃣$0.count }.count}</p>
      """, .wrongArguments, .typeMismatch, .notCallable, .functionAsValue, .typeMismatch)
  }

  @Test func constraintsOfTypeVariablesHold() {
    expectDiagnostics(
      """
      <script>
        prop flags: [Bool]
        prop names: [String]
      </script>
      <p>{1️⃣flags.sorted().count}{names.2️⃣sum()}{names.sorted { 3️⃣$0 == "a" }.count}</p>
      """, .wrongArguments, .unknownMember, .typeMismatch)
  }

  @Test func rangesClamp() {
    let component = checked(
      "<script>\n  prop n: Int\n  prop d: Double\n  derived a = n.clamped(to: 1...5)\n"
        + "  derived b = d.clamped(to: 0...1)\n</script>\n<p>{a}{b}</p>")
    #expect(component?.deriveds.map(\.type) == [.int, .double])
  }

  @Test func everyStandardFunctionHasASignature() {
    let known = Set(StandardLibrary.signatures.map(\.function))
    #expect(known == Set(StandardFunction.allCases))
  }
}
