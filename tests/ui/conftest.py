"""A group in a private round."""

import pytest

from tests.helpers.drive import settle
from tests.helpers.round_group import SIX, Group, made


@pytest.fixture
def group(open_window, tmp_path):
    def make(exercise="1.1", page="mention", people=SIX, **more) -> Group:
        window = open_window(**more)
        window.open_path(made(tmp_path / "ours.samsyn", people))
        settle()
        return Group(window, exercise, page)

    return make
