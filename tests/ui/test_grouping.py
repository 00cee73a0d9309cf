"""The grouping board in the real window, by keys and by dragging; what was not opened is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from tests.helpers.drive import ALT, Drive, K, name_of, settle, wait_for
from ui.editors import card_drag
from ui.editors.card_view import CardFace
from ui.editors.grouping import GroupingEditor
from ui.window import Window
from workbook.model import ANONYMOUS, PEOPLE

pytestmark = pytest.mark.slow

SAID = {"Anna Ek": ["trust", "calm"], "Bo Dahl": ["Trust", "humour"], "Cai Lo": ["feeling safe", "courage"]}


@pytest.fixture
def board(open_window, tmp_path):
    """Makes a window at the cards of 3.2, after the reveal."""

    def make(size=(1440, 900), zoom=100, said=None, mode="named", page=("3.2", "gather")) -> Window:
        path = tmp_path / "group.samsyn"
        fill(path, SAID if said is None else said, mode, page[0])
        window = open_window(zoom=zoom, size=size)
        window.open_path(path)
        window.workbook_view().go(*page)
        settle()
        return window

    return make


FIELDS = {"3.2": ("propose", "proposals"), "1.1": ("mention", "mentions")}


def fill(path: Path, said: dict[str, list[str]], mode: str, exercise_id: str = "3.2") -> None:
    """A workbook in which everybody has written alone, and it has been shown."""
    workbook = new_workbook(path, shipped_pack(), language="en", title="Ashbrook")
    sheet = Sheet(workbook, shipped_pack())
    exercise = sheet.pack.exercises[exercise_id]
    page, name = FIELDS[exercise_id]
    field = exercise.fields[name]
    round_ = PrivateRound(sheet, exercise, exercise.page(page))
    with workbook.without_history():
        for name in said:
            workbook.add_item(PEOPLE, {"name": name})
        round_.set_mode(mode)
        for person, words in zip(sheet.people(), said.values(), strict=True):
            author = round_.begin(person.id)
            for each in words:
                workbook.add_item(sheet.place(field), {field.columns[0].id: each}, author=author)
            round_.finish(person.id)
        round_.reveal()
    workbook.close()


def editor_of(window: Window) -> GroupingEditor:
    return window.workbook_view().frame.page.findChild(GroupingEditor)


def cards_of(window: Window) -> Cards:
    sheet = window.session.sheet
    return Cards(sheet, sheet.field("3.2/proposals"))


def shape(window: Window) -> dict[str, list[str]]:
    """Group's name → its cards; empty for those in none."""
    cards = cards_of(window)
    found = {"": [card.words for card in cards.cards()]}
    return found | {group.name: [card.words for card in group.cards] for group in cards.groups()}


def card_at(drive: Drive) -> str:
    """The words of the card that has the keyboard."""
    return name_of(drive.focus()).split(",")[0]


def to_card(drive: Drive, words: str) -> None:
    """Comes to a card with the arrows, from wherever the keyboard is on the board."""
    if not isinstance(drive.focus(), CardFace):
        drive.tab_to(name_of(drive.window.findChild(GroupingEditor)._roving.home_item()))
    drive.press(K.Key_Home)
    for _n in range(30):
        if card_at(drive) == words:
            return
        drive.press(K.Key_Right)
    raise AssertionError(words)


def texts(window: Window) -> str:
    return " | ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def foot(window: Window) -> str:
    return window.workbook_view().frame.page.foot().words


def test_cards_come_by_how_many_said_them_and_have_names_for_those_who_hear(board):
    window = board()
    drive = Drive(window)
    assert card_at(drive) == "Trust"
    assert name_of(drive.focus()) == "Trust, 2 people, not opened yet"
    assert shape(window) == {"": ["Trust", "calm", "courage", "feeling safe", "humour"]}


