"""Every blind spot of the pack, from the gap to the printed reason: found, told where it arises and before print, led
to, left on purpose and mended. A rule of the pack that has no scenario here fails."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.plan.review import BlindSpot, leave, on_page, review
from exercises.start.seeding import new_workbook, seed_parents
from export.html import render as html
from export.pdf import render as pdf
from export.what import DOCUMENTS
from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import SHIFT, Drive, K, LostError, name_of, settle
from tests.helpers.rated import add, agree, alone, people, reveal, rows
from tests.helpers.windows import put_away, settings_in, show_window
from ui.editors.blind_words import BlindWords
from ui.look.look import Look
from ui.parts.buttons import LinkButton
from ui.parts.role_grid import RoleGrid
from ui.parts.text_field import LineField
from ui.parts.words import Words
from ui.plan.blind_spots import BlindSpots
from workbook.model import PROGRAMME, Key
from workbook.plan import Action

PACK = shipped_pack()
RULES = [(exercise.id, rule.id) for exercise in PACK.exercises.values() for rule in exercise.blind_spots]
REASON = "We asked the union first"


class Ground:
    """A group of two with two services, two customer groups and a plan they have not begun; what gaps are made of."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.mira, self.tom = people(sheet, "Mira", "Tom")
        self.services = add(sheet, "0.1/services", "Home care", "Alarms")
        self.groups = add(sheet, "1.1/groups", "pupils", "parents")

    def set(self, reference: str, row: str, column: str, value: object) -> None:
        self.sheet.set(self.sheet.field(reference), row, column, value)

    def row(self, reference: str, number: int = 0) -> str:
        return rows(self.sheet, reference)[number].id

    def needs(self, known: str = "asked") -> list[str]:
        """A need of each group, both first."""
        made = [
            add(self.sheet, "2.1/needs", words, parent=group)[0]
            for words, group in zip(("Be seen.", "Know when."), self.groups, strict=True)
        ]
        for need in made:
            self.set("2.1/needs", need, "known", known)
        self.set("2.1/priority", "", "", made)
        return made

    def values(self, *words: str) -> list[str]:
        """What the group stands for, as the cards of what each proposed."""
        sheet = self.sheet
        field = sheet.field("3.2/proposals")
        for word in words:
            sheet.workbook.add_item(sheet.place(field), {"value": word}, author=self.mira)
        reveal(sheet, "3.2")
        chosen = [row.id for row in sheet.rows_at(field)]
        self.set("3.2/chosen", "", "", chosen)
        return chosen

    def focus(self) -> None:
        self.set("2.3/focus", "", "", self.services[:1])
        seed_parents(self.sheet, PACK.exercises["2.3"])

    def action(self, **values: object) -> Action:
        """An action that lacks nothing but what `values` takes away."""
        needs = [row.id for row in self.sheet.rows_at(self.sheet.field("2.1/needs"))] or self.needs()
        due = (datetime.date.today() + datetime.timedelta(30)).isoformat()
        whole = {"owner": self.mira, "due": due, "measure": "8 of 10", "first_step": "Ring", "need": needs[0]}
        made: Action = self.sheet.plan.catch("Write a letter", label="", **{**whole, **values})
        return made


@dataclass(frozen=True)
class Case:
    """`bring` makes the gap and `mend` takes it away; `at` is what has the keyboard when one is led to it."""

    bring: Callable[[Ground], object]
    mend: Callable[[Ground], object]
    at: str = ""


def _two(reference: str, column: str, *names: str, parent: Callable[[Ground], str] | None = None):
    """Two rows with the same choice; and another for the second."""

    def choose(ground: Ground, *values: str) -> None:
        field = ground.sheet.field(reference)
        for row, value in zip(ground.sheet.rows(field), values, strict=False):
            ground.sheet.set(field, row.id, column, value)

    def bring(ground: Ground) -> None:
        add(ground.sheet, reference, *names, parent=parent(ground) if parent is not None else "")
        first = ground.sheet.field(reference).column(column).options[0]
        choose(ground, first, first)

    def mend(ground: Ground) -> None:
        first, second = ground.sheet.field(reference).column(column).options[:2]
        choose(ground, first, second)

    return bring, mend


def _half(reference: str, when: str, value: object, column: str, mended: object, number: int = 0):
    """A row of a grid where one column says something and the other does not."""

    def mend(ground: Ground) -> None:
        found = ground.mira if mended == "@mira" else mended
        ground.set(reference, ground.row(reference, number), column, found)

    return lambda ground: ground.set(reference, ground.row(reference, number), when, value), mend


