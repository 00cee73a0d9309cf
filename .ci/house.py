"""Draws the house from its code, to docs/pictures/house.svg: folders as rooms on floors, and the imports between them.

A room stands as low as what it imports lets it, so arrows run down; one that runs up is red, and each of those is a
circle to be opened. Where a folder also holds files of its own, those that its rooms lean on make one room and the
others another. An arrow that follows from two others is left out: the last lines of a room say all that it leans on.
The same code gives the same bytes.
"""

from __future__ import annotations

import ast
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import grimp
from PIL import ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from export.html.svg import picture  # noqa: E402
from workbook.picture import Caption, Picture, Poly, Rect, Shape  # noqa: E402

TO = ROOT / "docs" / "pictures" / "house.svg"

# Units of the picture; one is a pixel where it is shown in its own size.
WIDTH, EDGE, INSET = 1120.0, 20.0, 20.0
FLOOR_GAP, PART_GAP, ROOM_GAP, LANE = 52.0, 70.0, 18.0, 20.0
ROOF, PART_HEAD, PAD = 116.0, 44.0, 14.0
DOOR, TEXT, SMALL, LINE = 17.0, 13.5, 12.0, 17.5
"""Type: a name on a door, what a room says, a number at an arrow; and the height of a line."""
SPARE = 1.25
"""Where the page has not our type, words are wider by up to this."""

Edge = tuple[str, str]
"""(the room that imports, the room that is imported)"""


@dataclass
class Room:
    """Some files of one folder."""

    name: str
    """The folder, and `/*` after it for the upper one of a folder's two."""
    says: str
    files: int
    x: float = 0
    y: float = 0
    w: float = 0
    h: float = 0
    lines: list[tuple[str, str]] = field(default_factory=list)
    """(words, colour) below the name, broken to the room's width."""

    @property
    def part(self) -> str:
        return self.name.partition("/")[0]

    @property
    def short(self) -> str:
        return self.name.removesuffix("/*").rpartition("/")[2]


@dataclass
class Lane:
    """Where an arrow passes a floor between two rooms."""

    x: float = 0
    y: float = 0
    w: float = LANE
    h: float = 0


# -- what the code says --------------------------------------------------------------------------