def test_enter_opens_and_the_foot_counts_what_is_left(board):
    window = board()
    drive = Drive(window)
    assert foot(window) == "5 of 5 not opened yet"
    before = window.session.workbook.can_undo()
    drive.press(K.Key_Return)
    assert foot(window) == "4 of 5 not opened yet"
    assert window.session.workbook.can_undo() == before
    assert "2 of you wrote it in the same words." in texts(window)
    drive.press(K.Key_Return)
    assert "2 of you wrote it in the same words." not in texts(window)
    assert foot(window) == "4 of 5 not opened yet"
    assert name_of(drive.focus()) == "Trust, 2 people"


def test_what_was_not_opened_is_said_once_where_they_decide(board):
    window = board()
    drive = Drive(window)
    for _n in range(3):
        drive.press(K.Key_Return, K.Key_Right)
    view = window.workbook_view()
    view.go("3.2", "choose")
    settle()
    assert "2 cards were not opened: feeling safe, humour." in texts(window)
    drive.click("Open them")
    assert view.frame.page.context.page.id == "gather"
    for words in ("feeling safe", "humour"):
        to_card(drive, words)
        drive.press(K.Key_Return)
    assert foot(window) == ""
    view.go("3.2", "choose")
    settle()
    assert "not opened" not in texts(window)
    view.go("3.2", "sentences")
    settle()
    assert "not opened" not in texts(window)


def test_m_merges_with_the_card_one_types_and_undo_takes_it_back(board):
    window = board()
    drive = Drive(window)
    to_card(drive, "feeling safe")
    drive.type("m")
    assert name_of(drive.focus()) == "Merge with: type to find a card"
    drive.type("tru")
    drive.press(K.Key_Return)
    assert shape(window) == {"": ["Trust", "calm", "courage", "humour"]}
    (card,) = [card for card in cards_of(window).all() if card.words == "Trust"]
    assert card.wordings == ["feeling safe", "Trust"]
    assert card_at(drive) == "Trust"
    assert "Merged. Everybody's words are kept under the card." in texts(window)
    drive.ctrl(K.Key_Z)
    assert shape(window) == {"": ["Trust", "calm", "courage", "feeling safe", "humour"]}


def test_esc_gives_the_merging_up_and_the_arrows_choose_another(board):
    window = board()
    drive = Drive(window)
    drive.type("m")
    drive.press(K.Key_Escape)
    assert card_at(drive) == "Trust"
    drive.type("m")
    drive.press(K.Key_Down, K.Key_Down)
    assert name_of(drive.focus()) == "Merge with: courage"
    drive.press(K.Key_Return)
    assert shape(window) == {"": ["calm", "courage", "feeling safe", "humour"]}


def test_s_splits_what_was_merged(board):
    window = board()
    drive = Drive(window)
    to_card(drive, "feeling safe")
    drive.type("s")
    assert "There is only one answer on this card." in texts(window)
    drive.type("mtrust")
    drive.press(K.Key_Return)
    drive.type("s")
    assert name_of(drive.focus()) == "Split: feeling safe"
    drive.press(K.Key_Return)
    assert shape(window)[""][:2] == ["Trust", "feeling safe"]
    assert card_at(drive) == "Trust"


def test_g_makes_a_group_that_is_named_at_once_and_alt_arrows_move(board):
    window = board()
    drive = Drive(window)
    to_card(drive, "calm")
    drive.type("g")
    assert name_of(drive.focus()) == "Name of the group"
    drive.type("Feeling safe")
    drive.press(K.Key_Return)
    assert card_at(drive) == "calm"
    assert shape(window) == {"": ["Trust", "courage", "feeling safe", "humour"], "Feeling safe": ["calm"]}
    to_card(drive, "Trust")
    drive.press(K.Key_Right, held=ALT)
    assert shape(window)["Feeling safe"] == ["Trust", "calm"]
    assert card_at(drive) == "Trust"
    drive.press(K.Key_Down, held=ALT)
    assert shape(window)["Feeling safe"] == ["calm", "Trust"]
    drive.press(K.Key_Left, held=ALT)
    assert "Trust" in shape(window)[""]
    assert card_at(drive) == "Trust"
    sheet = window.session.sheet
    assert sheet.rows_at(sheet.field("3.2/proposals"))[0].words == "Feeling safe"
    drive.ctrl(K.Key_Z)
    assert shape(window)["Feeling safe"] == ["calm", "Trust"]