def _low(reference: str, column: str):
    return (
        lambda ground: agree(ground.sheet, reference, column, [4, 2, 5]),
        lambda ground: agree(ground.sheet, reference, column, [4, 3, 5]),
    )


def _actions(**lacks: object):
    """An action that lacks something, and then does not."""

    def mend(ground: Ground) -> None:
        (action,) = ground.sheet.plan.actions()
        needs = ground.sheet.rows_at(ground.sheet.field("2.1/needs"))
        due = (datetime.date.today() + datetime.timedelta(9)).isoformat()
        whole = {"owner": ground.tom, "due": due, "measure": "7 of 10", "need": needs[0].id}
        for column in lacks:
            ground.sheet.plan.set(action.id, column, whole[column])

    return lambda ground: ground.action(**lacks), mend


def _picked(pick: str, reference: str, column: str):
    """Of three values the second was passed over."""

    def bring(ground: Ground) -> None:
        chosen = ground.values("Calm", "Respect", "Warmth")
        for number in (0, 2):
            ground.set(reference, chosen[number], column, "We knock first")

    return bring, lambda ground: ground.set(reference, ground.row(reference, 1), column, "We knock twice")


def _group_named(ground: Ground, *groups: str) -> None:
    for number, group in enumerate(groups):
        ground.set("1.1/groups", ground.groups[number], "services", [group])


def _too_many(ground: Ground) -> None:
    ground.values(*"ABCDEF")


def _unasked(ground: Ground) -> None:
    needs = ground.needs()
    ground.set("2.1/needs", needs[1], "known", "figures")


def _not_told(ground: Ground) -> None:
    ground.needs()
    ground.set("2.2/know", ground.row("2.2/know", 1), "told", "They say so")


def _nobody_knows(ground: Ground) -> None:
    ground.focus()
    alone(ground.sheet, "2.3/quality", "expectation", 1, "?", "?")
    reveal(ground.sheet, "2.3")


def _far_below(ground: Ground) -> None:
    ground.focus()
    agree(ground.sheet, "2.3/quality", "expectation", [3, 5])
    agree(ground.sheet, "2.3/quality", "delivery", [3, 2])


def _lever(ground: Ground) -> None:
    ground.focus()
    ground.set("2.3/gaps", "", "", [ground.row("2.3/quality", 1)])
    ground.set("2.3/levers", ground.row("2.3/levers"), "lever", "delivery")


def _exceeds(ground: Ground) -> None:
    needs = ground.needs()
    (idea,) = add(ground.sheet, "2.4/ideas", "A garden", parent=needs[0])
    ground.set("2.4/ideas", idea, "level", "exceeds")


def _together(ground: Ground) -> None:
    (idea,) = ground.sheet.rows_at(ground.sheet.field("2.4/ideas"))
    ground.set("2.4/ideas", idea.id, "together", True)


def _carriers(ground: Ground) -> None:
    ground.set("3.4/strengthen", "", "", [ground.row("3.4/carrying", 1)])


def _next(pick: str, source: str, steps: str):
    def bring(ground: Ground) -> None:
        if pick:
            ground.set(pick, "", "", [ground.row(source, 1)])
        ground.set(steps, ground.row(steps), "next", "Ask at the door")

    return bring, lambda ground: ground.set(steps, ground.row(steps), "who", ground.tom)


def _house(ground: Ground) -> None:
    agree(ground.sheet, "5.1/house", "today", [1, 2, 2])
    agree(ground.sheet, "5.1/house", "wanted", [2, 4, 3])


def _reached(ground: Ground, *groups: int) -> None:
    ground.set("5.2/chosen", "", "", [ground.row("5.2/fit", 0), ground.row("5.2/fit", 1)])
    ground.set("5.2/plan", ground.row("5.2/plan"), "groups", [ground.groups[n] for n in groups])


def _obstacle(ground: Ground, **values: object) -> None:
    found = ground.sheet.rows(ground.sheet.field("5.3/obstacles"))
    row = found[0].id if found else add(ground.sheet, "5.3/obstacles", "No time")[0]
    for column, value in values.items():
        ground.set("5.3/obstacles", row, column, ground.mira if value == "@mira" else value)


def _initiative(ground: Ground, reference: str, **values: object) -> None:
    found = ground.sheet.rows(ground.sheet.field("6.2/initiatives"))
    row = found[0].id if found else add(ground.sheet, "6.2/initiatives", "The panel")[0]
    for column, value in values.items():
        ground.set(reference, row, column, value)