class House:
    """The rooms of the product, and how many imports, of one file by another, run from each to each."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        arrows = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
        layers = next(contract["layers"] for contract in arrows["contracts"] if contract["type"] == "layers")
        self.levels = [[name.strip() for name in layer.split("|")] for layer in layers]
        """The parts, highest first; those of one level stand side by side."""
        graph = grimp.build_graph(*arrows["root_packages"], cache_dir=None)
        imports = sorted((a, b) for a in graph.modules for b in graph.find_modules_directly_imported_by(a))
        folder = {module: self._folder(module) for module in sorted(graph.modules)}
        split = {
            name for name in set(folder.values()) if any(f.startswith(f"{name}/") for f in folder.values())
        }
        leant_on = {b for a, b in imports if folder[a].startswith(f"{folder[b]}/")}
        room = {
            module: f"{name}/*" if name in split and module not in leant_on else name
            for module, name in folder.items()
        }
        files: dict[str, list[str]] = {}
        for module, name in room.items():
            if len(module.split(".")) > 1:  # the part itself is no file
                files.setdefault(name, []).append(module.rpartition(".")[2])
        self.rooms = {
            name: Room(name, self._says(name, files[name], split), len(files[name])) for name in sorted(files)
        }
        between = Counter((room[a], room[b]) for a, b in imports if room[a] != room[b])
        self.between = {
            (a, b): n for (a, b), n in sorted(between.items()) if a in self.rooms and b in self.rooms
        }

    def part(self, name: str) -> list[str]:
        return [room for room in self.rooms if self.rooms[room].part == name]

    def data(self, part: str) -> list[str]:
        """The folders of a part that hold no Python."""
        folders = [
            path for path in (self.root / part).iterdir() if path.is_dir() and path.name != "__pycache__"
        ]
        return sorted(path.name for path in folders if not any(path.rglob("*.py")))

    def _folder(self, module: str) -> str:
        path = self.root.joinpath(*module.split("."))
        return (path if path.is_dir() else path.parent).relative_to(self.root).as_posix()

    def _says(self, name: str, files: list[str], split: set[str]) -> str:
        """The names of the loose files, or the first sentence of what the folder says of itself."""
        folder = name.removesuffix("/*")
        if folder in split:
            return ", ".join(files)
        return first_sentence(self.root / folder / "__init__.py")


def first_sentence(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(text.partition("\n\n")[0].split()).partition(". ")[0]
    return sentence.partition(" (")[0].rstrip(".").replace("`", "").replace("*", "")


# -- who stands on which floor -------------------------------------------------------------------


def from_the_top(rooms: Iterable[str], between: dict[Edge, int]) -> list[str]:
    """The rooms so that as few imports as can be run up: none, where there is no circle (Eades, Lin and Smyth)."""
    left, top, bottom = sorted(rooms), list[str](), list[str]()

    def weight(room: str, end: int) -> int:
        other = 1 - end
        return sum(n for edge, n in between.items() if edge[end] == room and edge[other] in left)

    while left:
        lowest = next((room for room in left if not weight(room, 0)), None)
        highest = next((room for room in left if not weight(room, 1)), None)
        if lowest is not None:
            bottom.insert(0, lowest)
            left.remove(lowest)
        else:
            room = highest or max(left, key=lambda room: weight(room, 0) - weight(room, 1))
            top.append(room)
            left.remove(room)
    return top + bottom


def is_implied(edge: Edge, down: set[Edge]) -> bool:
    """True if one gets down from the one room to the other by way of a third."""
    seen, ways = set[str](), [b for a, b in down if a == edge[0] and b != edge[1]]
    while ways:
        room = ways.pop()
        if room == edge[1]:
            return True
        if room not in seen:
            seen.add(room)
            ways += [b for a, b in down if a == room]
    return False


class Part:
    """One of the top folders: its floors from the top, and the way of each arrow through them."""

    def __init__(self, house: House, name: str) -> None:
        self.name = name
        rooms = house.part(name)
        inside = {edge: n for edge, n in house.between.items() if {*edge} <= {*rooms}}
        order = from_the_top(rooms, inside)
        self.up = {(a, b) for a, b in inside if order.index(a) > order.index(b)}
        down = inside.keys() - self.up
        height = dict[str, int]()
        below = {
            room: [b for b in order[n + 1 :] if {(room, b), (b, room)} & {*inside}]
            for n, room in enumerate(order)
        }
        for room in reversed(order):
            height[room] = 1 + max((height[b] for b in below[room]), default=-1)
        self.floors: list[list[Room | Lane]] = [[] for _floor in range(max(height.values()) + 1)]
        for room in order:
            self.floors[len(self.floors) - 1 - height[room]].append(house.rooms[room])
        self.ways: dict[Edge, list[Room | Lane]] = {}
        """Each arrow that is drawn -> what it passes, from above to below, also where it runs up."""
        for edge in sorted(self.up | {edge for edge in down if not is_implied(edge, down)}):
            upper, lower = sorted(edge, key=order.index)
            between = self.floors[len(self.floors) - height[upper] : len(self.floors) - 1 - height[lower]]
            lanes = [Lane() for _floor in between]
            for lane, floor in zip(lanes, between, strict=True):
                floor.append(lane)
            self.ways[edge] = [house.rooms[upper], *lanes, house.rooms[lower]]
        self._sort_floors()

    def _sort_floors(self) -> None:
        """Puts those beside each other that arrows join: turn by turn from above and from below, and keeps the best."""
        steps = [step for way in self.ways.values() for step in pairwise(way)]
        best = self.floors
        for turn in range(24):
            where = _middles(self.floors)
            for floor in self.floors if turn % 2 else reversed(self.floors):
                near = {
                    id(spot): [
                        where[id(b if a is spot else a)] for a, b in steps if spot is (b if turn % 2 else a)
                    ]
                    for spot in floor
                }
                floor.sort(key=lambda spot: sum(n) / len(n) if (n := near[id(spot)]) else where[id(spot)])
                where |= _middles([floor])
            if _sideways(self.floors, steps) < _sideways(best, steps) or turn == 0:
                best = [[*floor] for floor in self.floors]
        self.floors = best


def _middles(floors: list[list[Room | Lane]]) -> dict[int, float]:
    """The middle of each spot by its `id`, as a share of the width; a room is about as wide as ten lanes."""
    found = dict[int, float]()
    for floor in floors:
        sizes = [10 if isinstance(spot, Room) else 1 for spot in floor]
        for n, spot in enumerate(floor):
            found[id(spot)] = (sum(sizes[:n]) + sizes[n] / 2) / sum(sizes)
    return found


def _sideways(floors: list[list[Room | Lane]], steps: list[tuple[Room | Lane, Room | Lane]]) -> float:
    """How far the arrows run to the side in all."""
    where = _middles(floors)
    return sum(abs(where[id(a)] - where[id(b)]) for a, b in steps)


# -- measures ------------------------------------------------------------------------------------


@cache
def _type(bold: bool) -> ImageFont.FreeTypeFont:
    name = "SourceSans3-Semibold.ttf" if bold else "SourceSans3-Regular.ttf"
    return ImageFont.truetype(ROOT / "ui" / "fonts" / name, 100, layout_engine=ImageFont.Layout.BASIC)


def length(words: str, size: float, bold: bool = False) -> float:
    return _type(bold).getlength(words) * size / 100 * SPARE


def broken(words: str, width: float, between: str = " ") -> Iterator[str]:
    """The words in lines of at most that width, broken where `between` stands."""
    line = ""
    for word in words.split(between):
        if line and length(f"{line}{between}{word}", TEXT) > width:
            yield line
            line = ""
        line = f"{line}{between}{word}" if line else word
    yield line


def furnish(house: House, part: Part, room: Room) -> None:
    """Writes the lines of a room for its width, and makes it as high as they need."""
    leans = {b: n for (a, b), n in house.between.items() if a == room.name}
    near, up = Counter[str](), Counter[str]()
    for other, n in leans.items():
        if house.rooms[other].part == part.name:
            (up if (room.name, other) in part.up else near)[house.rooms[other].short] += n
    far = Counter[str]()
    for other, n in leans.items():
        if house.rooms[other].part != part.name:
            far[house.rooms[other].part] += n
    room.lines = [(line, "ink") for line in broken(room.says, room.w - 2 * PAD)]
    for found, colour in ((near, "ink3"), (up, "thread"), (far, "people")):
        if found:
            told = " · ".join(f"{name}\u00a0{n}" for name, n in found.most_common())
            start = "up to " if found is up else "→ "
            room.lines += [(line, colour) for line in broken(start + told, room.w - 2 * PAD, " · ")]
    room.h = PAD + DOOR + 6 + LINE * len(room.lines) + PAD - 6


def about(house: House, part: Part, width: float) -> list[tuple[str, str]]:
    """(words, colour) below the name of a part."""
    says = first_sentence(house.root / part.name / "__init__.py")
    data = ", ".join(f"{name}/" for name in house.data(part.name))
    told = [(says, "ink"), (f"and as data: {data}", "ink3")] if data else [(says, "ink")]
    return [(line, colour) for words, colour in told for line in broken(words, width - 2 * INSET)]


def place(house: House, part: Part, x: float, y: float, width: float) -> float:
    """Gives all that stands in a part its place, from (x, y) down; how high the part becomes."""
    below = y + PART_HEAD + LINE * len(about(house, part, width))
    for floor in part.floors:
        rooms = [spot for spot in floor if isinstance(spot, Room)]
        free = width - 2 * INSET - ROOM_GAP * (len(rooms) - 1) - LANE * (len(floor) - len(rooms))
        left = x + INSET
        for spot in floor:
            if isinstance(spot, Room):
                spot.w = free / len(rooms)
                furnish(house, part, spot)
            spot.x, spot.y = left, below
            left += spot.w + (ROOM_GAP if isinstance(spot, Room) else 0)
        for spot in floor:
            spot.h = max(room.h for room in rooms)
        below += rooms[0].h + FLOOR_GAP
    return below - FLOOR_GAP + INSET - y


# -- drawing -------------------------------------------------------------------------------------


def curve(x1: float, y1: float, x2: float, y2: float) -> list[tuple[float, float]]:
    """From one height to another, upright at both ends."""
    if abs(x1 - x2) < 0.5:
        return [(x1, y1), (x2, y2)]
    bent = [(1 - math.cos(math.pi * n / 12)) / 2 for n in range(13)]
    return [(round(x1 + (x2 - x1) * t, 1), round(y1 + (y2 - y1) * n / 12, 1)) for n, t in enumerate(bent)]


def arrow(points: list[tuple[float, float]], n: int, colour: str) -> list[Shape]:
    """A line that ends in a tip, thicker for more imports, and how many beside the tip."""
    x, y = points[-1]
    back = 9.0 if points[-2][1] < y else -9.0
    wide = round(1 + math.log2(n) / 2.5, 2)
    number = str(n)
    box = length(number, SMALL, True) + 4
    return [
        Poly((*points[:-1], (x, y - back / 2)), stroke=colour, width=wide),
        Poly(((x, y), (x - 5, y - back), (x + 5, y - back)), closed=True, fill=colour, stroke=None),
        Rect(x + 6, y - back - 11, box, 14, fill="bg", radius=3),
        Caption(x + 8, y - back, number, SMALL, colour, bold=True),
    ]


def draw_room(room: Room) -> list[Shape]:
    files = f"{room.files} files" if room.files > 1 else "1 file"
    baseline = room.y + PAD + DOOR - 4
    shapes: list[Shape] = [
        Rect(room.x, room.y, room.w, room.h, fill="paper", stroke="edge", radius=6),
        Caption(room.x + PAD, baseline, f"{room.short}/", DOOR, bold=True),
        Caption(room.x + room.w - PAD, baseline, files, SMALL, "ink3", anchor="end"),
    ]
    for n, (words, colour) in enumerate(room.lines):
        shapes.append(Caption(room.x + PAD, baseline + 6 + LINE * (n + 1) - 3, words, TEXT, colour))
    return shapes


def draw_ways(house: House, part: Part) -> list[Shape]:
    """The arrows within a part. Each has a door of its own in the room's floor or ceiling."""
    doors: dict[tuple[int, bool], list[tuple[float, Edge]]] = {}
    for edge, way in part.ways.items():
        for (spot, below), nearest in (((way[0], True), way[1]), ((way[-1], False), way[-2])):
            doors.setdefault((id(spot), below), []).append((nearest.x + nearest.w / 2, edge))
    shapes: list[Shape] = []
    for edge, way in part.ways.items():

        def door(spot: Room | Lane, below: bool, edge: Edge = edge) -> float:
            beside = sorted(doors[id(spot), below])
            return spot.x + spot.w * ([other for _x, other in beside].index(edge) + 1) / (len(beside) + 1)

        points = [(door(way[0], True), way[0].y + way[0].h)]
        for lane in way[1:-1]:
            points += [
                *curve(*points.pop(), lane.x + lane.w / 2, lane.y),
                (lane.x + lane.w / 2, lane.y + lane.h),
            ]
        points += curve(*points.pop(), door(way[-1], False), way[-1].y)
        if edge in part.up:
            points.reverse()
        shapes += arrow(points, house.between[edge], "thread" if edge in part.up else "ink3")
    return shapes