def test_an_empty_group_goes_with_del_and_a_full_one_leaves_its_cards(board):
    window = board()
    drive = Drive(window)
    drive.click("New group")
    drive.press(K.Key_Delete)
    assert list(shape(window)) == [""]
    to_card(drive, "courage")
    drive.type("gBrave")
    drive.press(K.Key_Return)
    drive.click("Dissolve the group, its cards stay")
    assert sorted(shape(window)[""]) == ["Trust", "calm", "courage", "feeling safe", "humour"]
    assert "The group is dissolved. Its cards are back among the rest." in texts(window)


def test_f2_gives_a_card_another_name_and_keeps_the_words_beneath(board):
    window = board()
    drive = Drive(window)
    drive.press(K.Key_F2)
    drive.type("Being safe")
    drive.press(K.Key_Return)
    assert card_at(drive) == "Being safe"
    assert shape(window)[""][0] == "Being safe"
    drive.press(K.Key_Return)
    assert "Trust" in texts(window)
    drive.ctrl(K.Key_Z)
    assert shape(window)[""][0] == "Trust"


def test_arrows_go_through_the_stacks_and_into_the_groups(board):
    window = board()
    drive = Drive(window)
    stacks = editor_of(window)._board.pile.stacks
    drive.press(K.Key_Down)
    assert card_at(drive) == shape(window)[""][stacks]
    drive.press(K.Key_Up)
    assert card_at(drive) == "Trust"
    to_card(drive, "humour")
    drive.type("gG")
    drive.press(K.Key_Return)
    to_card(drive, "feeling safe")
    drive.press(K.Key_Right)
    assert card_at(drive) == "humour"


def test_names_are_shown_only_where_they_were_given_and_only_while_asked_for(board):
    window = board()
    drive = Drive(window)
    assert "Anna" not in texts(window)
    drive.click("Show names")
    assert "Anna Ek, Bo Dahl" in texts(window)
    window.workbook_view().go("3.2", "choose")
    window.workbook_view().go("3.2", "gather")
    settle()
    assert "Anna" not in texts(window)


def test_without_names_there_is_nothing_to_show(board):
    window = board(mode=ANONYMOUS[1:])
    drive = Drive(window)
    assert not drive.sees("Show names")
    assert card_at(drive) in ("Trust", "trust")
    assert {card.people for card in cards_of(window).all()} == {1, 2}


# --- dragging -------------------------------------------------------------------------------------------------------