def _carries(ground: Ground) -> None:
    for owner in (ground.tom, ground.tom, ground.mira):
        ground.action(owner=owner)


def _shares(ground: Ground) -> None:
    ground.sheet.plan.set(ground.sheet.plan.actions()[0].id, "owner", ground.mira)


def _told(ground: Ground, **values: object) -> None:
    ground.action()
    found = ground.sheet.rows(ground.sheet.field("6.4/tell"))
    row = found[0].id if found else add(ground.sheet, "6.4/tell", "What changed")[0]
    for column, value in values.items():
        ground.set("6.4/tell", row, column, value)


def _duties(*duties: str):
    """The first task shared out so, role by role."""

    def share(ground: Ground) -> None:
        field = ground.sheet.field("4.1/duties")
        for role, duty in zip(ground.sheet.across(field), (*duties, None, None), strict=False):
            ground.sheet.set(field, ground.row("4.1/duties"), role.id, duty)

    return share


GUESSED = Case(
    lambda g: g.needs("guess"),
    lambda g: [
        g.set("2.1/needs", row.id, "known", "asked") for row in g.sheet.rows(g.sheet.field("2.1/needs"))
    ],
)
CASES: dict[tuple[str, str], Case] = {
    ("1.1", "service_without_group"): Case(
        lambda g: _group_named(g, g.services[0]), lambda g: _group_named(g, *g.services)
    ),
    ("1.1", "one_role"): Case(*_two("1.1/groups", "role")),
    ("1.2", "only_the_one"): Case(*_half("1.2/value", "for_one", "A warm meal", "for_all", "Safety", 1)),
    ("1.2", "no_duty"): Case(*_half("1.2/elsewhere", "choice", "nowhere", "duty", "Explain it", 1)),
    ("1.3", "users_least"): Case(
        lambda g: agree(g.sheet, "1.3/shaping", "today", [3, 4, 1, 3]),
        lambda g: g.set(
            "1.3/shift", add(g.sheet, "1.3/shift", "Ask first")[0], "whose", g.row("1.3/shaping", 2)
        ),
    ),
    ("1.3", "far_apart"): Case(
        lambda g: (
            agree(g.sheet, "1.3/shaping", "today", [3, 1]),
            agree(g.sheet, "1.3/shaping", "wanted", [3, 4]),
        ),
        lambda g: g.set(
            "1.3/shift", add(g.sheet, "1.3/shift", "Ask first")[0], "whose", g.row("1.3/shaping", 1)
        ),
    ),
    ("2.1", "priority_on_guess"): GUESSED,
    ("2.1", "nobody_asked"): Case(_unasked, GUESSED.mend),
    ("2.2", "not_told"): Case(_not_told, lambda g: g.set("2.2/know", g.row("2.2/know"), "told", "Ask us")),
    ("2.2", "unknown_without_way"): Case(
        lambda g: (g.needs(), g.set("2.2/find_out", g.row("2.2/find_out", 1), "unknown", "Why")),
        lambda g: g.set("2.2/find_out", g.row("2.2/find_out", 1), "how", "Ring them"),
    ),
    ("2.2", "way_without_who"): Case(
        lambda g: (g.needs(), g.set("2.2/find_out", g.row("2.2/find_out", 1), "how", "Ring them")),
        lambda g: g.set("2.2/find_out", g.row("2.2/find_out", 1), "who", g.tom),
    ),
    ("2.3", "far_below"): Case(_far_below, lambda g: g.set("2.3/gaps", "", "", [g.row("2.3/quality", 1)])),
    ("2.3", "nobody_knows"): Case(
        _nobody_knows, lambda g: agree(g.sheet, "2.3/quality", "expectation", [None, 3])
    ),
    ("2.3", "lever_without_idea"): Case(
        _lever, lambda g: g.set("2.3/levers", g.row("2.3/levers"), "idea", "A rota")
    ),
    ("2.4", "exceeds_without_them"): Case(_exceeds, _together),
    ("2.4", "only_meets"): Case(
        *_two("2.4/ideas", "level", "A garden", "A letter", parent=lambda g: g.needs()[0])
    ),
    ("3.1", "one_side"): Case(*_two("3.1/ours", "choice", "Coffee", "Doors open")),
    ("3.2", "too_many"): Case(
        _too_many,
        lambda g: g.set(
            "3.2/chosen", "", "", [r.id for r in g.sheet.picked(g.sheet.field("3.2/chosen"))][:5]
        ),
    ),
    ("3.2", "no_words"): Case(*_picked("3.2/chosen", "3.2/sentences", "sentence")),
    ("3.3", "no_behaviour"): Case(*_picked("3.2/chosen", "3.3/meeting", "we_do")),
    ("3.3", "not_leaders"): Case(*_picked("3.2/chosen", "3.3/inside", "leaders")),
    ("3.3", "nothing_stops"): Case(*_picked("3.2/chosen", "3.3/stop", "we_stop")),
    ("3.4", "weak_carrier"): Case(_low("3.4/carrying", "today")[0], _carriers),
    ("3.4", "nobody_takes_it"): Case(*_next("3.4/strengthen", "3.4/carrying", "3.4/steps")),
    ("4.1", "duties"): Case(_duties("responsible"), _duties("responsible", "accountable")),
    ("4.2", "no_time"): Case(*_half("4.2/develop", "assignment", "The rota", "hours", "4", 1)),
    ("4.3", "weak_system"): Case(*_low("4.3/system_now", "now")),
    ("4.3", "weak_employee"): Case(*_low("4.3/employee_now", "now")),
    ("4.3", "weak_meeting"): Case(*_low("4.3/meeting_now", "now")),
    ("5.1", "weak_foundation"): Case(_house, lambda g: agree(g.sheet, "5.1/house", "today", [3])),
    ("5.1", "long_way"): Case(
        _house, lambda g: g.set("5.1/steps", g.row("5.1/steps", 1), "next", "Ask at the door")
    ),
    ("5.1", "nobody_takes_it"): Case(*_next("", "", "5.1/steps")),
    ("5.2", "group_left_out"): Case(lambda g: _reached(g, 0), lambda g: _reached(g, 0, 1)),
    ("5.2", "nobody_takes_it"): Case(*_next("5.2/chosen", "5.2/fit", "5.2/plan")),
    ("5.3", "obstacle_stands"): Case(_obstacle, lambda g: _obstacle(g, answer="An hour a week")),
    ("5.3", "nobody_clears_it"): Case(
        lambda g: _obstacle(g, answer="An hour a week"), lambda g: _obstacle(g, who="@mira")
    ),
    ("5.4", "not_secured"): Case(
        _low("5.4/secured", "secured")[0],
        lambda g: g.set("5.4/gaps", g.row("5.4/gaps", 1), "gap", "Nobody listens"),
    ),
    ("5.4", "full_without_example"): Case(*_half("5.4/secured", "secured", 5, "example", "Anna chose", 1)),
    ("6.1", "weak_sign"): Case(
        _low("6.1/rating", "value")[0],
        lambda g: g.set("6.1/improve", "", "", [g.row("6.1/rating", 1)]),
    ),
    ("6.1", "high_without_evidence"): Case(*_half("6.1/rating", "value", 6, "evidence", "The minutes", 1)),
    ("6.1", "nobody_takes_it"): Case(*_next("6.1/improve", "6.1/rating", "6.1/steps")),
    ("6.2", "display"): Case(
        lambda g: (_initiative(g, "6.2/initiatives"), _initiative(g, "6.2/verdict", verdict="display")),
        lambda g: _initiative(g, "6.2/verdict", verdict="stop"),
    ),
    ("6.2", "without_customers"): Case(
        lambda g: _initiative(g, "6.2/initiatives"),
        lambda g: _initiative(g, "6.2/initiatives", customers=True),
    ),
    ("6.2", "change_without_proof"): Case(
        lambda g: (_initiative(g, "6.2/initiatives"), _initiative(g, "6.2/evidence", changed="Less waiting")),
        lambda g: _initiative(g, "6.2/evidence", known="The log"),
    ),
    ("6.3", "need_without_action"): Case(lambda g: g.action(need=g.needs()[1]), lambda g: g.action()),
    ("6.3", "no_owner"): Case(*_actions(owner="")),
    ("6.3", "no_due"): Case(*_actions(due="")),
    ("6.3", "no_measure"): Case(*_actions(measure="")),
    ("6.3", "no_need"): Case(*_actions(need="")),
    ("6.3", "overload"): Case(_carries, _shares),
    ("6.3", "past"): Case(*_actions(due="2020-01-01")),
    ("6.4", "nobody_tells"): Case(_told, lambda g: _told(g, who=g.tom)),
    ("6.4", "group_not_told"): Case(
        lambda g: _told(g, groups=g.groups[:1]), lambda g: _told(g, groups=g.groups)
    ),
}


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    """One window for them all; each test opens a workbook of its own in it."""
    folder = tmp_path_factory.mktemp("spots")
    patch = pytest.MonkeyPatch()
    patch.setattr("ui.window.backups_folder", lambda: folder / "backups")
    patch.setattr("ui.window.documents_folder", lambda: folder)
    made = show_window(settings_in(folder), OnlyFiles(), size=(800, 600))
    yield made
    put_away(made)
    patch.undo()


