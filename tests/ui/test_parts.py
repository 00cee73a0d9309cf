"""The parts, driven by the keyboard and read as a screen reader reads them."""

import time

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.look.style_sheet import dress
from ui.parts.buttons import IconButton, LinkButton, MainButton, OutlineButton, PlainButton
from ui.parts.check_box import CheckBox, DropDown, Radio
from ui.parts.dots import DotResult, DotVote
from ui.parts.empty_state import EmptyState
from ui.parts.key_hint import KeyHint
from ui.parts.matrix_view import PictureView
from ui.parts.message_bar import BlindSpotRow, UndoBar
from ui.parts.meter import Meter
from ui.parts.role_cell import RoleMark
from ui.parts.role_grid import Note, RoleGrid
from ui.parts.scale_cells import ScaleCells
from ui.parts.segmented import Segmented
from ui.parts.spread_strip import MOST_DOTS, SpreadStrip, dot_places
from ui.parts.step_path import StepPath
from ui.parts.text_field import LineField, TextField
from ui.parts.thread_nav import Chapter, ExerciseRow, ThreadNav
from ui.parts.words import VoiceText, Words, no_widow
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Point, Poly, Rect

LOOK = Look.light()
KEY = Qt.Key
LETTERS = {"A": "A", "R": "U", "C": "R", "I": "i"}
VALUE_WORDS = {"A": "har ansvaret", "R": "utför", "C": "rådfrågas", "I": "informeras"}


