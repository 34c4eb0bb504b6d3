"""Queries, the fragment, links and forms that lead to the same page, loads that are asked for again."""

import threading
from urllib.parse import urlsplit

import pytest

from Support.runtime_site import Reply, as_json, wants_state

BODY = """
<a id="two" href="/page?q=tea&page=2">2</a> <a id="same" href="/page">all</a> <a id="there" href="#end">end</a>
<a id="far" href="/page?q=far#end">far</a> <a id="other" href="/other">other</a> <a id="blank" href="/page?q=b" target="_blank">b</a>
<a id="file" href="/page?q=f" download>f</a> <a id="inner" href="/page?q=in"><b id="bold">in</b></a>
<form id="search"><input name="q"><input type="checkbox" name="tag" value="a b"><button name="page" value="3">Go</button></form>
<form action="/other"><button id="leave">Leave</button></form>
<input id="typed"> <button type="button" id="push">push</button> <select id="pick"><option>1<option>2</select>
<p id="shown"></p><div class="tall"></div><p id="end">end</p>
"""
HEAD = "<style nonce=\"NONCE\">.tall { height: 3000px }</style>"
SCRIPT = """
const cells = { q: "", page: 1, tags: [], tab: "all", url: "", items: null }
window.cells = cells
const receive = (values) => { Object.assign(cells, values); document.getElementById("shown").textContent = cells.items }
start({}, ({ place: where }) => {
  const page = instance(where, { name: "page", receive, loads: { items: shape.text } })
  address(page, {
    q: query(textField, () => ""), page: query(intField, () => 1), tags: queryList(textField),
    tab: fragment(enumerationField(["all", "open"]), () => "all"), url: (address, name) => route().url,
  })
  const typed = document.getElementById("typed")
  bind(typed, valueControl(textField), () => cells.q, (value) => { cells.q = value; changeQuery("q", value) })
  listen(document.getElementById("push"), "click", () => { changeQuery("page", 7); changeQuery("tags", ["x", "y&z"]); changeQuery("q", null) })
  bind(document.getElementById("pick"), selectControl(intField), () => cells.page, (value) => { cells.page = value; changeQuery("page", value) })
})
"""


@pytest.fixture
def page(visitor, site):
    """A page whose load says which query it was asked for."""
    site.page("/page", body=BODY, script=SCRIPT, head=HEAD, data={"root": ""})
    html = site.answers["/page"]
    site.asked = []

    def answer(request):
        if not wants_state(request):
            return html(request)
        site.asked.append(urlsplit(request.path).query)
        return as_json({"": {"items": f"items of {site.asked[-1]}", "q": "ignored"}})

    site.answers["/page"] = answer
    site.answers["/other"] = lambda _: Reply('<!doctype html><link rel="icon" href="data:,"><title>other</title>')
    page = visitor.open("/page")
    page.evaluate("window.stays = true")
    return page


def shown(page, query):
    page.wait_for_function("(text) => document.getElementById('shown').textContent === text", arg=f"items of {query}")
    assert page.evaluate("window.stays"), "the page was loaded anew"


def cells(page, *names):
    return page.evaluate("(names) => names.map((name) => cells[name])", names)


def entries(page):
    return page.evaluate("history.length")


def test_a_link_to_the_page_changes_its_inputs_and_loads(page, site):
    before = entries(page)
    page.evaluate("scrollTo(0, 500)")
    page.evaluate("document.getElementById('two').click()")
    shown(page, "q=tea&page=2")
    assert cells(page, "q", "page", "tags", "url") == ["tea", 2, [], "/page?q=tea&page=2"]
    assert page.url == f"{site.url}/page?q=tea&page=2"
    assert entries(page) == before + 1
    assert page.evaluate("scrollY") == 0


def test_back_and_forward_restore_inputs_loads_and_scroll(page):
    page.click("#two")
    shown(page, "q=tea&page=2")
    page.evaluate("scrollTo(0, 700)")
    page.evaluate("document.getElementById('inner').click()")
    shown(page, "q=in")
    page.go_back()
    shown(page, "q=tea&page=2")
    assert cells(page, "q", "page") == ["tea", 2]
    page.wait_for_function("() => scrollY === 700")
    page.go_back()
    shown(page, "")
    assert cells(page, "q", "page") == ["", 1]
    page.go_forward()
    shown(page, "q=tea&page=2")