@pytest.fixture
def ground(tmp_path: Path):
    workbook = new_workbook(tmp_path / "group.samsyn", PACK, language="en", title="Ashbrook")
    with workbook.without_history(), workbook.step(""):
        return Ground(Sheet(workbook, PACK))


@pytest.fixture
def at_work(window, ground):
    """The group's workbook in the window, and hands for it."""

    def enter() -> Drive:
        window.enter(ground.sheet.workbook)
        ground.sheet = window.session.sheet
        settle()
        return Drive(window)

    yield enter
    if window.has_workbook:
        window.close_workbook()
    else:
        ground.sheet.workbook.close()
    settle()


def found(sheet: Sheet, exercise_id: str, rule_id: str) -> list[BlindSpot]:
    return [spot for spot in review(sheet) if (spot.exercise, spot.rule) == (exercise_id, rule_id)]


def link(hands: Drive, words: str, about: str) -> QWidget:
    """The link of that blind spot."""
    for widget in hands.window.findChildren(LinkButton):
        if widget.isVisible() and widget.text() == words and widget.accessibleDescription() == about:
            return widget
    raise LostError(f"there is no {words!r} about {about!r}")


def tab_to(hands: Drive, wanted: QWidget, most: int = 150) -> None:
    """Tab leads there from wherever the keyboard is."""
    for _n in range(most):
        if hands.focus() is wanted:
            return
        hands.press(K.Key_Tab)
    raise LostError(f"Tab never came to {name_of(wanted)!r}")