@dataclass(frozen=True)
class Box:
    """The room a part takes up."""

    x: float
    y: float
    w: float
    h: float


def draw_between(house: House, boxes: dict[str, Box]) -> list[Shape]:
    """The arrows from part to part: down in the gap below, or beside what stands between; up in red."""
    crossing = Counter[Edge]()
    for (a, b), n in house.between.items():
        crossing[house.rooms[a].part, house.rooms[b].part] += n
    level = {name: n for n, names in enumerate(house.levels) for name in names}
    shapes: list[Shape] = []
    for (a, b), n in sorted(crossing.items()):
        if a == b:
            continue
        upper, lower = sorted((boxes[a], boxes[b]), key=lambda box: box.y)
        if level[a] == level[b]:
            x, y = max(boxes[a].x, boxes[b].x) - PART_GAP / 2, upper.y + PAD
            shapes.append(Caption(x, y, f"{a} → {b} {n}", SMALL, "thread", anchor="middle", angle=90))
            continue
        far = abs(level[a] - level[b]) > 1
        narrow = min(upper, lower, key=lambda box: box.w)
        # Past the parts that stand between, an arrow goes through the alley between them.
        x = max(box.x for box in boxes.values()) - PART_GAP / 2 if far else narrow.x + narrow.w / 2
        x += 0 if level[a] < level[b] else 60
        points = [(x, upper.y + upper.h), (x, lower.y)]
        if level[a] > level[b]:
            points.reverse()
        shapes += arrow(points, n, "people" if level[a] < level[b] else "thread")
    return shapes


