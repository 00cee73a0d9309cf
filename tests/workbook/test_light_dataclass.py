"""The dataclass that is made quickly does what the ordinary one does with a value that nobody changes."""

import dataclasses
import pickle
import subprocess
import sys
from dataclasses import field

import pytest

from benchmarks.harness import ROOT
from workbook import light_dataclass
from workbook.blocks import Text


def _classes(dataclass):
    @dataclass(frozen=True)
    class Point:
        x: float
        y: float = 0.0
        seen: list[int] = field(default_factory=list, repr=False)

    @dataclass(frozen=True)
    class Name:
        name: str

    @dataclass(frozen=True)
    class Full(Name):
        family: str = "Li"

    @dataclass(frozen=True)
    class Nothing:
        pass

    @dataclass
    class Count:
        n: int = 0

    return Point, Name, Full, Nothing, Count


@pytest.fixture(params=[dataclasses.dataclass, light_dataclass.dataclass], ids=["ordinary", "light"])
def classes(request):
    return _classes(request.param)


def test_values_are_made_compared_and_said_as_ever(classes):
    point, name, full, nothing, count = classes
    assert point(1.0) == point(1.0, 0.0, []) != point(1.0, 2.0)
    assert point(1.0) != point(1.0, seen=[1])
    assert repr(point(1.0, seen=[3])).endswith(".Point(x=1.0, y=0.0)")
    assert name("Bo") == name("Bo") != name("Li")
    assert name("Bo") != full("Bo")
    assert full("Bo") == full("Bo", "Li") != full("Bo", "Ek")
    assert repr(full("Bo")).endswith(".Full(name='Bo', family='Li')")
    assert nothing() == nothing()
    assert count(1) == count(1) != count(2)
    assert point(1.0) != (1.0, 0.0, [])


def test_values_that_never_change_can_be_keys(classes):
    _point, name, full, nothing, count = classes
    assert len({name("Bo"), name("Bo"), name("Li"), full("Bo"), full("Bo"), nothing(), nothing()}) == 4
    with pytest.raises(TypeError, match="unhashable"):
        hash(count())


def test_fields_replacing_and_matching_go_by_the_standard_module(classes):
    point, _name, full, _nothing, _count = classes
    assert [each.name for each in dataclasses.fields(full)] == ["name", "family"]
    assert dataclasses.replace(full("Bo"), family="Ek") == full("Bo", "Ek")
    match point(1.0, 2.0, []):
        case point(x, y, _seen):
            assert (x, y) == (1.0, 2.0)
    with pytest.raises(TypeError, match="argument"):
        point()


def test_a_class_may_be_built_on_one_that_has_no_values_yet(classes):
    _point, _name, full, _nothing, _count = classes
    assert full("Bo").name == "Bo"
    assert [each.name for each in dataclasses.fields(full)] == ["name", "family"]


def test_what_is_read_from_a_pickle_is_compared_as_ever():
    """The worker that makes a PDF reads its document from one, and has made no value of it itself."""
    pair = pickle.dumps((Text("Bo"), Text("Bo")))
    read = "import sys; from export.worker import _Reader; a, b = _Reader(sys.stdin.buffer).load(); print(a == b, a)"
    done = subprocess.run([sys.executable, "-c", read], input=pair, capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.split(maxsplit=1) == [b"True", f"{Text('Bo')!r}\n".encode()]
