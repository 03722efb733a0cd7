"""Rebuilds the disk as a power cut may leave it after any step that a program took."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from recording import Step

SECTOR, PAGE = 512, 4096
Image = Mapping[str, bytes]
"""What lies on the disk: every file's path and content."""


@dataclass
class File:
    """A file whatever it is called: what of it is surely on the disk, and what is under way."""

    lasting: bytes = b""
    under_way: list[tuple[int, Step]] = field(default_factory=list)

    def sync(self) -> None:
        """Everything so far is on the disk."""
        self.lasting = self.content(lambda *_: True)
        self.under_way.clear()

    def content(self, reached: Callable[[int, Step], bool | bytes]) -> bytes:
        """What it holds where only some of what is under way has reached the disk, whole or cut."""
        held = bytearray(self.lasting)
        for number, step in self.under_way:
            so_far = reached(number, step)
            if so_far is False:
                continue
            if step.kind == "t":
                held[step.at :] = bytes(max(step.at - len(held), 0))
                continue
            data = step.data if so_far is True else so_far
            assert isinstance(data, bytes)
            held.extend(bytes(max(step.at - len(held), 0)))
            held[step.at : step.at + len(data)] = data
        return bytes(held)


class Naming(NamedTuple):
    """A change of names that is under way: which paths, which folders have to be synced for it."""

    number: int
    paths: frozenset[str]
    folders: frozenset[str]
    do: Callable[[dict[str, File]], None]


class Disk:
    """A disk that keeps for sure only what was synced; names count as kept once their folder is."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder.resolve())
        self._now = {
            str(path): File(path.read_bytes() if path.is_file() else b"")
            for path in Path(self.folder).rglob("*")
        }
        self._folders = {self.folder, *(path for path in self._now if Path(path).is_dir())}
        self._lasting = dict(self._now)
        self._namings: list[Naming] = []
        self._open: dict[int, File] = {}
        self._number = 0

    def take(self, step: Step) -> None:
        """Take one step that the program took."""
        self._number += 1
        match step.kind:
            case "o":
                self._opened(step)
            case "w" | "t":
                self._open[step.file].under_way.append((self._number, step))
            case "s":
                self._open[step.file].sync()
            case "d":
                self._synced(step.path)
            case "k":
                self._folders.add(step.path)
                self._named(_puts(step.path, File()), step.path)
            case "r":
                self._renamed(step.path, step.data.decode())
            case "u":
                self._named(_removes(step.path), step.path)

    def images(self, chance: Random, cuts: int) -> Iterator[Image]:
        """What may be found: all kept, all dropped, either alone, sizes alone, and cut at random."""
        everything, nothing = (lambda *_: True), (lambda *_: False)
        last = len(self._namings)
        yield self._image(everything, last)
        yield self._image(nothing, 0)
        yield self._image(nothing, last)
        yield self._image(everything, 0)
        yield self._image(lambda _, step: bytes(len(step.data)), last)
        for _ in range(cuts):
            yield self._image(self._cut(chance), chance.randint(0, last))
            lot = Random(chance.random())  # noqa: S311 - which writes came through
            yield self._image(lambda _, step, lot=lot: lot.random() < 0.5, last)

    def _cut(self, chance: Random) -> Callable[[int, Step], bool | bytes]:
        """A random moment in what is under way: what came before is kept, one write is torn."""
        numbers = [number for file in self._files() for number, _ in file.under_way]
        cut = chance.choice(sorted(numbers)) if numbers else 0
        unit = chance.choice((SECTOR, PAGE // 2))

        def reached(number: int, step: Step) -> bool | bytes:
            if number == cut and step.kind == "w" and len(step.data) > unit:
                return step.data[: unit * chance.randint(1, (len(step.data) - 1) // unit)]
            return number < cut

        return reached

    def _image(self, reached: Callable[[int, Step], bool | bytes], namings: int) -> Image:
        names = dict(self._lasting)
        for naming in self._namings[:namings]:
            naming.do(names)
        return {
            path: file.content(reached)
            for path, file in names.items()
            if path not in self._folders and self._has_folder(path, names)
        }

    def _has_folder(self, path: str, names: Mapping[str, File]) -> bool:
        folder = str(Path(path).parent)
        return folder == self.folder or (folder in names and self._has_folder(folder, names))

    def _files(self) -> Collection[File]:
        return {id(file): file for file in (*self._now.values(), *self._lasting.values())}.values()

    def _opened(self, step: Step) -> None:
        made, emptied = step.at & 1, step.at & 2
        if made:
            self._named(_puts(step.path, File()), step.path)
        file = self._open[step.file] = self._now[step.path]
        if emptied and not made:
            file.under_way.append((self._number, Step("t", step.file, 0, "", b"")))

    def _renamed(self, old: str, new: str) -> None:
        assert old not in self._folders, "folders are not renamed"
        file = self._now[old]

        def do(names: dict[str, File]) -> None:
            names.pop(old, None)
            names[new] = file

        self._named(do, old, new)

    def _named(self, do: Callable[[dict[str, File]], None], *paths: str) -> None:
        do(self._now)
        folders = frozenset(str(Path(path).parent) for path in paths)
        self._namings.append(Naming(self._number, frozenset(paths), folders, do))

    def _synced(self, folder: str) -> None:
        """What was done to the folder lasts, and what that was built on."""
        lasting: list[Naming] = []
        paths: set[str] = set()
        for naming in reversed(self._namings):
            if folder in naming.folders or naming.paths & paths:
                lasting.append(naming)
                paths |= naming.paths
        for naming in reversed(lasting):
            naming.do(self._lasting)
        self._namings = [naming for naming in self._namings if naming not in lasting]


def _puts(path: str, file: File) -> Callable[[dict[str, File]], None]:
    def do(names: dict[str, File]) -> None:
        names[path] = file

    return do


def _removes(path: str) -> Callable[[dict[str, File]], None]:
    def do(names: dict[str, File]) -> None:
        names.pop(path, None)

    return do


class State(NamedTuple):
    """A disk after a power cut, and the marks that the program had made before it."""

    image: Image
    marks: Sequence[str]


def states(disk: Disk, steps: Iterable[Step], seed: int, cuts: int = 1) -> Iterator[State]:
    """Every different disk that a power cut may leave, after each step; ``cuts`` at random each."""
    chance = Random(seed)  # noqa: S311 - where the power is cut
    marks: list[str] = []
    seen: set[tuple[bytes, int]] = set()
    for step in steps:
        if step.kind == "a":
            marks.append(step.data.decode())
        disk.take(step)
        for image in disk.images(chance, cuts):
            known = (_digest(image), len(marks))
            if known not in seen:
                seen.add(known)
                yield State(image, tuple(marks))


def lay(image: Image, was: str, folder: Path) -> None:
    """Put what lay in the folder ``was`` into a folder, which holds nothing else afterwards."""
    kept = {folder / Path(path).relative_to(was) for path in image}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for path, content in image.items():
        file = folder / Path(path).relative_to(was)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _digest(image: Image) -> bytes:
    whole = sha256()
    for path, content in sorted(image.items()):
        whole.update(f"{path}\n{len(content)}\n".encode())
        whole.update(content)
    return whole.digest()
