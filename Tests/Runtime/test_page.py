"""Places, updates, effects, instances: when what is written reaches the page."""

import pytest

# A place with a step of its own, and an update that says its name when it runs.
HELP = """
window.log = []
window.at = (parent, step, order) => place(parent, step, order ?? step)
window.update = (name, where, run = () => {}) => ({ place: where, run: () => (log.push(name), run()) })
window.said = () => log.splice(0)
addEventListener("error", ({ error }) => log.push(`${error.message} at ${error.at}`))
window.make = (where, definition = {}) => instance(where, { name: "Test", receive() {}, ...definition })
"""


@pytest.fixture
def run(visitor):
    page = visitor.open(script=HELP)
    return lambda source: page.evaluate(f"async () => {{ {source} }}")


# Places


def test_places_have_the_paths_of_the_server(run):
    assert run("""
      const card = place(rootPlace, 0)
      const content = place(card, "s0")
      const item = { key: "a/é [1].!*", index: 0 }
      const row = itemPlace(content, 1, item)
      const deep = place(row, 3)
      const plain = place(itemPlace(rootPlace, 0, { key: 12, index: 4 }), 0)
      return [rootPlace, card, content, row, deep, plain].map(pathOf)
    """) == ["", "0", "0.s0", "0.s0.e1[a%2F%C3%A9%20%5B1%5D.%21%2A]", "0.s0.e1[a%2F%C3%A9%20%5B1%5D.%21%2A].3", "e0[12].0"]


def test_places_are_in_tree_order_also_after_a_move(run):
    assert run("""
      const items = ["a", "b", "c"].map((key, index) => ({ key, index }))
      const list = items.map((item) => itemPlace(rootPlace, 0, item, 5))
      const all = [place(rootPlace, 1, 9), ...list.map((row) => place(row, 0, 1)), ...list, rootPlace, place(rootPlace, 0, 2)]
      const order = () => [...all].sort(comparePlaces).map(pathOf)
      const before = order()
      ;[items[0].index, items[2].index] = [2, 0]
      return [before, order()]
    """) == [
        ["", "0", "e0[a]", "e0[a].0", "e0[b]", "e0[b].0", "e0[c]", "e0[c].0", "1"],
        ["", "0", "e0[c]", "e0[c].0", "e0[b]", "e0[b].0", "e0[a]", "e0[a].0", "1"],
    ]


# Updates


def test_updates_run_once_at_the_end_of_the_outermost_batch_and_parents_first(run):
    assert run("""
      const parent = at(rootPlace, 1), child = at(parent, 0), other = at(rootPlace, 0)
      const [c, p, o] = [update("child", child), update("parent", parent), update("other", other)]
      batch(() => {
        changed(c)
        batch(() => { changed(p); changed(c) })
        log.push("inner ended")
        changed(o)
      })
      return said()
    """) == ["inner ended", "other", "parent", "child"]


def test_outside_of_a_batch_a_microtask_updates(run):
    assert run("""
      changed(update("a", rootPlace)); changed()
      log.push("sync")
      await null
      return said()
    """) == ["sync", "a"]


def test_each_part_of_an_action_that_waits_is_followed_by_an_update(run):
    assert run("""
      const step = (name) => changed(update(name, rootPlace))
      const action = async () => {
        step("first"); log.push("written")
        await null
        step("second"); log.push("written")
        await new Promise((resolve) => setTimeout(resolve, 5))
        step("third"); log.push("written")
      }
      const done = batch(action)
      log.push("paused")
      await done
      return said()
    """) == ["written", "first", "paused", "written", "second", "written", "third"]


def test_what_an_update_asks_for_runs_before_what_comes_after_it(run):
    """A region that its parent is about to remove must not be updated before the parent."""
    assert run("""
      const parent = at(rootPlace, 0), middle = at(parent, 0), deep = at(middle, 0)
      const gone = update("deep", deep)
      const between = update("middle", middle, () => (gone.isEnded = true))
      batch(() => { changed(gone); changed(update("parent", parent, () => changed(between))) })
      return said()
    """) == ["parent", "middle"]


def test_an_error_in_one_update_is_reported_and_stops_no_other(run, visitor):
    assert run("""
      const broken = { place: at(rootPlace, 0), run() { throw new EvaluationError("division-by-zero") } }
      window.EvaluationError = (await import("/runtime/shared/standard/failure.js")).EvaluationError
      batch(() => { changed(broken); changed(update("other", at(rootPlace, 1))) })
      const notice = document.body.firstElementChild
      return [said(), notice.className, notice.getAttribute("role"), notice.textContent]
    """) == [["division-by-zero at 0", "other"], "facet-notice", "alert", "This did not work."]
    visitor.page.wait_for_timeout(0)
    assert visitor.forgive() == ["division-by-zero"]


def test_errors_of_actions_are_reported(run, visitor):
    assert run("""
      const error = { status: 503, title: "The backend is not available", detail: "Later", fields: new Map() }
      const fails = batch(async () => { throw new CallError(error) }, at(rootPlace, 3))
      await fails.catch(() => {})
      return [said(), document.querySelector("p.facet-notice").textContent]
    """) == [["503 The backend is not available at 3"], "The backend is not available: Later"]
    visitor.page.wait_for_timeout(0)
    assert visitor.forgive() == ["503 The backend is not available"]


# Effects and instances