class Hand:
    """A pointer that is pressed, moved and let go."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.at = widget.mapToGlobal(QPoint(20, 15))
        self.send(QEvent.Type.MouseButtonPress, self.at)

    def send(self, kind: QEvent.Type, at: QPoint) -> None:
        self.at = at
        held = (
            Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        )
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        local = QPointF(self.widget.mapFromGlobal(at))
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.widget, QMouseEvent(kind, local, QPointF(at), button, held, none))
        settle()

    def over(self, widget: QWidget, dx: int = 30, dy: int = 20) -> None:
        self.send(QEvent.Type.MouseMove, widget.mapToGlobal(QPoint(dx, dy)))

    def let_go(self) -> None:
        self.send(QEvent.Type.MouseButtonRelease, self.at)


def view_of(window: Window, words: str):
    return next(view for view in editor_of(window)._views.values() if view.card.words == words)


def test_a_card_held_over_another_is_merged_with_it(board, monkeypatch):
    monkeypatch.setattr(card_drag, "MERGE_MS", 0)
    window = board()
    editor = editor_of(window)
    hand = Hand(view_of(window, "feeling safe").face)
    hand.over(view_of(window, "Trust"))
    wait_for(lambda: editor.drag.merges)
    assert "Let go to merge with Trust" in texts(window)
    assert view_of(window, "Trust").targeted
    hand.let_go()
    assert shape(window)[""] == ["Trust", "calm", "courage", "humour"]
    assert not editor.drag.under_way
    assert foot(window) == "4 of 4 not opened yet"


def test_a_card_let_go_of_at_once_is_put_before_the_other(board):
    window = board()
    hand = Hand(view_of(window, "humour").face)
    hand.over(view_of(window, "Trust"))
    assert "Hold to merge" in texts(window)
    hand.let_go()
    assert shape(window)[""] == ["humour", "Trust", "calm", "courage", "feeling safe"]
    assert editor_of(window).unfolded == ""


def test_a_card_is_dragged_into_a_group_and_out_again(board):
    window = board()
    drive = Drive(window)
    drive.type("gSafe")
    drive.press(K.Key_Return)
    editor = editor_of(window)
    (group,) = editor._board.groups.values()
    hand = Hand(view_of(window, "calm").face)
    hand.over(group, 60, 12)
    assert "Let go to put it here" in texts(window)
    hand.let_go()
    assert shape(window)["Safe"] == ["Trust", "calm"]
    hand = Hand(view_of(window, "Trust").face)
    hand.over(editor._board.pile, 40, 8)
    hand.let_go()
    assert shape(window) == {"": ["courage", "feeling safe", "humour", "Trust"], "Safe": ["calm"]}


def test_a_drag_given_up_changes_nothing(board):
    window = board()
    before = shape(window)
    hand = Hand(view_of(window, "calm").face)
    hand.over(view_of(window, "Trust"))
    drive = Drive(window)
    view_of(window, "calm").face.setFocus()
    drive.press(K.Key_Escape)
    assert not editor_of(window).drag.under_way
    hand.let_go()
    assert shape(window) == before


@pytest.mark.parametrize(("size", "zoom"), [((800, 600), 100), ((1024, 700), 200)])
def test_on_a_small_screen_it_is_one_list_with_headings(board, size, zoom):
    window = board(size=size, zoom=zoom, said=SAID | {"Dag Li": ["a" * 400, "one two " * 60]})
    drive = Drive(window)
    drive.type("gSafe")
    drive.press(K.Key_Return)
    editor = editor_of(window)
    (group,) = editor._board.groups.values()
    if zoom == 200:
        assert group.y() + group.parentWidget().y() > editor._board.pile.y()
    for view in editor._views.values():
        assert view.mapTo(window, QPoint(view.width(), 0)).x() <= window.width()
        assert view.height() >= view.face.height()


def test_the_card_one_moves_stays_in_sight(board):
    window = board(size=(1024, 700), zoom=200, said=SAID | {"Dag Li": list("abcd")})
    drive = Drive(window)
    drive.type("gSafe")
    drive.press(K.Key_Return)
    to_card(drive, "calm")
    drive.press(K.Key_Right, held=ALT)
    for _n in range(6):
        settle()
    face = drive.focus()
    assert card_at(drive) == "calm"
    assert face.visibleRegion().boundingRect().height() == face.height()


def test_nothing_to_show_says_so(board):
    window = board(said={"Anna Ek": []})
    assert "No suggestions to show yet" in texts(window)
    assert foot(window) == ""


def test_what_is_taken_into_the_list_brings_its_words_and_is_not_offered_again(board):
    said = {"Anna Ek": ["the elderly", "relatives"], "Bo Dahl": ["daughters", "the board"]}
    window = board(said=said, page=("1.1", "all"))
    drive = Drive(window)
    assert card_at(drive) == "daughters"
    drive.type("gFamily")
    drive.press(K.Key_Return)
    to_card(drive, "relatives")
    drive.press(K.Key_Right, held=ALT)
    window.workbook_view().go("1.1", "groups")
    settle()
    offered = [name_of(button) for button in window.findChildren(QWidget) if "Take in: " in name_of(button)]
    assert offered == ["Take in: Family", "Take in: the board", "Take in: the elderly"]
    drive.click("Take in: Family")
    assert not drive.sees("Take in: Family")
    assert "You said: relatives, daughters" in texts(window)
    sheet = window.session.sheet
    (row,) = sheet.rows(sheet.field("1.1/groups"))
    sheet.workbook.set(sheet.key(sheet.field("1.1/groups"), row.id, "name"), "Next of kin")
    settle()
    assert not drive.sees("Take in: Family")
    assert "You said: relatives, daughters" in texts(window)