def test_text_in_a_link_counts_as_the_link(page):
    page.click("#bold")
    shown(page, "q=in")


def test_a_link_to_a_place_in_the_page_is_the_browsers(page, site):
    page.click("#there")
    page.wait_for_function("() => scrollY > 1000")
    assert site.asked == []
    assert page.url.endswith("/page#end")


def test_a_link_with_another_query_and_a_place_scrolls_to_it(page):
    page.click("#far")
    shown(page, "q=far")
    page.wait_for_function("() => scrollY > 1000")


def test_a_link_to_the_same_address_asks_again(page, site):
    before = entries(page)
    page.click("#same")
    shown(page, "")
    page.click("#same")
    page.wait_for_function("() => performance.getEntriesByType('resource').filter((e) => e.name.endsWith('/page')).length > 1")
    assert site.asked == ["", ""] and entries(page) == before


@pytest.mark.parametrize("how", ["#blank", "#file", "modified", "prevented"])
def test_links_that_are_the_browsers_stay_so(page, site, how):
    if how == "modified":
        with page.context.expect_page():
            page.click("#two", modifiers=["Control"])
    elif how == "prevented":
        page.evaluate("document.getElementById('two').addEventListener('click', (event) => event.preventDefault())")
        page.click("#two")
    elif how == "#file":
        with page.expect_download():
            page.click(how)
    else:
        with page.context.expect_page():
            page.click(how)
    assert site.asked == [] and page.url == f"{site.url}/page"


def test_other_pages_are_loaded(page, site):
    page.click("#other")
    page.wait_for_url("**/other")
    page.go_back()
    page.wait_for_function("() => window.isLoaded")
    page.click("#leave")
    page.wait_for_url("**/other?")


def test_a_form_for_the_page_changes_the_query(page, site):
    page.fill("[name=q]", "a & b")
    page.check("[name=tag]")
    page.click("#search button")
    shown(page, "q=a+%26+b&tag=a+b&page=3")
    assert cells(page, "q", "page") == ["a & b", 3]
    page.fill("[name=q]", "c")
    page.locator("[name=q]").press("Enter")
    shown(page, "q=c&tag=a+b&page=3")


def test_typing_replaces_the_address(page, site):
    before = entries(page)
    page.locator("#typed").press_sequentially("täa b")
    shown(page, "q=t%C3%A4a%20b")
    assert page.url == f"{site.url}/page?q=t%C3%A4a%20b"
    assert entries(page) == before
    assert cells(page, "q", "url") == ["täa b", "/page?q=t%C3%A4a%20b"]


def test_a_click_pushes_one_entry_for_all_that_it_assigns(page, site):
    before = entries(page)
    page.locator("#typed").press_sequentially("a")
    page.click("#push")
    shown(page, "page=7&tags=x&tags=y%26z")
    assert cells(page, "q", "page", "tags") == ["", 7, ["x", "y&z"]]
    assert entries(page) == before + 1
    page.select_option("#pick", "2")
    shown(page, "tags=x&tags=y%26z&page=2")
    assert entries(page) == before + 2


def test_navigate_within_the_page_stays(page, site):
    page.evaluate("scrollTo(0, 500)")
    page.evaluate("batch(() => navigate('?page=2'))")
    shown(page, "page=2")
    page.evaluate("batch(() => navigate('./page?page=3'))")
    shown(page, "page=3")
    # An action leaves the visitor where he is; what has become longer above moves along.
    assert page.evaluate("scrollY") >= 500
    page.evaluate("batch(() => navigate('./other?x'))")
    page.wait_for_url("**/other?x")


def test_the_fragment_is_read_at_the_start_and_when_it_changes(visitor, page, site):
    assert cells(page, "tab") == ["all"]
    page.evaluate("location.hash = 'open'")
    page.wait_for_function("() => cells.tab === 'open'")
    page.evaluate("location.hash = 'nonsense%'")
    page.wait_for_function("() => cells.tab === 'all'")
    page.evaluate("batch(() => changeFragment('open'))")
    assert page.url.endswith("#open") and site.asked == []
    page.goto("about:blank")
    page.goto(site.url + "/page?q=x#open")
    page.wait_for_function("() => window.isLoaded")
    # Only the fragment is read at the start; the rest is what the server has said.
    assert cells(page, "tab", "q") == ["open", ""]