def led_to(hands: Drive, sheet: Sheet, spot: BlindSpot) -> None:
    """The keyboard is on the page where the gap is mended, in the row and column it is about, and can be seen."""
    settle()
    view, focus = hands.window.workbook_view(), hands.focus()
    exercise, page, name, column = spot.place
    assert (view.exercise.id, view.page_spec.id) == (exercise, page)
    assert view.frame.page.isAncestorOf(focus) or not name, "the details of an action stand beside the page"
    assert focus.visibleRegion().boundingRect().height() == focus.height(), "it has been scrolled to"
    said, shown = name_of(focus), view.frame.page
    if not name:
        assert said == plan_field(sheet, spot)
        return
    field = sheet.field(f"{exercise}/{name}")
    if field.kind == "pick":
        names = {row.id: row.words for row in sheet.choices_from(field)}
        assert said == names.get(spot.item, next(iter(names.values())))
    elif field.kind == "responsibility":
        assert spot.item in {row.id for row in rows_and_roles(sheet, field)}
        assert sheet.words(sheet.field("4.1/tasks"), spot.item) in said
    elif not column:
        assert focus.text() == "", "a new row"
    else:
        texts = sheet.texts()
        label = texts.exercise(PACK.exercises[exercise], f"fields.{name}.columns.{column}.label")
        options = [words for _id, words in sheet.named_options(field, column)]
        assert label in said or said in options
        known = {row.id for row in (sheet.grid_rows(field) if field.rows else sheet.rows_at(field))}
        assert shown.current_item() == spot.item or spot.item not in known


def rows_and_roles(sheet: Sheet, field):
    return [*sheet.grid_rows(field), *sheet.across(field)]


def plan_field(sheet: Sheet, spot: BlindSpot) -> str:
    """What is called by its name in the details of an action."""
    rule = next(rule for rule in PACK.exercises[spot.exercise].blind_spots if rule.id == spot.rule)
    kinds = {"picked_without_action": "title", "one_owner_carries_most": "owner", "due_in_the_past": "due"}
    column = kinds.get(rule.rule) or rule.settings["what"]
    names = {"title": "Action", "owner": "Owner, one person"}
    plan = PACK.exercises["6.3"]
    return names.get(column) or sheet.texts().exercise(plan, f"fields.actions.columns.{column}.label")


def show_all(hands: Drive) -> None:
    """Unfolds the list before print."""
    for widget in hands.window.findChildren(LinkButton):
        if widget.isVisible() and widget.text().startswith("Show all"):
            hands.click_on(widget)
            settle()
            return


