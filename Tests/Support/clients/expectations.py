"""What a step says that one must see, in its author's own words: `{selector: text}`.

| value | means |
|---|---|
| a text | the first element's text, or its value where it is a control |
| a list of texts | those of all elements, in order |
| a number | so many elements |
| `null` | no such element |
"""

READ = """(elements) => elements.map((element) => "value" in element && !["BUTTON", "LI", "OPTION"].includes(element.tagName)
  ? (element.multiple ? [...element.selectedOptions].map((option) => option.value).join("+")
    : ["checkbox", "radio"].includes(element.type) ? String(element.checked) : element.value)
  : element.textContent)"""


def check(page, expectations):
    """Asks nothing of the page when nothing is expected."""
    for selector, expected in expectations.items():
        seen = page.eval_on_selector_all(selector, READ)
        if isinstance(expected, bool):
            raise AssertionError(f"{selector}: true and false are texts here")
        if expected is None or isinstance(expected, int):
            assert len(seen) == (expected or 0), f"{selector}: {len(seen)} elements and not {expected or 0}: {seen}"
        elif isinstance(expected, list):
            assert seen == expected, f"{selector}: {seen} and not {expected}"
        else:
            assert seen[:1] == [expected], f"{selector}: {seen[:1]} and not {expected!r}"