def test_effects_run_after_the_first_update_parents_first_and_then_by_value(run):
    assert run("""
      let [a, b] = [1, [1, 2]]
      const parent = at(rootPlace, 0), child = at(parent, 0)
      const effect = (name, reads) => ({ reads, run: () => log.push(name) })
      batch(() => {
        make(child, { effects: [effect("child", () => [a])], mount: [() => log.push("child mounts")] })
        make(parent, { effects: [effect("list", () => [b]), effect("both", () => [a, b])] })
        changed(update("dom", parent))
      })
      const first = said()
      batch(() => { b = [1, 2]; changed() })
      const same = said()
      batch(() => { a = 2; changed() })
      const other = said()
      b = [NaN]; flush(); said(); flush()
      return [first, same, other, said()]
    """) == [["dom", "list", "both", "child mounts", "child"], [], ["both", "child"], []]


def test_an_effects_writes_start_another_round(run):
    assert run("""
      let [a, b] = [0, 0]
      const follow = update("dom", rootPlace)
      make(at(rootPlace, 0), { effects: [{ reads: () => [b], run: () => log.push(`b ${b}`) }] })
      make(at(rootPlace, 1), { effects: [{ reads: () => [a], run: () => { b = a * 2; changed(follow) } }] })
      flush(); said()
      batch(() => { a = 4; changed(follow) })
      return said()
    """) == ["dom", "dom", "b 8"]


def test_effects_without_rest_are_an_error_after_100_rounds(run, visitor):
    assert run("""
      let count = 0
      make(at(rootPlace, 0), { effects: [{ reads: () => [count], run: () => { count++; changed() } }] })
      flush()
      const first = count
      await null
      return [first, count, said()]
    """) == [100, 100, ["The effects found no rest in 100 rounds. at 0"]]
    visitor.page.wait_for_timeout(0)
    assert visitor.forgive() == ["The effects found no rest in 100 rounds."]


def test_an_effect_that_cannot_be_read_is_reported_and_stops_no_other(run, visitor):
    assert run("""
      const broken = { reads: () => { throw new Error("broken") }, run: () => log.push("?") }
      make(at(rootPlace, 0), { effects: [broken, { reads: () => [], run: () => log.push("other") }] })
      flush()
      batch(() => changed(update("dom", rootPlace)))
      return said()
    """) == ["broken at 0", "other", "dom"]
    visitor.page.wait_for_timeout(0)
    assert visitor.forgive() == ["broken"]


def test_keys_are_distinct(run):
    assert run("""
      let code
      try { distinct(["a", "b", "a"]) } catch (error) { code = error.code }
      return [distinct([1, 2]), code]
    """) == [[1, 2], "duplicate-key"]


def test_an_instance_that_ends_takes_its_effects_timers_and_stores_with_it(run):
    assert run("""
      const cart = store("cart", [])
      let a = 0
      const where = at(rootPlace, 0)
      const one = make(where, {
        stores: [cart], effects: [{ reads: () => [a], run: () => log.push(`effect ${a}`) }],
        mount: [() => log.push("mount")], unmount: [() => log.push("unmount")],
        receive: (values) => log.push(`cart ${values.cart}`),
      })
      after(where, 1, () => log.push("after")); every(where, 1, () => log.push("every"))
      const never = make(at(rootPlace, 1), { mount: [() => log.push("?")], unmount: [() => log.push("?")] })
      destroy(never)
      flush()
      cart.set([1])
      destroy(one)
      cart.set([1, 2]); a = 1; flush()
      await new Promise((resolve) => setTimeout(resolve, 20))
      return [said(), one.isEnded, cart.value, cart.begin({}), [...instances].length]
    """) == [["mount", "effect 0", "cart 1", "unmount"], True, [1, 2], [1, 2], 0]


def test_timers_run_until_their_instance_ends(run):
    assert run("""
      const where = at(rootPlace, 0)
      const one = make(where)
      let count = 0
      await new Promise((resolve) => {
        after(where, 1, () => changed(update("dom", where)))
        every(where, 2, () => ++count === 3 && resolve())
      })
      destroy(one)
      const until = count
      after(where, 1, () => log.push("late"))
      await new Promise((resolve) => setTimeout(resolve, 20))
      return [said(), until === count]
    """) == [["dom"], True]


# The start


START = """
window.values = []
window.adopted = []
start({ title: shape.text, when: shape.date }, (page) => {
  adopted = page.roots.map((node) => node.nodeName)
  values.push(page.values, initial(place(page.place, 0), { count: shape.int }), initial(place(page.place, 2), { count: shape.int }))
  instance(page.place, { name: "page", receive() {}, values: page.values, effects: [{ reads: () => [], run: () => (window.ran = true) }] })
})
values.push(initial(place(rootPlace, 1), { late: shape.int }))
"""


def test_start_hands_out_nodes_and_decoded_values_and_marks_the_page(visitor):
    page = visitor.open(
        body="<p class=facet-notice>Said</p>text<!--c--><main></main>", script=START,
        state={"": {"title": "x", "when": "1970-01-01T00:00:01Z", "unread": 1}, "0": {"count": 3}, "1": {"late": 4}})
    assert page.evaluate("[adopted, values, ran, document.documentElement.dataset.ready]") == [
        ["#text", "#comment", "MAIN", "#text", "#text"], [{"title": "x", "when": 1000}, {"count": 3}, {}, {}], True, ""]


def test_development_shows_the_state(visitor):
    page = visitor.open(script="""
      develop(() => start({}, ({ place: where }) => {
        instance(where, { name: "page", receive() {}, expose: () => ({ names: new Map([["a", [1, null]]]) }) })
        instance(place(where, 2), { name: "Card", receive() {} })
      }))
    """)
    assert page.evaluate("facet.ready.then(() => facet.state())") == {"": {"names": {"a": [1, None]}}, "2": {}}
