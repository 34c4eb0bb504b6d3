"""Random expressions of the language that are well typed, over names whose values are awkward. The same seed makes the same."""

import random

TYPES = """
type Item { name: String, rank: Int, score: Double, tags: [String], owner: Owner?, state: State }
type Owner { name: String, age: Int? as "age_in_years" }
enum State: String { pending, paid, sent = "shipped" }
"""

TEXTS = ["", "a", "Z", "é", "e\u0301", "ß", "İ", "🎉", "👩‍👩‍👧", "\uffff", "\U00010000", " x ", "\t", "a,b,,c", "12", "-7", ".5", "1e3",
         "NaN", "<b>&\"'", "\\", "ΑΣ", "\r\n", "\u00a0y\u3000", "constructor", "__proto__", "0", "{x}", "$&"]
INTS = [0, 1, -1, 2, 3, 7, -10, 100, 9007199254740991, -9007199254740991, 4503599627370496, 1000000]
DOUBLES = [0.0, -0.0, 0.5, -1.5, 2.5, 1e21, 1e-7, 123456.789, 1.005, 9007199254740993.0, -1e300, 5e-324, 1.7976931348623157e308]
DATES = ["2024-02-29T12:34:56.789Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-11-01T00:00:00Z"]
CURRENCIES = ["EUR", "USD", "JPY", "KWD", "XYZ"]

#: Names that every expression may read, and their types.
NAMES = {
    "a": "Int", "b": "Int", "c": "Int", "x": "Double", "y": "Double", "p": "Bool", "q": "Bool", "s": "String", "t": "String",
    "ints": "[Int]", "doubles": "[Double]", "texts": "[String]", "maybe": "Int?", "name": "String?", "item": "Item",
    "items": "[Item]", "state": "State", "counts": "[String: Int]", "day": "Date", "price": "Money", "owner": "Owner?",
}

#: What an expression may come to.
OUTCOMES = ["Int", "Double", "Bool", "String", "[Int]", "[String]", "[Double]", "Int?", "String?", "Item", "[Item]", "State", "Date",
            "Money", "[String: Int]"]


class Values:
    """Values as JSON."""

    def __init__(self, chance):
        self.chance = chance

    def of(self, type):
        chance = self.chance
        if type.endswith("?"):
            return None if chance.random() < 0.4 else self.of(type[:-1])
        if type == "[String: Int]":
            return {text: self.of("Int") for text in chance.sample(TEXTS, chance.randint(0, 4))}
        if type.startswith("["):
            return [self.of(type[1:-1]) for _ in range(chance.choice([0, 1, 2, 3, 5]))]
        match type:
            case "Int": return chance.choice(INTS + [chance.randint(-50, 50)] * 12)
            case "Double": return chance.choice(DOUBLES + [chance.randint(-99, 99) / 4] * 6)
            case "Bool": return chance.random() < 0.5
            case "String": return "".join(chance.choices(TEXTS, k=chance.choice([1, 1, 2, 3])))
            case "State": return chance.choice(["pending", "paid", "shipped"])
            case "Date": return chance.choice(DATES)
            case "Money": return {"amount": self.of("Int"), "currency": chance.choice(CURRENCIES[:2] * 3 + CURRENCIES)}
            case "Owner": return {"name": self.of("String"), "age_in_years": self.of("Int?")}
        return {"name": self.of("String"), "rank": self.of("Int"), "score": self.of("Double"), "tags": self.of("[String]"),
                "owner": self.of("Owner?"), "state": self.of("State")}


def quoted(text):
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "{": "\\{", "}": "\\}"}
    return '"' + "".join(escapes.get(scalar, scalar) for scalar in text) + '"'