def leave_it(hands: Drive, spot: BlindSpot) -> None:
    """With the keyboard: *Leave it*, a reason and Enter."""
    tab_to(hands, link(hands, "Leave it", spot.text))
    hands.press(K.Key_Return)
    assert isinstance(hands.focus(), LineField)
    hands.type(REASON)
    hands.press(K.Key_Return)
    settle()


def printed(sheet: Sheet) -> tuple[str, str]:
    """The plan as it is printed, and as a web page."""
    document = DOCUMENTS["plan"](plan_content(sheet))
    paper = pypdfium2.PdfDocument(pdf(document))
    said = " ".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return " ".join(said.split()), html(document).decode()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["/".join(rule) for rule in RULES])
def test_a_gap_from_beginning_to_end(at_work, ground, name):
    exercise_id, rule_id = name.split("/")
    case = CASES[exercise_id, rule_id]
    assert found(ground.sheet, exercise_id, rule_id) == [], "nobody has come there yet"
    case.bring(ground)
    hands = at_work()
    view, sheet = hands.window.workbook_view(), ground.sheet
    spot = found(sheet, exercise_id, rule_id)[0]
    # The plan tells all of them in its list, and the responsibility grid tells its own beside each row.
    in_a_box = bool(spot.place[2]) and rule_id != "duties"
    if spot.place[2]:
        view.go(*spot.place[:2])
        settle()
        assert any(words and words in spot.text for words in ochre(view.frame.page))
    if in_a_box:
        tab_to(hands, link(hands, spot.mend, spot.text))
        hands.press(K.Key_Return)
        led_to(hands, sheet, spot)
        assert link(hands, spot.mend, spot.text), "it is told for as long as it is there"

    view.go_to_plan()
    settle()
    show_all(hands)
    hands.click_on(link(hands, spot.mend, spot.text))
    led_to(hands, sheet, spot)
    if spot.rule == "need_without_action":
        hands.window.session.undo()  # the action that was begun there

    if not in_a_box:
        view.go_to_plan()
        settle()
        show_all(hands)
    leave_it(hands, spot)
    assert [s.reason for s in found(sheet, exercise_id, rule_id) if s.key == spot.key] == [REASON]
    with pytest.raises(LostError):
        link(hands, "Leave it", spot.text)
    paper, web = printed(sheet)
    assert REASON in paper
    assert REASON in web

    case.mend(ground)
    settle()
    assert spot.key not in {each.key for each in review(sheet)}
    gaps = plan_content(sheet).gaps
    assert REASON not in {gap.reason for gap in gaps}


def ochre(page: QWidget) -> list[str]:
    """What the page tells as a blind spot: in a box, or beside a row."""
    boxes = page.findChildren(BlindSpots)
    said = [words.text() for box in boxes for words in box.findChildren(Words) if words.isVisible()]
    said += [words.text() for words in page.findChildren(BlindWords) if words.isVisible()]
    for grid in page.findChildren(RoleGrid):
        said += [note.text for note in grid.notes.values() if note.broken]
    return said


@pytest.mark.parametrize("before_print", [True, False])
def test_the_plan_shows_one_of_each_kind_first(qtbot, before_print):
    """A page keeps to its own order: what is written there comes first."""
    holder = QWidget()  # alone it would show itself as a window
    qtbot.addWidget(holder)
    box = BlindSpots(Look.light(), before_print=before_print, parent=holder)
    kinds = ["goal", "goal", "goal", "owner", "goal", "due"]
    box.set_spots([BlindSpot(f"{n}", "6.3", kind, "", f"{kind} {n}", "Mend") for n, kind in enumerate(kinds)])
    said = [words.text() for words in box.findChildren(Words) if words.text().split()[0] in kinds]
    assert said == (["goal 0", "owner 3", "due 5"] if before_print else ["goal 0", "goal 1", "goal 2"])


def test_every_rule_of_the_pack_has_a_case():
    assert set(CASES) == set(RULES)


# --- nothing startles ----------------------------------------------------------------------------------------------


def told(sheet: Sheet, exercise_id: str, page_id: str) -> list[str]:
    """The rules that speak on a page."""
    exercise = PACK.exercises[exercise_id]
    return [spot.rule for spot in on_page(sheet, exercise, exercise.page(page_id))]


def test_a_group_that_has_only_prepared_hears_nothing(ground):
    """People, services, groups, needs with how they are known: no exercise is begun but those."""
    ground.needs()
    assert {spot.exercise for spot in review(ground.sheet)} <= {"6.3"}