def draw(house: House) -> Picture:
    """The whole picture: the roof, the parts with their rooms and arrows, and what the colours mean."""
    top, boxes, shapes = EDGE + ROOF, dict[str, Box](), list[Shape]()
    wide = WIDTH - 2 * EDGE
    for level in house.levels:
        parts = [Part(house, name) for name in level]
        # How much of the width a part needs: the rooms of its fullest floor, and some for having many in all.
        rooms = [[sum(isinstance(spot, Room) for spot in floor) for floor in part.floors] for part in parts]
        most = [max(floors) + sum(floors) / 10 for floors in rooms]
        free, left, high = wide - PART_GAP * (len(parts) - 1), EDGE, 0.0
        inside: list[Shape] = []
        widths = [free * n / sum(most) for n in most]
        for part, width in zip(parts, widths, strict=True):
            high = max(high, place(house, part, left, top, width))
            left += width + PART_GAP
        left = EDGE
        for part, width in zip(parts, widths, strict=True):
            boxes[part.name] = Box(left, top, width, high)
            inside += [
                Rect(left, top, width, high, fill="bg", stroke="line", radius=8),
                Caption(left + INSET, top + 30, f"{part.name}/", 22, bold=True),
            ]
            for n, (words, colour) in enumerate(about(house, part, width)):
                inside.append(Caption(left + INSET, top + 50 + LINE * n, words, TEXT, colour))
            inside += draw_ways(house, part)
            for floor in part.floors:
                inside += [shape for spot in floor if isinstance(spot, Room) for shape in draw_room(spot)]
            left += width + PART_GAP
        shapes += inside
        top += high + PART_GAP
    bottom = top - PART_GAP
    shapes += draw_between(house, boxes)
    says = first_sentence(house.root / "main.py").partition(": ")[2]
    middle = WIDTH / 2
    roof: list[Shape] = [
        Poly(
            ((EDGE, EDGE + ROOF - 12), (middle, EDGE), (WIDTH - EDGE, EDGE + ROOF - 12)), True, "bg", "line"
        ),
        Caption(middle, EDGE + ROOF - 50, "main.py", DOOR, bold=True, anchor="middle"),
        Caption(middle, EDGE + ROOF - 28, says, TEXT, anchor="middle"),
    ]
    foot = [
        (
            "An arrow is imports, and how many; one that follows from two others is not drawn.",
            "ink3",
        ),
        ("After → a room says all that it leans on: within its part, and in the parts below.", "people"),
        ("Red runs up, and is a circle to be opened.", "thread"),
    ]
    legend = [
        Caption(EDGE, bottom + 34 + 20 * n, words, TEXT, colour) for n, (words, colour) in enumerate(foot)
    ]
    height = bottom + 34 + 20 * len(foot) + EDGE - 20
    up = sum(house.between[edge] for level in house.levels for name in level for edge in Part(house, name).up)
    told = f"The house: {', '.join(house.rooms)}. {up} imports run up."
    ground = Rect(0, 0, WIDTH, height, fill="paper")
    return Picture(WIDTH, height, (ground, *roof, *shapes, *legend), told)


def main(to: Path = TO) -> None:
    """Writes the drawing as SVG."""
    drawn = str(picture(draw(House())))
    to.write_text(
        drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
    print(f"Drew {TO.relative_to(ROOT)}.")