class Expressions:
    """Source of expressions by type. `$` and a type in a pattern stand for one of that type."""

    PATTERNS = {
        "Int": ["$Int + $Int", "$Int - $Int", "$Int * $Int", "$Int / $Int", "$Int % $Int", "-$Int", "abs($Int)", "min($Int, $Int)",
                "max($Int, $Int)", "$String.count", "$[Int].count", "$[String].count", "$[Int][$Int] ?? $Int", "$Int? ?? $Int",
                "Int($Double)", "$Double.rounded()", "$Double.roundedDown()", "$Double.roundedUp()", "Int($String) ?? $Int",
                "$Bool ? $Int : $Int", "$[Int].sum()", "$Int.clamped(to: $Int...$Int)", "$[Int].firstIndex(of: $Int) ?? $Int",
                "$[String: Int][$String] ?? $Int", "$Item.rank", "$[Item].map {Item:Int}.sum()", "$Money.amount", "$Date.year",
                "$[Int].reduce($Int) {Int,Int:Int}", "$Date.seconds(since: $Date)", "owner?.age ?? $Int", "$Date.weekday",
                "$[String: Int].count", "$[Item].firstIndex {Item:Bool} ?? $Int"],
        "Double": ["$Double + $Double", "$Double - $Double", "$Double * $Double", "$Double / $Double", "$Double % $Double", "-$Double",
                   "abs($Double)", "min($Double, $Double)", "max($Double, $Double)", "Double($Int)", "Double($String) ?? $Double",
                   "$Bool ? $Double : $Double", "$[Double].sum()", "$Item.score", "$[Double].first ?? $Double",
                   "$[Double].max() ?? $Double", "$Double.clamped(to: $Double...$Double)"],
        "Bool": ["$Int < $Int", "$Int <= $Int", "$Double > $Double", "$Double >= $Double", "$Double == $Double", "$String < $String",
                 "$String == $String", "$String != $String", "$Int == $Int", "!$Bool", "$Bool && $Bool", "$Bool || $Bool",
                 "$String.contains($String)", "$String.hasPrefix($String)", "$String.hasSuffix($String)", "$String.isEmpty",
                 "$[Int].isEmpty", "$[Int] == $[Int]", "$[String] != $[String]", "$[Int].contains($Int)", "$[Item].contains {Item:Bool}",
                 "$[Int].allSatisfy {Int:Bool}", "$Int? == $Int?", "$Item == $Item", "$State == $State", "$Date < $Date", "$Int? != nil",
                 "$Money == $Money", "$Money < $Money", "$[String: Int] == $[String: Int]", "$[Double].contains($Double)"],
        "String": ["$String + $String", "\"{$String}-{$Int}\"", "\"{$Double} {$Bool}\"", "$String.lowercased()", "$String.uppercased()",
                   "$String.trimmed()", "$String.prefix($Int)", "$String.suffix($Int)", "$String.dropFirst($Int)",
                   "$String.replacing($String, with: $String)", "$String.padded(to: min($Int, 40), with: $String)",
                   "$[String].joined($String)", "$[Int].joined(\",\")", "String($Double)", "String($Int)", "$Bool ? $String : $String",
                   "$String? ?? $String", "$State.rawValue", "$Int.formatted()", "$Double.formatted(digits: min(abs($Int), 6))",
                   "$Double.formattedPercent()", "$Money.formatted()", "$Date.formatted(\"dateTime\")", "$Date.formatted(\"iso\", offset: $Int)",
                   "$Item.name", "item.owner?.name ?? $String", "owner?.name ?? $String", "$[String][$Int] ?? $String", "$Money.currency",
                   "$[String: Int].keys.joined(\"+\")"],
        "[Int]": ["[$Int, $Int]", "$[Int] + $[Int]", "$[Int].map {Int:Int}", "$[Int].filter {Int:Bool}", "$[Int].sorted()",
                  "$[Int].sorted {Int:Int}", "$[Int].reversed()", "$[Int].prefix($Int)", "$[Int].suffix($Int)", "$[Int].dropFirst($Int)",
                  "0..<min($Int, 20)", "$[String].map {String:Int}", "$[String].compactMap { Int($0) }", "$[Int].flatMap {Int:[Int]}",
                  "$[Int].enumerated().map { $0.index + $0.value }", "zip($[Int], $[Int]).map { max($0.first, $0.second) }",
                  "$[Item].map {Item:Int}", "$[String: Int].values", "$Bool ? $[Int] : $[Int]"],
        "[String]": ["$String.split($String)", "[$String]", "$[String] + $[String]", "$[String].sorted()", "$[String].map {String:String}",
                     "$[Item].map {Item:String}", "$[String].filter {String:Bool}", "$Item.tags", "$[Item].flatMap {Item:[String]}",
                     "$[String].sorted {String:Int}", "$[String].reversed()", "$[String: Int].keys", "$[String].dropFirst($Int)"],
        "[Double]": ["$[Double] + [$Double]", "$[Double].sorted()", "$[Int].map {Int:Double}", "$[Double].filter {Double:Bool}",
                     "$[Double].reversed()", "$[Double].sorted {Double:Double}"],
        "Int?": ["$[Int].first", "$[Int].last", "$[Int][$Int]", "$[Int].max()", "$[Int].min()", "Int($String)", "$[Int].first {Int:Bool}",
                 "owner?.age", "item.owner?.age", "$[String: Int][$String]", "items[$Int]?.rank", "$Bool ? $Int? : nil"],
        "String?": ["$[String].first", "$[String].max()", "items.first?.name", "items[$Int]?.owner?.name", "$[String].first {String:Bool}"],
        "Item": ["$Bool ? $Item : $Item", "items[$Int] ?? $Item",
                 "Item(name: $String, rank: $Int, score: $Double, tags: $[String], owner: owner, state: $State)"],
        "[Item]": ["$[Item].filter {Item:Bool}", "$[Item].sorted {Item:Int}", "$[Item].sorted {Item:String}", "$[Item].reversed()",
                   "$[Item] + [$Item]", "$[Item].sorted {Item:Double}"],
        "State": [".paid", "State.sent", "$Bool ? $State : .pending", "State(rawValue: $String) ?? $State", "$Item.state"],
        "Date": ["$Date.adding(days: $Int)", "$Bool ? $Date : $Date", "$Date.adding(seconds: $Int)"],
        "Money": ["$Money + $Money", "$Money - $Money", "$Money * $Int", "Money(amount: $Int, currency: \"EUR\")", "$Bool ? $Money : $Money"],
        "[String: Int]": ["$Bool ? $[String: Int] : [\"k\": $Int]"],
    }
    TYPE_NAMES = sorted(PATTERNS, key=len, reverse=True)

    def __init__(self, chance):
        self.chance = chance
        self.serial = 0

    def of(self, type, depth, names):
        """Source of an expression of that type, in parentheses where it could need them."""
        own = [name for name, given in names.items() if given == type]
        if depth <= 0 or (own and self.chance.random() < 0.15):
            return self.leaf(type, own)
        source = self.fill(self.chance.choice(self.PATTERNS[type]), depth, names)
        return f"({source})"

    def leaf(self, type, own):
        literals = {"Int": lambda: str(self.chance.randint(0, 12)), "Double": lambda: repr(self.chance.choice([0.5, 2.0, 1.25, 100.0])),
                    "Bool": lambda: self.chance.choice(["true", "false"]), "String": lambda: quoted(self.chance.choice(TEXTS))}
        if type in literals and (not own or self.chance.random() < 0.25):
            return literals[type]()
        return self.chance.choice(own)

    def fill(self, pattern, depth, names):
        result, rest = "", pattern
        while rest:
            type = next((type for type in self.TYPE_NAMES if rest.startswith("$" + type)), None)
            if type:
                result += self.of(type, depth - 1, names)
                rest = rest[len(type) + 1:]
            elif rest[0] == "{" and rest[1].isupper():
                end = rest.index("}")
                result += self.closure(rest[1:end], depth, names)
                rest = rest[end + 1:]
            else:
                result += rest[0]
                rest = rest[1:]
        return result

    def closure(self, signature, depth, names):
        """`Item,Int:Bool`: a closure with parameters of these types, whose value is of the last."""
        parameters, result = signature.split(":")
        bound = dict(names)
        own = []
        for type in parameters.split(","):
            self.serial += 1
            own.append(f"v{self.serial}")
            bound[own[-1]] = type
        # What it computes should have to do with what it is given.
        return f"{{ {', '.join(own)} in {self.of(result, max(depth - 1, 1), bound)} }}"


def cases(seed, count):
    """`[{"type", "expression", "loads"}]`"""
    chance = random.Random(seed)
    values, expressions = Values(chance), Expressions(chance)
    made = []
    for _ in range(count):
        type = chance.choice(OUTCOMES)
        made.append({
            "type": type, "expression": expressions.of(type, chance.choice([1, 2, 2, 3, 4]), NAMES),
            "loads": {name: values.of(given) for name, given in NAMES.items()},
        })
    return made