def test_what_comes_on_a_later_page_is_told_there_and_before_print(ground):
    sheet = ground.sheet
    chosen = ground.values("Calm", "Respect", "Warmth")
    assert told(sheet, "3.2", "choose") == []
    assert told(sheet, "3.2", "sentences") == [], "they have just come there"
    assert len(found(sheet, "3.2", "no_words")) == 3
    ground.set("3.2/sentences", chosen[0], "sentence", "We wait.")
    assert told(sheet, "3.2", "sentences") == [], "they are going down the rows"
    ground.set("3.2/sentences", chosen[2], "sentence", "We smile.")
    assert told(sheet, "3.2", "sentences") == ["no_words"], "the second was passed over"


def test_what_is_picked_for_another_exercise_waits_for_it_and_for_its_page(ground):
    sheet = ground.sheet
    chosen = ground.values("Calm", "Respect")
    assert found(sheet, "3.3", "no_behaviour") == []
    ground.set("3.3/meeting", chosen[0], "we_do", "We knock")
    assert told(sheet, "3.3", "meeting") == []
    assert told(sheet, "3.3", "inside") == ["no_behaviour"]
    ground.set("3.3/inside", chosen[0], "leaders", "We listen")
    assert told(sheet, "3.3", "meeting") == ["no_behaviour"], "they have gone on without"


def test_services_wait_until_the_group_has_said_whom_one_of_them_is_for_or_gone_on(ground):
    sheet = ground.sheet
    assert found(sheet, "1.1", "service_without_group") == []
    sheet.set(sheet.field("1.1/forgotten"), "", "", "Those who never call")
    assert len(found(sheet, "1.1", "service_without_group")) == 2


def test_a_group_is_unasked_when_all_its_needs_say_so_or_nobody_has_written_any(ground):
    sheet = ground.sheet
    (need,) = add(sheet, "2.1/needs", "Be seen", parent=ground.groups[0])
    assert found(sheet, "2.1", "nobody_asked") == [], "how they know is not said yet"
    ground.set("2.1/needs", need, "known", "guess")
    assert [spot.item for spot in found(sheet, "2.1", "nobody_asked")] == [ground.groups[0]]
    ground.set("2.1/priority", "", "", [need])
    assert [spot.item for spot in found(sheet, "2.1", "nobody_asked")] == ground.groups


def test_private_answers_are_nobodys_to_find(ground):
    """Whatever each has answered alone, and however low, nothing is said before the group agrees or it is shown."""
    sheet = ground.sheet
    ground.focus()
    for reference in ("1.3/shaping", "2.3/quality", "3.4/carrying", "5.1/house", "5.4/secured", "6.1/rating"):
        for column in sheet.field(reference).columns:
            if column.kind == "scale":
                alone(sheet, reference, column.id, 0, "?", "?")
                alone(sheet, reference, column.id, 1, column.low, column.low)
    for name in ("system_now", "employee_now", "meeting_now"):
        alone(sheet, f"4.3/{name}", "now", 0, 1, 1)
    assert review(sheet) == []


def test_what_stands_in_the_row_one_works_in_is_told_when_one_leaves_it(at_work, ground):
    hands = at_work()
    view = hands.window.workbook_view()
    view.go("1.2", "value")
    settle()
    hands.type("A warm meal")
    hands.window.session.leave()
    settle()
    assert found(ground.sheet, "1.2", "only_the_one")
    assert ochre(view.frame.page) == []
    hands.press(K.Key_Tab)
    assert ochre(view.frame.page) == [], "still in the row"
    hands.press(K.Key_Tab)
    hands.press(K.Key_Tab)
    settle()
    assert len(ochre(view.frame.page)) == 1
    hands.press(K.Key_Backtab, held=SHIFT)
    hands.press(K.Key_Backtab, held=SHIFT)
    assert len(ochre(view.frame.page)) == 1, "it does not flicker"


# --- left on purpose, and taken care of ----------------------------------------------------------------------------


def test_what_is_left_where_it_arose_is_taken_up_again_there_and_undone_in_one_step(at_work, ground):
    CASES["1.2", "no_duty"].bring(ground)
    hands = at_work()
    view = hands.window.workbook_view()
    view.go("1.2", "elsewhere")
    settle()
    (spot,) = found(ground.sheet, "1.2", "no_duty")
    leave_it(hands, spot)
    hands.window.session.undo()
    settle()
    assert found(ground.sheet, "1.2", "no_duty")[0].reason == ""
    hands.window.session.redo()
    settle()
    hands.click("1 left on purpose")
    hands.click("Take up again")
    settle()
    assert link(hands, "Leave it", spot.text)


