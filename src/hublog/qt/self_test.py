"""The program tests itself where it was put: a register, a return, an office, and every page drawn unseen."""

import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.application import application
from hublog.qt.entrance import Opened, OpenedOffice
from hublog.qt.frame import Frame
from hublog.qt.inside import Inside
from hublog.qt.main_window import MainWindow
from hublog.qt.office.frame import OfficeFrame
from hublog.qt.parts import Parts
from hublog.qt.settling import settled
from hublog.services.activities import ActivityDetails
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.ways_in import Door

T = TypeVar("T")
_FEWEST_COLOURS = 8
"""A page with text on it has more, since letters are drawn smooth."""
_SHEETS = b'name="Summary"'
_LOCKED = bytes.fromhex("D0CF11E0")
"""How a workbook with a password begins."""
_PHONE = "01946 555123"
_REGISTER = "Name,Date\nDale Made-Up,2026-05-05\nKim Made-Up,2026-05-05\n"


class _SelfTestError(Exception):
    """Something was not as it must be; the text says what."""


def run(parts: Parts, argv: Sequence[str]) -> int:
    """Test everything once in a folder of its own, saying each step; 0 where all of it works."""
    app = application(argv)
    with TemporaryDirectory(prefix="hublog-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        here = replace(
            parts,
            home=home,
            load_door=lambda: parts.door_to(home),
            load_office=lambda: parts.office_to(home),
        )
        window = MainWindow(here)
        try:
            return _run(_Testing(here, window))
        finally:
            window.close()
            app.processEvents()


def _run(testing: "_Testing") -> int:
    sys.excepthook = lambda _, error, __: testing.broke(error)
    try:
        for what in testing.steps():
            print(testing.words("self_test.ok", what=what), flush=True)  # noqa: T201 - to a console
    except Exception as error:  # noqa: BLE001 - whatever it is, the exit code must say so
        why = f"{type(error).__name__} {error}"
        print(testing.words("self_test.failed", what=testing.now, why=why), flush=True)  # noqa: T201 - as above
        return 1
    return 0


