import FacetAnalysis
import FacetRender
import FacetValue
import Testing

/// Any function with any values answers or throws, whether analysis would have let them through or not.
@Suite struct StandardRobustnessTests {
  private let library = FacetRender.StandardLibrary()

  private static let values: [Value] = [
    .null, true, 0, -1, 3, .int(.max), .int(.min), .int(9_007_199_254_740_991), 0.5, .double(-0.0), .double(.nan),
    .double(.infinity), .double(1e300), .double(.leastNonzeroMagnitude), "", "a", "é\u{301}😀", "12", "date", "iso",
    "EUR", "2024-02-29",
    .date(Instant(milliseconds: 0)), .date(Instant(milliseconds: .max)), .date(Instant(milliseconds: .min)),
    .money(Money(minorUnits: 5, currency: "EUR")), .money(Money(minorUnits: .max, currency: "EUR")),
    .money(Money(minorUnits: .min, currency: "")), [],
    [1, 2.5, "x", .null],
    ["b", "a"], [.money(Money(minorUnits: 1, currency: "EUR")), .money(Money(minorUnits: .max, currency: "USD"))],
    [.double(.nan), 1, .null], [:], ["a": 1, "b": []],
    .record(Record(shape: RecordShape(name: "R", fields: ["x"]), fields: [1])),
    .trustedHTML(TrustedHTML(sanitised: "<b>")), .action(ActionHandle(instance: 0, action: 0)),
  ]

  private static let thirds: [Value] = [.int(.max), .int(.min), -5, .double(.nan), "", "ab", []]

  @Test(arguments: StandardFunction.allCases)
  func everyFunctionTakesAnything(function: StandardFunction) {
    let takesThree = [.stringPadded, .stringReplacing, .clamped, .formatDate].contains(function)
    var (answers, failures) = (0, 0)
    func note(_ body: () throws(EvaluationFailure) -> Value) {
      do throws(EvaluationFailure) {
        _ = try body()
        answers += 1
      } catch {
        failures += 1
        #expect(!error.code.isEmpty && !error.message.isEmpty)
      }
    }
    for first in Self.values {
      note { () throws(EvaluationFailure) in try library.call(function, first) }
      note { () throws(EvaluationFailure) in try library.call1(function, first) { $0 } }
      note { () throws(EvaluationFailure) in try library.call1(function, first) { _ in true } }
      for second in Self.values {
        note { () throws(EvaluationFailure) in try library.call(function, [first, second]) }
        note { () throws(EvaluationFailure) in try library.call2(function, first, second) { $1 } }
        for third in takesThree ? Self.thirds : [] {
          note { () throws(EvaluationFailure) in try library.call(function, first, second, third) }
        }
      }
    }
    #expect(answers > 0)
    #expect(failures > 0)
  }

  @Test(arguments: CheckedOperator.allCases)
  func everyOperatorTakesAnything(op: CheckedOperator) {
    var answers = 0
    for first in Self.values {
      for second in Self.values {
        if (try? library.apply(op, first, second)) != nil { answers += 1 }
        _ = try? library.range(first, second, isClosed: true)
        _ = try? library.element(first, at: second)
        _ = try? library.entry(first, for: second)
      }
      _ = try? library.negate(first)
    }
    #expect(answers > 0)
  }

  @Test(arguments: MutatingFunction.allCases)
  func everyMutationTakesAnything(function: MutatingFunction) {
    for target in Self.values {
      for first in Self.values {
        for second in Self.values {
          var changed = target
          let failed = (try? library.mutate(function, &changed, first, second)) == nil
          if failed, changed != target, target == target { Issue.record("\(function) changed \(target) and failed") }
        }
      }
    }
  }

  @Test func integersStayWithinWhatEveryRendererHolds() throws {
    let edges = [
      0, 1, -1, 2, 3, 94_906_265, 94_906_266, 4_503_599_627_370_496, 9_007_199_254_740_990, 9_007_199_254_740_991,
    ]
    let numbers = edges + edges.map { -$0 }
    for a in numbers {
      for b in numbers {
        for (op, exact) in [
          (CheckedOperator.addInt, Int128(a) + Int128(b)), (.subtractInt, Int128(a) - Int128(b)),
          (.multiplyInt, Int128(a) * Int128(b)),
        ] {
          let result = try? library.apply(op, .int(a), .int(b))
          let isSafe = exact.magnitude <= 9_007_199_254_740_991
          #expect(result == (isSafe ? .int(Int(exact)) : nil))
        }
      }
    }
  }
}

/// Random texts of few, awkward scalars.
struct RandomText {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % max(1, limit)
  }

  mutating func text(upTo limit: Int) -> String {
    let scalars: [Unicode.Scalar] = ["a", "b", "\u{301}", "é", "😀", "\r", "\n"]
    var text = ""
    for _ in 0..<below(limit + 1) { text.unicodeScalars.append(scalars[below(scalars.count)]) }
    return text
  }
}