def test_the_grid_says_why_a_task_is_left_as_it_is(at_work, ground):
    CASES["4.1", "duties"].bring(ground)
    (spot,) = found(ground.sheet, "4.1", "duties")
    leave(ground.sheet, spot, REASON)
    hands = at_work()
    view = hands.window.workbook_view()
    view.go("4.1", "agree")
    settle()
    assert ochre(view.frame.page) == []
    (grid,) = view.frame.page.findChildren(RoleGrid)
    assert [note.text for note in grid.notes.values()] == [REASON]


def test_each_rule_of_the_responsibility_grid(ground):
    """Nobody accountable, two, nobody who does it, and one role with more than half."""
    said = []
    for duties in (("responsible",), ("accountable", "accountable"), ("accountable",)):
        _duties(*duties)(ground)
        said += [spot.text for spot in found(ground.sheet, "4.1", "duties")]
    assert len(set(said)) == 3
    field = ground.sheet.field("4.1/duties")
    role = ground.sheet.across(field)[0].id
    for task in ground.sheet.grid_rows(field):
        ground.sheet.set(field, task.id, role, "accountable")
    assert role in {spot.item for spot in found(ground.sheet, "4.1", "duties")}


@pytest.mark.parametrize("name", ["1.3/far_apart", "4.3/weak_meeting", "5.1/weak_foundation", "6.2/display"])
def test_an_action_caught_from_the_row_takes_care_of_its_number(ground, name):
    exercise_id, rule_id = name.split("/")
    CASES[exercise_id, rule_id].bring(ground)
    spot = found(ground.sheet, exercise_id, rule_id)[0]
    made = ground.sheet.plan.catch("Ask them", label="", origin=(exercise_id, spot.item))
    assert spot.key not in {each.key for each in review(ground.sheet)}
    ground.sheet.plan.set(made.id, "choice", "no")
    assert spot.key in {each.key for each in review(ground.sheet)}, "it will not be done"


def test_an_exercise_outside_the_programme_is_reviewed_once_it_is_begun(ground):
    ground.sheet.workbook.set(Key(*PROGRAMME), [["0.1", 20]])
    assert review(ground.sheet) == []
    CASES["1.2", "no_duty"].bring(ground)
    assert [spot.rule for spot in review(ground.sheet)] == ["no_duty"]


def test_several_dates_in_the_past_lead_to_the_first_of_them(at_work, ground):
    late = [ground.action(due="2020-01-01"), ground.action(due="2020-02-01", owner=ground.tom)]
    hands = at_work()
    hands.window.workbook_view().go_to_plan()
    settle()
    (spot,) = found(ground.sheet, "6.3", "past")
    show_all(hands)
    hands.click_on(link(hands, spot.mend, spot.text))
    led_to(hands, ground.sheet, spot)
    assert hands.window.workbook_view().frame.page.details.id == late[0].id


def test_an_action_without_words_serves_no_need_and_is_begun_only_once(at_work, ground):
    CASES["6.3", "need_without_action"].bring(ground)
    hands = at_work()
    for _n in range(2):
        hands.window.workbook_view().go_to_plan()
        settle()
        (spot,) = found(ground.sheet, "6.3", "need_without_action")
        show_all(hands)
        hands.click_on(link(hands, spot.mend, spot.text))
    assert len(ground.sheet.plan.actions()) == 2
    hands.type("Sit down first")
    hands.window.session.leave()
    assert found(ground.sheet, "6.3", "need_without_action") == []


def test_on_paper_gaps_of_one_sort_are_told_together(ground):
    def unowned(title: str) -> None:
        ground.sheet.plan.set(ground.action(owner="").id, "title", title)

    def told() -> list[tuple[str, str]]:
        return [(gap.text, gap.reason) for gap in plan_content(ground.sheet).gaps if "no owner" in gap.text]

    unowned("Ring them")
    unowned("Ask them")
    assert told() == [("“Ring them” has no owner. The same goes for “Ask them”.", "")]
    unowned("Thank them")
    assert told() == [("“Ring them” has no owner. The same goes for “Ask them” and “Thank them”.", "")]
    leave(ground.sheet, found(ground.sheet, "6.3", "no_owner")[-1], REASON)
    assert told() == [
        ("“Ring them” has no owner. The same goes for “Ask them”.", ""),
        ("“Thank them” has no owner.", REASON),
    ]