class _Testing:
    """Each step raises where it fails. Work with the register is done where the window does it."""

    def __init__(self, parts: Parts, window: MainWindow) -> None:
        self._parts, self._window = parts, window
        self.words = parts.words()
        self._bugs: list[BaseException] = []
        self._actor = self.words("window.somebody")
        self.now = self.words("self_test.first_run")

    @property
    def _inside(self) -> Inside:
        if self._window.inside is None:
            raise _SelfTestError(self.now)
        return self._window.inside

    def broke(self, error: BaseException) -> None:
        """A bug that struck in the window."""
        self._bugs.append(error)

    def steps(self) -> Iterator[str]:
        """Do one step after the other; each says what works."""
        words = self.words
        yield self._step("first_run", self._first_run)
        door: Door = self._parts.load_door()
        details = HubDetails(code="SELF-TEST", name=words("self_test.hub_name"))
        self.now = words("self_test.set_up")
        made = self._work(lambda: door.set_up(self._actor, details, None))
        yield self.now
        services = made.services
        yield self._step("session", lambda: self._work(lambda: self._session(services)))
        yield self._step("undone", lambda: self._work(lambda: self._undo(services)))
        with TemporaryDirectory(prefix="hublog-", ignore_cleanup_errors=True) as folder:
            place = Path(folder)
            yield self._step("checked", lambda: self._work(lambda: self._check(services)))
            yield self._step("exported", lambda: self._work(lambda: self._export(services, place)))
            yield self._step(
                "published", lambda: self._work(lambda: self._publish(services, place))
            )
            yield self._step("read_in", lambda: self._work(lambda: self._read_in(services, place)))
        self._inside.open_register(Opened(services, self._actor))
        self._wait()
        yield from self._pages(Frame.pages)
        self.now = words("self_test.closed")
        self._inside.locking.let_go("lock.chosen")
        self._wait()
        again = self._work(lambda: door.open(made.passphrase))
        self._work(lambda: self._same(again))
        yield self.now
        yield from self._office()

    def _office(self) -> Iterator[str]:
        words, door = self.words, self._parts.office_to(self._parts.home / "office")
        self.now = words("self_test.office")
        made = self._work(lambda: door.set_up(words("self_test.office_name"), "", None))
        self._inside.open_office(OpenedOffice(made.services))
        self._wait()
        yield self.now
        yield from self._pages(OfficeFrame.pages)
        self._inside.leave()
        self._wait()

    def _pages(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            self.now = self.words("self_test.page", name=name)
            self._draw(name)
            yield self.now

    def _step(self, key: str, do: Callable[[], object]) -> str:
        self.now = self.words(f"self_test.{key}")
        do()
        return self.now

    def _first_run(self) -> None:
        self._window.show()
        self._wait()
        operations = self._inside.operations
        for trouble in (operations.broke, operations.unavailable):
            trouble.disconnect()  # nobody is there to read about it
        operations.broke.connect(self.broke)
        operations.unavailable.connect(lambda problem: self.broke(_SelfTestError(problem.code)))
        self._look_at(self._window.centralWidget(), self.now)

    def _session(self, services: Services) -> None:
        words, actor = self.words, self._actor
        today = services.clock.now().date()
        _must(
            services.activities.add(
                actor, ActivityDetails(name=words("self_test.activity"), type="DROPIN")
            )
        )
        (activity,) = services.activities.everything()
        session = _must(services.sessions.open(actor, activity.id, today)).session.id
        for name in ("person", "other"):
            _must(services.sign_in.new_person(actor, session, words(f"self_test.{name}")))
        _must(services.sign_in.count(actor, session, "65+", 2))
        self._equal(4, services.sign_in.here(session).footfall)

    def _undo(self, services: Services) -> None:
        (session,) = services.door.running()
        _must(services.undo.latest(self._actor))
        self._equal(2, services.sign_in.here(session.id).footfall)
        _must(services.undo.redo(self._actor))
        _must(services.sessions.finish(self._actor, session.id))
        _must(services.sessions.reopen(self._actor, session.id))

    def _check(self, services: Services) -> None:
        """A number in a note is found, by a library that keeps its countries in files of its own."""
        (session,) = services.door.running()
        for note, found in ((self.words("self_test.note", phone=_PHONE), 1), ("", 0)):
            _must(services.sessions.note(self._actor, session.id, note))
            rules = [each.rule for each in services.checking.of(_this_month(services))]
            self._equal(found, rules.count("DQ20"))

    def _export(self, services: Services, folder: Path) -> None:
        drawn = _must(services.returns.draft(_this_month(services), folder))
        with zipfile.ZipFile(drawn.path) as book:
            self._equal(None, book.testzip())
            if _SHEETS not in book.read("xl/workbook.xml"):
                raise _SelfTestError(drawn.path.name)
        password = services.outside.draw_password()
        locked = _must(services.returns.draft(_this_month(services), folder, password))
        self._begins(_LOCKED, locked.path)

    def _publish(self, services: Services, folder: Path) -> None:
        page, book = _must(services.publishing.publish(_this_month(services), folder)).paths
        self._begins(b"%PDF", page)
        self._begins(b"PK", book)

    def _begins(self, start: bytes, file: Path) -> None:
        if not file.read_bytes().startswith(start):
            raise _SelfTestError(file.name)

    def _read_in(self, services: Services, folder: Path) -> None:
        file = folder / "register.csv"
        file.write_text(_REGISTER, encoding="utf-8")
        preview = _must(services.bring_in.preview(file, {}))
        self._equal(2, len(preview.reading.lines))

    def _same(self, services: Services) -> None:
        try:
            (session,) = services.door.running()
            self._equal(4, services.sign_in.here(session.id).footfall)
            self._equal([], list(services.store.check()))
        finally:
            services.store.close()

    def _draw(self, page: str) -> None:
        frame = self._inside.frame
        if frame is None:
            raise _SelfTestError(page)
        frame.go(page)
        self._wait()
        self._look_at(frame.page, page)

    def _look_at(self, widget: QWidget | None, name: str) -> None:
        image = QImage() if widget is None else widget.grab().toImage()
        if colours(image) < _FEWEST_COLOURS:
            raise _SelfTestError(self.words("self_test.empty", name=name))

    def _equal(self, wanted: object, found: object) -> None:
        if wanted != found:
            raise _SelfTestError(
                self.words("self_test.figure", wanted=str(wanted), found=str(found))
            )

    def _work(self, work: Callable[[], T | Problem]) -> T:
        """What came of work with the register."""
        answers: list[T | Problem] = []
        self._inside.operations.run(work, answers.append, self._window)
        self._wait()
        return _must(answers[0])

    def _wait(self) -> None:
        """Until the window has shown every answer, and asks for no more; then raise what broke meanwhile."""
        quiet = settled(self._idle)
        if self._bugs:
            raise self._bugs[0]
        if not quiet:
            raise _SelfTestError(self.now)

    def _idle(self) -> bool:
        return self._window.inside is not None and self._inside.operations.idle


def _this_month(services: Services) -> Month:
    return Month.of(services.clock.now().date())


def colours(image: QImage) -> int:
    """How many colours a picture has, looking at points all over it."""
    step = max(1, min(image.width(), image.height()) // 200)
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), step)
            for y in range(0, image.height(), step)
        }
    )


def _must(done: T | Problem) -> T:
    if isinstance(done, Problem):
        raise _SelfTestError(f"{done.code} {done.where}")
    return done
