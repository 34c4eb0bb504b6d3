"""Random components, props and steps within the grammar. The same seed makes the same.

Every project has a store `log` that effects write to and the page shows: so the order of effects is part of what is compared.
"""

import random

from Support.clients.templates import Case, Component, Each, Element, If, Slot, Text, Use

TYPES = "type Item { id: Int, name: String, tags: [String], on: Bool }\n"
STEPS = ["click", "click", "click", "click", "type", "check", "select"]
WORDS = ["", "a", "b & c", "<i>", "é🎉", "x y"]

#: Statements that change a value of a type; `#` stands for its name.
CHANGES = {
    "Int": ["# += 1", "# = # * 2 % 7", "# = 3 - #"],
    "String": ['# = # + "x"', '# = ""', '# = "<b>" + #', "# = #.prefix(1)"],
    "Bool": ["# = !#"],
    "String?": ["# = nil", '# = "m"', '# = (# ?? "") + "!"'],
    "[Item]": [
        "if #.count < 6 { #.append(Item(id: (#.map { $0.id }.max() ?? 0) + 1, name: \"n{#.count}\", tags: [\"t\"], on: true)) }",
        "if #.count < 6 { #.insert(Item(id: (#.map { $0.id }.max() ?? 0) + 1, name: \"i\", tags: [], on: false), at: 0) }",
        "# = #.reversed()", "if #.count > 2 { #.swapAt(0, #.count - 2) }", "if !#.isEmpty { #.remove(at: #.count / 2) }",
        "if !#.isEmpty { #[0].name = \"r{#.count}\" }", "if !#.isEmpty { #[#.count - 1].tags.append(\"u{#.count}\") }",
        "#.removeAll { $0.id % 3 == 0 }", "# = #.sorted { $0.name }", "for one in # { #[0].on = !one.on }", "# = []",
    ],
}

#: Texts of an expression by type.
SHOWN = {
    "Int": ["{#}", "{# + 1}", "{# % 2 == 0 ? \"even\" : \"odd\"}"], "String": ["{#}", "{#.count}", "({#})", "{#.uppercased()}"],
    "Bool": ["{#}", "{# ? \"yes\" : \"\"}"], "String?": ["{# ?? \"none\"}"], "[Item]": ["{#.count}", "{#.map { $0.name }.joined(\"+\")}"],
    "Item": ["{#.name}", "{#.id}. {#.name}", "{#.tags.joined(\",\")}{#.on}"],
}

CONDITIONS = {
    "Int": ["# > 2", "# % 2 == 0", "# == 1"], "String": ["#.isEmpty", "#.count > 2"], "Bool": ["#", "!#"],
    "String?": ["# == nil", "let got = #"], "[Item]": ["#.isEmpty", "#.count > 2"], "Item": ["#.on", "#.id % 2 == 0"],
}

ATTRIBUTES = {
    "Int": ["data-n={#}", "class:many={# > 2}", "tabindex={#}", "style:--n={#}"],
    "String": ["title={#}", "data-s=\"a {#} z\"", "class=\"w{#.count}\"", "lang={#.isEmpty ? nil : \"en\"}"],
    "Bool": ["hidden={#}", "class:on={#}", "data-b={#}"], "String?": ["title={#}", "aria-label={#}"],
    "[Item]": ["data-count={#.count}"], "Item": ["data-id={#.id}", "class:on={#.on}"],
}