@pytest.mark.parametrize("search, expected", [
    ("?q=&page=", ["", 1, []]), ("?page=%202%20&q=x&q=y", ["x", 2, []]), ("?page=1.0", ["", 1, []]),
    ("?page=9007199254740993&tags=&tags=b", ["", 1, ["", "b"]]), ("?page=+3&q=a%2Bb+c", ["a+b c", 3, []]),
])
def test_queries_are_read_as_on_the_server(visitor, page, search, expected):
    page.evaluate("(search) => batch(() => navigate(search))", search)
    assert cells(page, "q", "page", "tags") == expected


def test_late_answers_are_dropped(visitor, page, site):
    """The first of two answers comes last."""
    go, plain = threading.Event(), site.answers["/page"]

    def answer(request):
        if "q=tea" in request.path:
            go.wait(20)
        return plain(request)

    site.answers["/page"] = answer
    page.click("#two")
    page.click("#bold")
    shown(page, "q=in")
    with page.expect_response(lambda response: "q=tea" in response.url):
        go.set()
    page.wait_for_timeout(50)
    shown(page, "q=in")


def test_a_reload_of_one_load_leaves_the_others(visitor, site):
    script = """
    window.log = []
    const make = (where, names) => instance(where, {
      name: "X", receive: (values) => log.push([pathOf(where), values]),
      loads: Object.fromEntries(names.map((name) => [name, shape.optional(shape.int)])),
    })
    const layout = place(rootPlace, 0)
    start({}, () => { make(rootPlace, ["a", "error(a)", "b"]); make(layout, ["a"]) })
    await reload(rootPlace, "a")
    await Promise.all([reload(rootPlace, "b"), reload(layout, "a")])
    log.push("all")
    await reloadAll()
    """
    site.page("/page", script=script)
    html, count = site.answers["/page"], [0]

    def answer(request):
        if not wants_state(request):
            return html(request)
        count[0] += 1
        return as_json({"": {"a": count[0], "b": count[0], "error(a)": None, "c": 5}, "0": {"a": count[0]}})

    site.answers["/page"] = answer
    log = visitor.open("/page").evaluate("log")
    filled = [[path, sorted(values)] for path, values in (entry for entry in log if entry != "all") if values]
    assert filled[0] == ["", ["a", "error(a)"]]
    assert sorted(filled[1:3]) == [["", ["b"]], ["0", ["a"]]]
    assert filled[3:] == [["", ["a", "b", "error(a)"]], ["0", ["a"]]]


@pytest.mark.parametrize("status", [401, 403, 404, 303])
def test_who_may_not_see_the_page_any_more_is_led_to_it(visitor, page, site, status):
    document = Reply(f'<!doctype html><link rel="icon" href="data:,"><title>{status}</title>', 200 if status == 303 else status)
    refused = as_json({"title": "x"}, status, "application/problem+json")
    refused.headers = [("Location", "/other")] if status == 303 else []
    site.answers["/page"] = lambda request: refused if wants_state(request) else document
    page.click("#two")
    page.wait_for_function(f"() => document.title === '{status}'")
    assert page.url == f"{site.url}/page?q=tea&page=2"
    visitor.forgive()


def test_other_failures_show_a_notice_until_the_next_answer(visitor, page, site):
    plain = site.answers["/page"]
    site.answers["/page"] = lambda _: as_json({"title": "The backend is not available"}, 503)
    page.click("#two")
    notice = page.locator("body > p.facet-notice")
    notice.wait_for()
    assert notice.text_content() == "The backend is not available"
    site.answers["/page"] = lambda _: Reply("no json")
    page.click("#bold")
    page.wait_for_function("() => document.querySelector('.facet-notice').textContent === 'The page could not be brought up to date.'")
    site.answers["/page"] = plain
    page.evaluate("document.getElementById('two').click()")
    shown(page, "q=tea&page=2")
    assert notice.count() == 0
    assert len(visitor.forgive()) == 1  # The browser's own line about 503.