def press(key, text="", modifiers=Qt.KeyboardModifier.NoModifier):
    """A real key to whatever has the keyboard (qtbot.keyClicks dies on letters outside ASCII)."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers, text))


def type_text(text):
    for letter in text:
        press(KEY(ord(letter.upper())) if ord(letter) < 128 else KEY.Key_unknown, letter)


@pytest.fixture
def show(qapp, qtbot):
    """Put a part alone in a dressed window that has the keyboard."""

    kept = []

    def shown(part, look=LOOK, width=900):
        window = QWidget()
        kept.append(window)  # qtbot holds it weakly, and with it goes the part
        qtbot.addWidget(window)
        dress(window, look)
        column = QVBoxLayout(window)
        column.addWidget(part)
        column.addStretch(1)
        window.resize(width, 600)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        part.setFocus()
        qapp.processEvents()
        return part

    yield shown
    kept.clear()


@pytest.fixture
def heard():
    """Collect what a signal says."""

    def collect(signal):
        said = []
        signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
        return said

    return collect


def tree(widget):
    """Every accessible thing in a widget: (name, role, focusable)."""
    found = []

    def walk(interface):
        state = interface.state()
        name = interface.text(QAccessible.Text.Name)
        found.append((name, interface.role(), bool(state.focusable), interface.object()))
        for index in range(interface.childCount()):
            child = interface.child(index)
            if child is not None:
                walk(child)

    walk(QAccessible.queryAccessibleInterface(widget))
    return found


def names(widget):
    return [name for name, *_ in tree(widget) if name]


def picture():
    return Picture(
        300,
        200,
        (
            Rect(10, 10, 280, 180, "bg", "edge", 1, 5),
            Line(10, 100, 290, 100, dash=(3, 3)),
            Diamond(50, 50, 12),
            Circle(200, 150, 10, "paper", "people", 2),
            Poly(((10, 10), (50, 60), (80, 20)), stroke="ink", width=2.6),
            Poly(((10, 10), (50, 60), (80, 20)), closed=True, fill="sunk", stroke=None),
            Caption(10, 190, "Låt vara", anchor="start"),
            Caption(290, 30, "Vårda", anchor="end", bold=True, voice=True),
            Caption(150, 100, "Viktigt", anchor="middle", angle=-90),
        ),
        "Två behov, ett avgjort",
        (("Behov", "Viktigt"), ("ett", "5")),
        (Point("a", 50, 50, 12, "1, avgjort"), Point("b", 200, 150, 10, "2, inte avgjort")),
    )


def grid(**more):
    return RoleGrid(
        LOOK,
        [("n", "Nämnden"), ("c", "Förvaltnings\u00adchef"), ("e", "Enhetschef")],
        [("1", "Sätta riktning"), ("2", "Bära värdena"), ("3", "Rätta fel")],
        {("1", "n"): "A", ("2", "c"): "A", ("2", "e"): "A"},
        LETTERS,
        value_words=VALUE_WORDS,
        empty_words="tomt",
        notes={"2": Note("Två har ansvaret.", True), "3": Note("Fem svarade A.")},
        task_header="Uppgift",
        notes_header="Att reda ut",
        **more,
    )


STEPS = [("v", "Varför"), ("e", "Enskilt"), ("d", "Dela"), ("b", "Besluta")]
STATES = {"done": "klar", "here": "här är vi", "coming": "kommer sedan"}
ENTRIES = [
    Chapter("Börja"),
    ExerciseRow("0.1", "0.1", "Gruppen", "done"),
    Chapter("För vem"),
    ExerciseRow("1.1", "1.1", "Vem är kunden?", "here"),
    ExerciseRow("1.2", "1.2", "Medborgare och mottagare"),
]


def every_part(look):
    return [
        MainButton(look, "Visa allas svar"),
        OutlineButton(look, "Fånga en åtgärd", icon="plus", key_hint="Ctrl+K"),
        OutlineButton(look, "Göm nu", size=52),
        PlainButton(look, "Dela"),
        LinkButton(look, "Ångra"),
        IconButton(look, "undo", "Ångra"),
        Segmented(look, [("a", "Tabell", "table"), ("b", "Tavla", None)], "a", name="Visning"),
        ScaleCells(look, 1, 5, "inte alls", "mycket", "vet inte", 4, name="Viktigt"),
        ScaleCells(look, 1, 6, dont_know_words="vet inte", compact=True, name="Viktigt"),
        Meter(look, value=2, name="Effekt"),
        SpreadStrip(
            look, 1, 5, {n: n * 3 for n in range(1, 6)}, 1, 3, name="Viktigt", dont_know_words="1 vet ej"
        ),
        SpreadStrip(look, 1, 6, {1: 7}, editable=False, numbers=True, name="Uppfyllt"),
        PictureView(look, picture()),
        StepPath(look, STEPS, "e", {"v"}, name="Steg", state_words=STATES),
        StepPath(look, STEPS, "e", {"v"}, name="Steg", compact=True),
        ThreadNav(look, ENTRIES, name="Övningar", state_words=STATES),
        UndoBar(look, "Raden är borttagen.", "Ångra", close_name="Stäng"),
        BlindSpotRow(look, "Ingen har ansvaret.", "Välj", "Lämna", title="Blind fläck"),
        EmptyState(look, "Inga behov än", "Välj en kundgrupp.", "Välj kundgrupp"),
        DotVote(look, 2, 5, name="Trygghet", less_name="En mindre", more_name="En till"),
        DotResult(look, 4, "från 2 av er", most=9),
        DotResult(look, 31, "från 12 av er"),
        Words(look, "Ett stycke text."),
        VoiceText(look, "Jag vill veta."),
        LineField(look, "text", name="Namn"),
        TextField(look, "text", name="Mått"),
        KeyHint(look, "Ctrl+K"),
        CheckBox(look, "Trygghet"),
        Radio(look, "En"),
        DropDown(look, [("a", "Yusuf")], "a", name="Ägare"),
        RoleMark(look, "A", "A", "har ansvaret"),
    ]


@pytest.mark.parametrize(
    "look", [Look.light(), Look.in_the_dark(), Look.light(2.0)], ids=["light", "dark", "200"]
)
def test_every_part_paints_and_names_what_takes_the_keyboard(show, look):
    parts = every_part(look)
    holder = QWidget()
    column = QVBoxLayout(holder)
    for part in parts:
        column.addWidget(part)
    show(holder, look, 1200)
    holder.grab()
    unnamed = [(role, thing) for name, role, focusable, thing in tree(holder) if focusable and not name]
    assert unnamed == []
    for part in parts:
        assert part.width() >= part.minimumSizeHint().width(), part
        assert part.sizeHint().isValid(), part


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_targets_are_large_enough(qapp, zoom):
    look = Look.light(zoom)
    for part, least in (
        (MainButton(look, "x"), 40),
        (IconButton(look, "undo", "Ångra"), 36),
        (Segmented(look, [("a", "Nu", None)]), 36),
        (ScaleCells(look), 44),
        (SpreadStrip(look, 1, 5, {}), 40),
    ):
        assert part.sizeHint().height() >= round(least * zoom), part


def test_no_button_is_narrower_than_its_words(qapp):
    for words in ("Ok", "Jag är klar, göm mitt svar", "Skriv en mening till varje värde som ni har valt"):
        for size in (40, 52):
            button = MainButton(Look.light(2.0), words, size=size)
            role = "large_bold" if size == 52 else "bold"
            assert button.minimumSizeHint().width() > Look.light(2.0).text_width(role, words)


def test_buttons_answer_to_enter_and_space(show, heard):
    button = show(OutlineButton(LOOK, "Göm nu"))
    said = heard(button.clicked)
    press(KEY.Key_Return)
    press(KEY.Key_Space)
    assert len(said) == 2
    button.set_text("Visa")
    assert button.accessibleName() == "Visa"


# -- choosing ------------------------------------------------------------------------------------


def test_segments_are_chosen_with_arrows_and_may_start_empty(show, heard):
    part = show(Segmented(LOOK, [("n", "Nu", None), ("s", "Senare", None), ("i", "Inte nu", None)], None))
    said = heard(part.changed)
    assert part.current() is None
    press(KEY.Key_Right)
    press(KEY.Key_Right)
    press(KEY.Key_Right)
    press(KEY.Key_Left)
    assert said == ["s", "i", "s"]
    assert part.current() == "s"
    part.set_current("n")
    assert said == ["s", "i", "s"]
    roles = [role for name, role, *_ in tree(part) if name == "Senare"]
    assert roles == [QAccessible.Role.RadioButton]


def test_a_scale_is_answered_by_keys_and_never_preset(show, heard):
    part = show(ScaleCells(LOOK, 1, 5, "inte alls", "mycket", "vet inte", name="Viktigt"))
    said = heard(part.changed)
    assert part.value() is None
    press(KEY.Key_Right)
    assert said == []
    press(KEY.Key_Space, " ")
    press(KEY.Key_5, "5")
    press(KEY.Key_6, "6")
    press(KEY.Key_Question, "?")
    press(KEY.Key_Left)
    press(KEY.Key_Return)
    press(KEY.Key_Backspace)
    assert said == [2, 5, "?", 5, None]
    assert names(part)[1:] == ["1, inte alls", "2", "3", "4", "5, mycket", "vet inte"]
    part.set_value(3)
    assert part.accessibleDescription() == "3"
    part.set_value(9)
    assert part.value() is None


def test_tab_goes_into_a_scale_and_out_again(show, qapp):
    holder = QWidget()
    column = QVBoxLayout(holder)
    one, two = ScaleCells(LOOK, value=4, name="a"), ScaleCells(LOOK, name="b")
    column.addWidget(one)
    column.addWidget(two)
    show(holder)
    one.setFocus()
    assert QApplication.focusWidget().accessibleName() == "4"
    press(KEY.Key_Tab)
    assert two.isAncestorOf(QApplication.focusWidget())
    press(KEY.Key_Backtab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert one.isAncestorOf(QApplication.focusWidget())


def test_a_scale_can_be_clicked(show, heard, qtbot):
    part = show(ScaleCells(LOOK, 1, 5, dont_know_words="vet inte"))
    said = heard(part.changed)
    cell = part.childAt(QPoint(22 + 44 * 2, 20))
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert said == [3]


def test_a_meter_moves_like_a_slider(show, heard):
    part = show(Meter(LOOK, 1, 5, name="Effekt"))
    said = heard(part.changed)
    press(KEY.Key_Right)
    press(KEY.Key_Right)
    press(KEY.Key_5, "5")
    press(KEY.Key_Up)
    press(KEY.Key_Backspace)
    assert said == [1, 2, 5, None]
    assert QAccessible.queryAccessibleInterface(part).role() == QAccessible.Role.Slider


@pytest.mark.parametrize("count", range(1, MOST_DOTS + 1))
@pytest.mark.parametrize("width", [24, 39, 80])
def test_dots_stay_in_their_cell_and_never_touch(count, width):
    diameter, places = dot_places(count, width, 1.0)
    assert len(places) == count
    assert len(set(places)) == count
    for x, y in places:
        assert abs(x) + diameter / 2 <= width / 2
        assert abs(y) + diameter / 2 <= 20
        others = [p for p in places if p != (x, y)]
        assert all((x - a) ** 2 + (y - b) ** 2 > diameter**2 for a, b in others)


def test_the_group_agrees_in_a_strip(show, heard):
    part = show(SpreadStrip(LOOK, 1, 5, {4: 4, 5: 2}, name="Viktigt"))
    said = heard(part.agreed_changed)
    press(KEY.Key_4, "4")
    press(KEY.Key_4, "4")
    press(KEY.Key_Right)
    press(KEY.Key_Return)
    press(KEY.Key_Backspace)
    press(KEY.Key_Backspace)
    assert said == [4, 5, None]
    part.set_words("Viktigt. Fyra satte 4, två 5. Inte avgjort.", {4: "4, fyra av er"})
    assert "4, fyra av er" in names(part)
    assert "Viktigt 5" in names(part)
    assert part.accessibleDescription().startswith("Viktigt.")


def test_a_strip_that_only_tells_takes_no_keyboard(show):
    part = show(SpreadStrip(LOOK, 1, 5, {4: 4}, editable=False, name="Viktigt"))
    assert not any(focusable for _, _, focusable, _ in tree(part))


def test_dots_can_be_laid_while_there_are_any(show, heard):
    part = show(DotVote(LOOK, 0, 5, name="Trygghet", less_name="En mindre", more_name="En till"))
    said = heard(part.changed)
    press(KEY.Key_Plus, "+")
    press(KEY.Key_Plus, "+")
    press(KEY.Key_Minus, "-")
    part.set_can_add(False, "Dina prickar är slut.")
    press(KEY.Key_Plus, "+")
    part.more.click()
    press(KEY.Key_Minus, "-")
    press(KEY.Key_Minus, "-")
    assert said == [1, 2, 1, 0]
    assert part.more.hasFocus()
    assert part.more.accessibleDescription() == "Dina prickar är slut."


# -- the thread ----------------------------------------------------------------------------------


def test_steps_are_asked_for(show, heard):
    part = show(StepPath(LOOK, STEPS, "e", {"v"}, state_words=STATES))
    said = heard(part.chosen)
    press(KEY.Key_Right)
    press(KEY.Key_Return)
    press(KEY.Key_Home)
    press(KEY.Key_Space)
    assert said == ["d", "v"]
    assert part.current() == "e"
    assert names(part)[-4:] == [
        "Varför, klar",
        "Enskilt, här är vi",
        "Dela, kommer sedan",
        "Besluta, kommer sedan",
    ]
    wide = part.sizeHint().width()
    part.set_compact(True)
    assert part.sizeHint().width() < wide


def test_the_left_column_is_walked_with_arrows(show, heard):
    part = show(ThreadNav(LOOK, ENTRIES, name="Övningar", state_words=STATES))
    said = heard(part.chosen)
    assert QApplication.focusWidget().accessibleName() == "1.1 Vem är kunden?, här är vi"
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    press(KEY.Key_Home)
    press(KEY.Key_Space)
    press(KEY.Key_End)
    assert said == ["1.2", "0.1"]
    part.set_current("1.2")
    assert QApplication.focusWidget().accessibleName() == "1.2 Medborgare och mottagare, här är vi"
    assert part.row_of("1.1").accessibleName().endswith("kommer sedan")
    part.set_rail(True)
    assert part.sizeHint().width() == 56
    assert part.row_of("1.1").toolTip() == "1.1 Vem är kunden?"
    part.set_entries([ExerciseRow("9", "9", "Ny")])
    assert part.row_of("1.1") is None
    assert part.row_of("9") is not None


def test_a_long_title_breaks_instead_of_being_cut(show):
    short, long = (
        ThreadNav(LOOK, [ExerciseRow("1", "1", "Kort")]),
        ThreadNav(LOOK, [ExerciseRow("1", "1", "Lång " * 20)]),
    )
    for part in (short, long):
        part.setFixedWidth(276)
        show(part)
    assert long.sizeHint().height() > short.sizeHint().height() + 40


# -- the grid ------------------------------------------------------------------------------------


def test_the_grid_is_filled_from_the_keyboard(show, heard):
    part = show(grid())
    said = heard(part.cell_changed)
    part.cell("1", "n").setFocus()
    press(KEY.Key_Delete)
    press(KEY.Key_Right)
    press(KEY.Key_U, "u")
    press(KEY.Key_Down)
    press(KEY.Key_I, "I")
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_R, "r")
    press(KEY.Key_End)
    for _ in range(5):
        press(KEY.Key_Space)
    assert said == [
        ("1", "n", None),
        ("1", "c", "R"),
        ("2", "c", "I"),
        ("3", "c", "C"),
        *[("3", "e", code) for code in ("A", "R", "C", "I", None)],
    ]
    assert part.cell("1", "c").accessibleName() == "Sätta riktning, Förvaltningschef: utför"
    assert part.cell("1", "n").accessibleName() == "Sätta riktning, Nämnden: tomt"
    assert part.cell("2", "n").accessibleDescription() == "Två har ansvaret."
    assert len([n for n in names(part) if ": " in n]) == 9
    assert "Två har ansvaret." in names(part)


def test_a_grid_to_look_at_cannot_be_changed(show, heard):
    part = show(grid(editable=False, extras={("1", "n"): "5 A, 1 U", ("3", "e"): "1 A"}))
    said = heard(part.cell_changed)
    part.cell("1", "n").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Delete)
    assert said == []
    assert part.cell("1", "n").accessibleName() == "Sätta riktning, Nämnden: har ansvaret, 5 A, 1 U"


def test_a_narrow_grid_scrolls_sideways_and_follows_the_keyboard(show):
    roles = [(str(i), f"Roll {i}") for i in range(8)]
    part = show(
        RoleGrid(LOOK, roles, [("1", "Sätta riktning")], {}, LETTERS, notes_header="Att reda ut"), width=480
    )
    area = part.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() > 0
    low = part.height()
    part.set_notes({"1": Note("En mycket lång anmärkning " * 6, True)})
    QApplication.processEvents()
    assert part.height() > low
    part.cell("1", "0").setFocus()
    press(KEY.Key_End)
    assert part.cell("1", "7").hasFocus()
    assert not part.cell("1", "7").visibleRegion().isEmpty()
    assert area.horizontalScrollBar().value() > 0


def test_a_large_grid_opens_at_once(show):
    roles = [(str(i), f"Roll {i}") for i in range(10)]
    tasks = [(str(i), f"Uppgift nummer {i}") for i in range(30)]
    start = time.process_time()
    part = RoleGrid(LOOK, roles, tasks, {("3", "3"): "A"}, LETTERS, value_words=VALUE_WORDS)
    show(part)
    assert time.process_time() - start < 1.0


# -- pictures ------------------------------------------------------------------------------------


def test_a_picture_is_told_and_its_points_reached(show, heard):
    part = show(PictureView(LOOK, picture()))
    said = heard(part.chosen)
    part.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    press(KEY.Key_Left)
    press(KEY.Key_Return)
    assert said == ["b", "a"]
    assert QAccessible.queryAccessibleInterface(part).role() == QAccessible.Role.Graphic
    assert names(part) == ["Två behov, ett avgjort", "1, avgjort", "2, inte avgjort"]
    assert part.heightForWidth(600) == 400
    part.set_selected("b")
    part.set_picture(picture())
    part.grab()


# -- messages ------------------------------------------------------------------------------------


def test_what_was_done_can_be_undone(show, heard):
    part = show(UndoBar(LOOK, close_name="Stäng"))
    acted, closed = heard(part.acted), heard(part.closed)
    part.say("Raden är borttagen.", "Ångra")
    assert part.isVisible()
    assert part.accessibleName() == "Raden är borttagen."
    part.findChild(LinkButton).click()
    assert (len(acted), len(closed), part.isVisible()) == (1, 0, False)
    part.say("En till.")
    part.findChild(IconButton).click()
    assert (len(acted), len(closed), part.isVisible()) == (1, 1, False)


def test_a_message_stays_while_it_has_the_keyboard(show, heard):
    part = show(UndoBar(LOOK, close_name="Stäng"))
    closed = heard(part.closed)
    part.say("Raden är borttagen.", "Ångra")
    part.findChild(LinkButton).setFocus()
    part._time_is_up()
    assert closed == []
    assert part.isVisible()


def test_a_blind_spot_can_be_mended_and_breaks_its_line(show, heard):
    part = show(BlindSpotRow(LOOK, "Prioriterat men har ingen åtgärd. " * 4, "Ny åtgärd", "Lämna"))
    first, second = heard(part.acted), heard(part.second_acted)
    for link in part.findChildren(LinkButton):
        link.click()
    assert (len(first), len(second)) == (1, 1)
    wide = part.height()
    part.window().resize(360, 600)
    QApplication.processEvents()
    assert part.height() > wide


# -- text ----------------------------------------------------------------------------------------


def test_a_heading_never_ends_in_a_lonely_word():
    assert no_widow("Vilka skapar vår enhet värde för?") == "Vilka skapar vår enhet värde\u00a0för?"
    assert no_widow("Två ord") == "Två ord"


def test_words_show_markup_as_it_is_and_break_long_words(show):
    part = show(Words(LOOK, "<b>" + "a" * 400, role="body"), width=300)
    assert part.textFormat() == Qt.TextFormat.PlainText
    assert part.heightForWidth(200) > 5 * LOOK.line_height("body")
    assert part.height() >= part.heightForWidth(part.width())
    part.setText("kort")
    QApplication.processEvents()
    assert part.height() < 60


def test_a_line_takes_swedish_letters_and_can_split_a_paste(show, heard):
    part = show(LineField(LOOK, name="Kund", split_lines=True))
    said, lines = heard(part.changed), heard(part.lines_pasted)
    type_text("åäö")
    assert part.text() == "åäö"
    assert said == ["å", "åä", "åäö"]
    QGuiApplication.clipboard().setText("en\n\ntvå\n")
    press(KEY.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)
    assert lines == [["en", "två"]]
    assert part.text() == "åäö"


def test_a_text_grows_with_what_is_written_and_lets_tab_through(show, heard):
    holder = QWidget()
    column = QVBoxLayout(holder)
    part, after = TextField(LOOK, min_lines=1, max_lines=4, name="Mått"), LineField(LOOK, name="sedan")
    column.addWidget(part)
    column.addWidget(after)
    show(holder, width=300)
    part.setFocus()
    said, left = heard(part.changed), heard(part.left)
    heights = [part.height()]
    for words in ("en rad", "\ntvå", "\ntre", "\nfyra", "\nfem", "\nsex"):
        part.insertPlainText(words)
        QApplication.processEvents()
        heights.append(part.height())
    assert heights[0] == heights[1] == 40
    assert heights[1] < heights[2] < heights[3] < heights[4] == heights[5] == heights[6]
    assert part.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    assert len(said) == 6
    part.set_text("tyst")
    assert len(said) == 6
    press(KEY.Key_Tab)
    assert after.hasFocus()
    assert len(left) == 1


def test_a_rich_paste_is_plain(show):
    part = show(TextField(LOOK, name="Mått"))
    data = QMimeData()
    data.setHtml("<img src='/etc/passwd'><b>fet</b>")
    data.setText("fet")
    part.insertFromMimeData(data)
    assert part.text() == "fet"


def test_a_drop_down_has_keys_of_its_own(show):
    part = show(DropDown(LOOK, [("y", "Yusuf"), ("s", "Sara")], None, name="Ägare", placeholder="Välj"))
    assert part.current_key() is None
    part.set_current_key("s")
    assert part.current_key() == "s"
    part.set_options([("p", "Petra")], "p")
    assert part.current_key() == "p"
