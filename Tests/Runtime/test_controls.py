"""Two-way bindings of every kind of control, as visitors use them."""

import pytest


# A control bound to `values[name]`. `write` is what a target does when the value has changed.
HELP = """
window.values = {}
window.writes = {}
window.control = (id, kind, value, name = id) => {
  const node = document.getElementById(id)
  values[name] = value
  bind(node, kind, () => values[name], (next) => (values[name] = next))
  writes[id] = () => kind.write(node, values[name])
}
window.set = (id, value) => { values[id] = value; writes[id](); return document.getElementById(id).value }
"""


@pytest.fixture
def bound(visitor):
    def open(body, script):
        page = visitor.open(body=body, script=HELP + script)
        return page, lambda name: page.evaluate("(name) => values[name]", name)

    return open


def invalid(page, id):
    return page.locator(f"#{id}").get_attribute("aria-invalid")


def test_text_kinds(bound):
    page, value = bound(
        '<input id="a"><textarea id="b">\nx</textarea><input id="c" type="search"><input id="d" list="l"><input type="hidden" id="e" value="true">',
        """control("a", valueControl(textField), ""); control("b", valueControl(textField), "x")
        control("c", valueControl(optionalField(textField)), null)
        control("d", valueControl(enumerationField(["low", "high"])), "low")
        control("e", valueControl(boolField), true)""")
    page.fill("#a", "täa")
    page.fill("#b", "one\ntwo")
    page.fill("#c", "x")
    page.fill("#c", "")
    page.fill("#d", "high")
    assert [value(name) for name in "abcd"] == ["täa", "one\ntwo", None, "high"]
    page.fill("#d", "hi")
    assert (value("d"), invalid(page, "d")) == ("high", "true")
    assert page.evaluate("[set('a', 'b'), set('b', 'q\\nr'), set('c', 'y'), set('d', 'low'), set('e', false)]") == [
        "b", "q\nr", "y", "low", "false"]
    assert invalid(page, "d") is None


def test_numbers(bound):
    page, value = bound(
        '<input id="n" type="number"><input id="t" inputmode="numeric"><input id="o" type="number" value="1"><input id="d" type="number" step="any"><input id="r" type="range">',
        """control("n", valueControl(intField), 1); control("t", valueControl(intField), 1); control("o", valueControl(optionalField(intField)), 1)
        control("d", valueControl(doubleField), 1); control("r", valueControl(intField), 50)""")
    page.fill("#n", "12")
    page.fill("#o", "")
    page.fill("#d", "1.5")
    page.fill("#r", "70")
    assert [value(name) for name in "nodr"] == [12, None, 1.5, 70]
    page.fill("#n", "")
    assert (value("n"), invalid(page, "n"), invalid(page, "o")) == (12, "true", None)
    page.fill("#t", "12,5")
    page.evaluate("writes.t()")
    # The state is kept, and so is what was typed, until the value changes.
    assert (value("t"), page.input_value("#t"), invalid(page, "t")) == (1, "12,5", "true")
    assert page.evaluate("set('t', 2)") == "2" and invalid(page, "t") is None
    page.fill("#t", " 007 ")
    page.evaluate("writes.t()")
    assert (value("t"), page.input_value("#t")) == (7, " 007 ")
    page.fill("#t", "x")
    page.fill("#t", "7")
    assert (value("t"), invalid(page, "t")) == (7, None)
    # A number control says nothing of a text that it can't read; that is not nil.
    page.locator("#o").press_sequentially("3e")
    assert invalid(page, "o") == "true" and value("o") == 3


def test_a_mark_of_the_templates_own_is_left_alone(bound):
    page, value = bound('<input id="t" aria-invalid="false">', 'control("t", valueControl(intField, undefined, false), 1)')
    page.fill("#t", "x")
    assert (value("t"), invalid(page, "t")) == (1, "false")
    page.evaluate("set('t', 3)")
    assert (page.input_value("#t"), invalid(page, "t")) == ("3", "false")


def test_dates(bound):
    page, value = bound(
        '<input id="day" type="date" value="2026-11-01"><input id="minute" type="datetime-local"><input id="text" type="date"><input id="hidden" type="hidden">',
        """control("day", valueControl(dateField, showDay), Date.UTC(2026, 10, 1, 12, 30))
        control("minute", valueControl(optionalField(dateField), showMinute), null)
        control("text", valueControl(textField), ""); control("hidden", valueControl(dateField, showDate), 0)""")
    moment = value("day")
    page.evaluate("document.getElementById('day').dispatchEvent(new Event('input'))")
    assert value("day") == moment, "a date that was not touched lost its time"
    page.fill("#day", "2026-11-02")
    page.fill("#minute", "2026-11-02T10:15")
    page.fill("#text", "2026-11-03")
    assert [value("day"), value("minute"), value("text")] == page.evaluate(
        "[Date.UTC(2026, 10, 2), Date.UTC(2026, 10, 2, 10, 15), '2026-11-03']")
    page.fill("#minute", "")
    assert value("minute") is None
    assert page.evaluate("[set('day', 1001), set('minute', 61000), set('minute', null), set('hidden', 1000)]") == [
        "1970-01-01", "1970-01-01T00:01", "", "1970-01-01T00:00:01Z"]