class Maker:
    """Makes one project: components that use those before them, and a page that uses them all."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.components = {}
        #: What must be given to each, by its name: [(name, type)].
        self.props = {}
        self.serial = 0

    def case(self):
        for number in range(self.chance.randint(1, 3)):
            self.component(f"C{number}")
        page = self.page()
        steps = tuple((self.chance.choice(STEPS), self.chance.randint(0, 99)) for _ in range(self.chance.randint(3, 7)))
        return Case({"input.facet": page, **self.components}, {"types.facet": TYPES, "stores/log.facet": "store log: [String] = []\n"},
                    {"loads": {"given": self.items(), "start": self.chance.randint(0, 4)}}, steps)

    def items(self):
        count = self.chance.choice([0, 1, 2, 3, 4])
        return [{"id": number + 1, "name": self.chance.choice(WORDS), "tags": self.chance.choices(["t", "u", "v"], k=number % 3),
                 "on": self.chance.random() < 0.5} for number in range(count)]

    def page(self):
        states = {"n": "Int", "s": "String", "on": "Bool", "items": "[Item]", "maybe": "String?"}
        script = ["use log", "load given: [Item] = api.get(\"/api/given\")", "load start: Int = api.get(\"/api/start\")",
                  "state n = start", f"state s = \"{self.chance.choice(['', 'a', 'é'])}\"", "state on = true", "state items = given",
                  "state maybe: String? = nil"]
        names = dict(states)
        script += self.code("page", names, states)
        nodes = (Element("output", (), (Text("{log.joined(\" \")}"),)), *self.nodes(names, 3))
        uses = tuple(self.use(name, names, 2) for name in self.props)
        return Component(tuple(script), nodes + uses + (self.button(names),))

    def component(self, name):
        choices = [("k", "Int"), ("w", "String"), ("rows", "[Item]"), ("lit", "Bool"), ("row", "Item"), ("opt", "String?")]
        props = self.chance.sample(choices, self.chance.randint(1, 3))
        has_action = self.chance.random() < 0.4
        states = {"own": "Int", "word": "String", "open": "Bool"}
        script = [f"prop {prop}: {type}" for prop, type in props]
        script += ["prop onGo: Action<Int>"] if has_action else []
        script += ["use log", "state own = 1", "state word = \"w\"", "state open = false"]
        names = {**dict(props), **states}
        script += self.code(name, names, states)
        self.slots = True
        nodes = list(self.nodes(names, 2)) + [self.slot(names)]
        if has_action:
            nodes.append(Element("button", ('type="button"', "on:click={onGo(own)}"), (Text("go {own}"),)))
        self.chance.shuffle(nodes)
        self.components[f"components/{name}.facet"] = Component(tuple(script), tuple(nodes))
        self.props[name] = props + ([("onGo", "Action<Int>")] if has_action else [])
        self.slots = False

    slots = False

    def code(self, name, names, states):
        """Deriveds, actions and effects of a component."""
        chance, lines = self.chance, []
        printable = [one for one, type in names.items() if type in ("Int", "String", "Bool")]
        whole = [one for one, type in names.items() if type == "Int"]
        lines.append(f"derived twice = {chance.choice(whole)} * 2")
        names["twice"] = "Int"
        for number in range(2):
            body = [self.change(states) for _ in range(chance.randint(1, 2))]
            lines.append(f"action act{number}() {{\n" + "".join(f"  {line}\n" for line in body) + "}")
        for _ in range(chance.randint(0, 2)):
            lines.append(f"effect {{ log.append(\"{name}:{{{chance.choice(printable + ['twice'])}}}\") }}")
        if chance.random() < 0.3:
            lines.append("state echo = 0")
            lines.append("effect { echo = twice + 1 }")
            names["echo"] = "Int"
        if chance.random() < 0.3:
            lines.append(f"onMount {{ log.append(\"+{name}\") }}\nonUnmount {{ log.append(\"-{name}\") }}")
        return lines

    def change(self, states):
        name = self.chance.choice(list(states))
        return self.chance.choice(CHANGES[states[name]]).replace("#", name)

    # Markup

    def nodes(self, names, depth):
        return tuple(self.node(names, depth) for _ in range(self.chance.randint(1, 3)))

    def node(self, names, depth):
        kinds = ["text", "text", "button", "control"]
        if depth > 0:
            kinds += ["element", "element", "if", "if", "each", "list", "table", "use"] + (["slot"] if self.slots else [])
        kind = self.chance.choice(kinds)
        return getattr(self, {"if": "conditional"}.get(kind, kind))(names, *([depth] if kind not in ("text", "button", "control", "slot") else []))

    def pattern(self, table, names):
        usable = [name for name, type in names.items() if type in table]
        name = self.chance.choice(usable)
        return self.chance.choice(table[names[name]]).replace("#", name)

    def text(self, names):
        return Text(self.chance.choice(["", "t ", "z"]) + self.pattern(SHOWN, names) + self.chance.choice(["", " after"]))

    def button(self, names):
        handler = self.chance.choice(["act0", "act1"])
        states = {name: type for name, type in names.items() if name in ("n", "s", "on", "own", "word", "open")}
        if self.chance.random() < 0.3 and states:
            handler = f"{{ {self.change(states)} }}"
        return Element("button", ('type="button"', f"on:click={{{handler}}}"), (Text("b"),))

    def control(self, names):
        texts = [name for name in names if name in ("s", "word", "maybe")]
        flags = [name for name in names if name in ("on", "open")]
        kind = self.chance.choice(["text", "check", "select", "area"])
        if kind == "check":
            return Element("input", ('type="checkbox"', f"bind:checked={{{self.chance.choice(flags)}}}"))
        if kind == "select":
            options = tuple(Element("option", (f'value="{value}"',), (Text(value or "none"),)) for value in ("", "a", "x"))
            return Element("select", (f"bind:value={{{self.chance.choice(texts)}}}",), options)
        if kind == "area":
            return Element("textarea", (f"bind:value={{{self.chance.choice(texts)}}}",))
        return Element("input", ('type="text"', f"bind:value={{{self.chance.choice(texts)}}}"))

    def element(self, names, depth):
        chosen = {self.pattern(ATTRIBUTES, names) for _ in range(self.chance.randint(0, 2))}
        attributes = {attribute.split("=")[0]: attribute for attribute in sorted(chosen)}
        return Element(self.chance.choice(["div", "span", "section", "b"]), tuple(attributes.values()), self.nodes(names, depth - 1))

    def conditional(self, names, depth):
        branches = []
        for _ in range(self.chance.choice([1, 1, 2])):
            condition = self.pattern(CONDITIONS, names)
            inside = {**names, "got": "String"} if "let got" in condition else names
            branches.append((condition, self.nodes(inside, depth - 1)))
        return If(tuple(branches), self.nodes(names, depth - 1) if self.chance.random() < 0.5 else ())

    def each(self, names, depth):
        lists = [name for name, type in names.items() if type == "[Item]"]
        self.serial += 1
        item, index = f"item{self.serial}", f"i{self.serial}"
        if lists and self.chance.random() < 0.8:
            head, inside = f"{self.chance.choice(lists)} as {item}, {index} ({item}.id)", {**names, item: "Item", index: "Int"}
        else:
            whole = self.chance.choice([name for name, type in names.items() if type == "Int"])
            head, inside = f"0..<({whole}.clamped(to: 0...4)) as {item} ({item})", {**names, item: "Int"}
        return Each(head, self.nodes(inside, depth - 1), self.nodes(names, 0) if self.chance.random() < 0.4 else ())

    def list(self, names, depth):
        each = self.each(names, 1)
        return Element("ul", (), (Each(each.head, (Element("li", (), each.children, is_fixed=True),)),))

    def table(self, names, depth):
        each = self.each(names, 1)
        row = Element("tr", (), (Element("td", (), each.children, is_fixed=True),), is_fixed=True)
        return Element("table", (), (Element("tbody", (), (Each(each.head, (row,)),), is_fixed=True),))

    def use(self, name_or_names, names_or_depth, depth=None):
        """A component that was made before, with values of what is in scope."""
        if depth is None:
            names, depth = name_or_names, names_or_depth
            if not self.props:
                return self.text(names)
            name = self.chance.choice(list(self.props))
        else:
            name, names = name_or_names, names_or_depth
        props = []
        for prop, type in self.props[name]:
            own = [one for one, given in names.items() if given == type]
            props.append(f"{prop}={{{self.chance.choice(own) if own and self.chance.random() < 0.8 else self.constant(type, names)}}}")
        children = ()
        if self.chance.random() < 0.6:
            # What a slot passes may have any name here, but none that is taken.
            self.serial += 1
            value = f"passed{self.serial}"
            props.append(f"let:value={{{value}}}")
            children = self.nodes({**names, value: "Int"}, depth - 1)
        return Use(name, tuple(props), children)

    def constant(self, type, names):
        if type.startswith("Action"):
            states = [name for name in names if name in ("n", "own")]
            return f"{{ {states[0]} += $0 }}"
        return {"Int": "7", "String": "\"const\"", "Bool": "true", "[Item]": "[]", "String?": "nil",
                "Item": "Item(id: 9, name: \"c\", tags: [], on: true)"}[type]

    def slot(self, names):
        whole = self.chance.choice([name for name, type in names.items() if type == "Int"])
        fallback = (self.text(names),) if self.chance.random() < 0.5 else ()
        return Slot((f"value={{{whole}}}",), fallback)


def case(seed):
    return Maker(seed).case()
