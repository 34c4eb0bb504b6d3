// Writes a JSON line for each random tree: the code of it with the parentheses that it needs, and with all that it may
// have. `test_printer.py` runs both in a browser. Then a line for each text that is awkward to print.
import FacetCodegen
import FacetValue

let texts = [
  "", "x", "a\"b'c`d", "</script>", "<!--<script>", "\\", "\n\r\t\u{0}1", "${a}", "$", "{b}", "\u{2028}\u{2029}",
  "é🎉\u{301}",
  "\"\u{301}", "]]>", "</SCRIPT ", "<\u{301}/script>", "\u{FEFF}\u{202E}", "<scRIPT",
]
let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2000

/// The value stands where a statement, a value and the body of an arrow function are read.
func program(_ tree: JSExpression) -> [JSStatement] {
  [
    .expression(tree), .const("value", tree),
    .const("later", .arrow([], .expression(tree), isAsync: true)),
    .exit(.array([.id("value"), .await(.call("later"))])),
  ]
}

func write(_ pairs: ValueDictionary) { print(JSONWriter.text(of: .dictionary(pairs))) }

var maker = TreeMaker(seed: 2026, texts: texts)
for number in 0..<count {
  let tree = program(maker.expression(depth: 2 + number % 4))
  write([
    "needed": .string(JSPrinter().text(tree)),
    "everywhere": .string(JSPrinter(parentheses: .everywhere).text(tree)),
  ])
}
for text in texts {
  let template = JSExpression.template([.text(text), .value(.string(text)), .text(text)])
  write([
    "text": .string(text),
    "code": .string(JSPrinter().text(JSExpression.array([.string(text), template]))),
    "comment": .string(JSPrinter().text([JSStatement.comment(text)])),
  ])
}
