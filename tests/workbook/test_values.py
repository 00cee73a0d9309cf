"""What a JSON value is, wherever it could be anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.values import (
    clean_value,
    is_number,
    is_texts,
    number_of,
    number_or_text,
    parts_of,
    text_of,
    texts_of,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=3), part, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("value", "text", "number", "texts", "parts"),
    [
        (None, "", None, [], []),
        (True, "", None, [], [True]),
        (0, "", 0, [], [0]),
        (1.5, "", None, [], [1.5]),
        ("?", "?", None, [], ["?"]),
        (["a", 1, "b", ["c"]], "", None, ["a", "b"], ["a", 1, "b", ["c"]]),
        ({"a": 1}, "", None, [], [{"a": 1}]),
    ],
)
def test_each_reader_takes_what_it_is_for_and_nothing_else(value, text, number, texts, parts):
    assert (text_of(value), number_of(value), texts_of(value), parts_of(value)) == (
        text,
        number,
        texts,
        parts,
    )
    assert number_or_text(value) == (number if number is not None else text or None)
    assert is_number(value) is (number is not None)


@given(JSON)
def test_the_texts_of_a_list_are_all_of_it_only_where_there_is_nothing_else(value):
    assert is_texts(value) is (isinstance(value, list) and texts_of(value) == value)


@given(JSON)
def test_cleaning_twice_is_cleaning_once(value):
    once = clean_value(value)
    assert clean_value(once) == once
    assert type(once) is type(value)