def test_a_select(bound):
    page, value = bound(
        '<select id="s"><option value="1">a<option value="2" selected>b<option value="x">c</select>',
        'control("s", selectControl(intField), 2)')
    page.select_option("#s", "1")
    assert value("s") == 1
    page.select_option("#s", "x")
    assert value("s") == 1, "an option that is not of the type was taken"
    assert page.evaluate("[set('s', 2), set('s', 9)]") == ["2", "1"], "with no match a parser shows the first"


def test_a_multiple_select(bound):
    page, value = bound(
        '<select id="s" multiple><option>a<option>b<option>c<optgroup disabled label="g"><option selected>d</optgroup></select>',
        'control("s", multipleControl(textField), ["a"])')
    page.select_option("#s", ["c", "a"])
    assert value("s") == ["a", "c"]
    assert page.evaluate("set('s', ['b', 'z']); [...document.getElementById('s').selectedOptions].map((option) => option.value)") == ["b"]


def test_a_checkbox(bound):
    page, value = bound('<input type="checkbox" id="c">', 'control("c", checkedControl, false)')
    page.check("#c")
    assert value("c") is True
    page.evaluate("set('c', false)")
    assert not page.is_checked("#c")


def test_radio_buttons(bound):
    page, value = bound(
        '<input type="radio" name="r" id="a" value="1" checked><input type="radio" name="r" id="b" value="2">',
        'control("a", radioControl(() => 1), 1, "r"); control("b", radioControl(() => 2), 1, "r")')
    page.check("#b")
    assert value("r") == 2
    page.evaluate("values.r = 1; writes.a(); writes.b()")
    assert page.is_checked("#a") and not page.is_checked("#b")


GROUP = """
<form id="one"><div id="list"><input type="checkbox" id="b" value="b"><input type="checkbox" id="a" value="a"></div>
<fieldset disabled><input type="checkbox" id="d" value="d"></fieldset></form>
<form id="two"><input type="checkbox" id="e" value="e"></form>
"""


def test_a_group_of_checkboxes(bound):
    """What none of the form's controls could change stays in front; the rest is in the order of the controls."""
    page, value = bound(GROUP, """
    const group = checkboxGroup()
    for (const id of ["a", "b", "d", "e"]) control(id, group.control(document.getElementById(id), () => id), ["x", "a", "d", "e"], "g")
    for (const id of ["a", "b", "d", "e"]) writes[id]()""")
    assert [page.is_checked(f"#{id}") for id in "abde"] == [True, False, True, True]
    page.check("#b")
    assert value("g") == ["x", "d", "e", "b", "a"]
    page.evaluate("document.getElementById('list').append(document.getElementById('b'))")
    page.uncheck("#a")
    page.check("#a")
    assert value("g") == ["x", "d", "e", "a", "b"]
    page.evaluate("document.getElementById('b').remove()")
    page.uncheck("#a")
    assert value("g") == ["x", "d", "e", "b"]


def test_halves_of_surrogate_pairs_are_no_text(bound):
    page, value = bound('<input id="a">', 'control("a", valueControl(textField), "")')
    page.evaluate("""() => {
      const node = document.getElementById("a")
      node.value = "a\\ud83db\\ud83d\\ude00"
      node.dispatchEvent(new Event("input"))
    }""")
    assert value("a") == "a\ufffdb\U0001f600"


def test_handlers_of_the_same_event_find_the_value_assigned(bound):
    page, value = bound('<input id="a"><input type="checkbox" id="c">', """
    control("a", valueControl(textField), ""); control("c", checkedControl, false)
    listen(document.getElementById("a"), "input", () => (values.seen = values.a))
    listen(document.getElementById("c"), "input", () => (values.checked = values.c))
    """)
    page.fill("#a", "x")
    page.check("#c")
    assert (value("seen"), value("checked")) == ("x", True)


def test_writing_changes_no_selection_when_the_text_is_the_same(bound):
    page, value = bound('<input id="a">', 'control("a", valueControl(textField), "")')
    page.fill("#a", "hello")
    assert page.evaluate("""() => {
      const node = document.getElementById("a")
      node.setSelectionRange(1, 3)
      writes.a()
      return [node.selectionStart, node.selectionEnd]
    }""") == [1, 3]


def test_names_of_controls_have_the_instances_path_behind_them(bound):
    page, _ = bound("", "window.names = [controlName('q', rootPlace), controlName('on', place(place(rootPlace, 0), 's1'))]")
    assert page.evaluate("names") == ["q", "on@0.s1"]
