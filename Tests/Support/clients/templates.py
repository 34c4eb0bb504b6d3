"""Templates as trees, so that random ones can be made, printed and made smaller."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Text:
    """Source of text, interpolations included."""

    source: str

    def lines(self, indent):
        return [indent + self.source]


@dataclass(frozen=True)
class Element:
    name: str
    #: As they are written: `title={s}`.
    attributes: tuple = ()
    children: tuple = ()
    #: Stays when the tree is made smaller, since its parent would not be right without it.
    is_fixed: bool = False

    def lines(self, indent):
        tag = " ".join([self.name, *self.attributes])
        if self.name == "input":
            return [f"{indent}<{tag}>"]
        return wrapped(f"<{tag}>", self.children, f"</{self.name}>", indent)


@dataclass(frozen=True)
class If:
    #: (condition, children)
    branches: tuple
    otherwise: tuple = ()

    def lines(self, indent):
        lines = []
        for position, (condition, children) in enumerate(self.branches):
            lines += [f"{indent}{'{#if' if position == 0 else '{:else if'} {condition}}}", *inner(children, indent)]
        if self.otherwise:
            lines += [indent + "{:else}", *inner(self.otherwise, indent)]
        return [*lines, indent + "{/if}"]


@dataclass(frozen=True)
class Each:
    #: `items as item, i (item.id)`
    head: str
    children: tuple
    otherwise: tuple = ()

    def lines(self, indent):
        lines = [f"{indent}{{#each {self.head}}}", *inner(self.children, indent)]
        if self.otherwise:
            lines += [indent + "{:else}", *inner(self.otherwise, indent)]
        return [*lines, indent + "{/each}"]


@dataclass(frozen=True)
class Use:
    component: str
    props: tuple = ()
    children: tuple = ()

    def lines(self, indent):
        tag = " ".join([self.component, *self.props])
        return wrapped(f"<{tag}>", self.children, f"</{self.component}>", indent) if self.children else [f"{indent}<{tag}/>"]


@dataclass(frozen=True)
class Slot:
    #: `name="foot"`, `value={n}`
    attributes: tuple = ()
    children: tuple = ()

    def lines(self, indent):
        tag = " ".join(["slot", *self.attributes])
        return wrapped(f"<{tag}>", self.children, "</slot>", indent) if self.children else [f"{indent}<{tag}/>"]


@dataclass(frozen=True)
class Component:
    #: Declarations, one an entry.
    script: tuple
    nodes: tuple

    def source(self):
        script = "".join(f"  {line}\n" for entry in self.script for line in entry.split("\n"))
        return f"<script>\n{script}</script>\n" + "\n".join(inner(self.nodes, None)) + "\n"


@dataclass(frozen=True)
class Case:
    """A project of random templates, what its loads answer, and steps: (what, which of those that there are)."""

    #: By path; texts stay as they are.
    components: dict
    texts: dict
    answers: dict
    steps: tuple

    def files(self):
        return {**self.texts, **{path: component.source() for path, component in self.components.items()}}


def inner(nodes, indent):
    deeper = "" if indent is None else indent + "  "
    return [line for node in nodes for line in node.lines(deeper)]


def wrapped(opening, children, closing, indent):
    if not children:
        return [indent + opening + closing]
    if len(children) == 1 and isinstance(children[0], Text):
        return [indent + opening + children[0].source + closing]
    return [indent + opening, *inner(children, indent), indent + closing]


# Smaller ones

def smaller_cases(case):
    """Cases with one thing less, those that lose most first."""
    for position in range(len(case.steps)):
        yield replace(case, steps=case.steps[:position] + case.steps[position + 1:])
    for path, component in case.components.items():
        for nodes in smaller_lists(component.nodes):
            yield with_component(case, path, replace(component, nodes=nodes))
        for position in range(len(component.script)):
            script = component.script[:position] + component.script[position + 1:]
            yield with_component(case, path, replace(component, script=script))
    for path in case.components:
        if path != "input.facet":
            yield replace(case, components={other: one for other, one in case.components.items() if other != path})
    for name, value in case.answers.get("loads", {}).items():
        if isinstance(value, list) and value:
            yield replace(case, answers={"loads": {**case.answers["loads"], name: value[1:]}})


def with_component(case, path, component):
    return replace(case, components={**case.components, path: component})


def smaller_lists(nodes):
    """Lists of nodes with one less, with the children of one in its place, or with one that is smaller itself."""
    for position, node in enumerate(nodes):
        before, after = nodes[:position], nodes[position + 1:]
        if not getattr(node, "is_fixed", False):
            yield before + after
            for children in child_lists(node):
                yield before + children + after
        for small in smaller_nodes(node):
            yield before + (small,) + after


def child_lists(node):
    match node:
        case If(): return [children for _, children in node.branches] + [node.otherwise]
        case Each(): return [node.otherwise]
        case Text(): return []
    return [node.children]


def smaller_nodes(node):
    match node:
        case Text():
            return
        case If():
            if len(node.branches) > 1:
                yield replace(node, branches=node.branches[:-1])
            for position, (condition, children) in enumerate(node.branches):
                for small in smaller_lists(children):
                    changed = node.branches[:position] + ((condition, small),) + node.branches[position + 1:]
                    yield replace(node, branches=changed)
        case _:
            for name in ("attributes", "props"):
                given = getattr(node, name, ())
                for position in range(len(given)):
                    yield replace(node, **{name: given[:position] + given[position + 1:]})
            for small in smaller_lists(node.children):
                yield replace(node, children=small)
    if getattr(node, "otherwise", ()):
        yield replace(node, otherwise=())
        for small in smaller_lists(node.otherwise):
            yield replace(node, otherwise=small)
