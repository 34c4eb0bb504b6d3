"""Charts with scripting on: the pointer and the keyboard read out a point, another time draws another curve."""

from playwright.sync_api import expect


def figures(visit):
    """The table below the curve, as pairs of a date and an amount."""
    return [tuple(row.split("\t")) for row in visit.main.locator("figure tbody").evaluate(
        "(body) => [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join('\\t'))")]


def reads(visit, figure):
    expect(visit.main.locator("figure .reading")).to_have_text(f"{figure[1]} {figure[0]}")


def test_the_pointer_and_the_keyboard_read_the_curve(looking):
    looking.open("/analytics")
    points = figures(looking)
    assert len(points) == 30 or len(points) == 31
    reads(looking, points[-1])
    mark = looking.main.locator("figure .mark")
    with looking.staying():
        for number in (4, 17):
            looking.main.locator("figure .hit").nth(number).hover()
            reads(looking, points[number])
        drawn = mark.get_attribute("d")
        slider = looking.main.get_by_role("slider")
        slider.focus()
        looking.page.keyboard.press("ArrowLeft")
        reads(looking, points[16])
        assert mark.get_attribute("d") != drawn
        expect(slider).to_have_attribute("aria-valuetext", f"{points[16][0]}: {points[16][1]}")
        looking.page.keyboard.press("Home")
        reads(looking, points[0])
        looking.page.keyboard.press("End")
        reads(looking, points[-1])


def test_another_time_is_another_curve(looking):
    looking.open("/analytics")
    with looking.staying():
        looking.main.locator("figure .hit").nth(4).hover()
        # Where the pointer rests, another curve is read out at once.
        looking.page.mouse.move(1, 1)
        looking.main.get_by_label("From").fill("2026-03-01")
        looking.main.get_by_label("To", exact=True).fill("2026-04-01")
        looking.main.get_by_label("One point for each").select_option("week")
        expect(looking.main.get_by_role("heading", name="Revenue by week")).to_be_visible()
        looking.rest()
        points = figures(looking)
        assert 4 <= len(points) <= 6
        # Another curve begins at its last point.
        reads(looking, points[-1])
        looking.main.locator("figure .hit").nth(1).hover()
        reads(looking, points[1])
        looking.page.mouse.move(1, 1)
        looking.page.go_back()
        looking.rest()
        assert len(figures(looking)) > 20
        reads(looking, figures(looking)[-1])


def test_the_dashboard_reads_its_curve(looking):
    looking.open("/dashboard")
    points = figures(looking)
    with looking.staying():
        looking.main.locator("figure .hit").nth(9).hover()
        reads(looking, points[9])
