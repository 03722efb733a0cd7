"""In place of a register that cannot be opened: what happened, what is left, and every way on from here."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.domain.problems import Problem
from hublog.qt.copy_words import CopyWords
from hublog.qt.entrance import Entrance
from hublog.qt.pages.damaged_help import CallForHelp
from hublog.qt.pages.dump_form import DumpDone, DumpForm
from hublog.qt.pages.putting_back import PuttingBack, Wanted
from hublog.qt.pages.restore import Restore, placed
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.qt.widgets.secret_field import SecretField
from hublog.qt.widgets.threshold import Threshold
from hublog.services.dump import Dumped
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import Diagnosis

_NO_BACKUP = "_NO_BACKUP"
KINDS = ("STORE_DAMAGED", "STORE_MISSING", "KEYS_MISSING", "KEYS_DAMAGED")


def kind_of(problem: Problem) -> str:
    """Which of the kinds of damage it is; empty where it is none."""
    kind = problem.code.removesuffix(_NO_BACKUP)
    return kind if kind in KINDS else ""


class Damaged(Threshold):
    """``secret`` is what was typed to open the register; the copies are locked with it too."""

    def __init__(self, entrance: Entrance, problem: Problem, secret: str) -> None:
        super().__init__(entrance.words)
        self._entrance, self._problem, self._secret = entrance, problem, secret
        self._kind = kind_of(problem)
        self.asked: SecretField | None = None
        self.form: DumpForm | None = None
        self.written: DumpDone | None = None
        self._diagnose()

    def _diagnose(self) -> None:
        words, door, secret = self._entrance.words, self._entrance.door, self._secret
        hint = Label(words("damaged.looking_hint"), "muted")
        self.show_card(column(Label(words("damaged.looking"), "h1"), hint))

        def found() -> Diagnosis | Problem:
            try:
                return door.diagnose(secret)
            except StorageUnavailable as error:
                return Diagnosis(error.problem, "none", None, None)

        self._entrance.operations.run(found, self._show, self)

    def _show(self, found: Diagnosis | Problem) -> None:
        if isinstance(found, Problem):
            self._ask_again(found)
            return
        self._problem, self._kind = found.problem, kind_of(found.problem) or self._kind
        first, things = self._ways(found)
        self._lay_out([*things, *self._always(found)], first)

    def _ways(self, found: Diagnosis) -> tuple[Button, list[QWidget]]:
        """The best way on, and what is to be known before it."""
        words, said = self._entrance.words, self._said()
        other = Button(words("damaged.other_copy"), icon="folder-open")
        other.clicked.connect(lambda: self._entrance.page.emit(Restore(self._entrance)))
        if found.copy is None or found.way == "none":
            nothing = words("damaged.no_copy" if found.copy is None else "damaged.no_way")
            heading = Label(nothing, "strong")
            return other, [heading, Label(words("damaged.no_copy_hint")), wrap(other)]
        when = said.when(found.copy.copy.made_at)
        if found.way == "keys":
            told = [Label(words("damaged.keys_too", when=when))]
            go = Button(words("damaged.try_keys"), "primary", icon="key-round")
        else:
            told = self._lost(found)
            go = Button(words("damaged.open_copy", when=when), "primary", icon="archive-restore")
        go.clicked.connect(lambda: self._recover(found))
        return go, [*told, wrap(go, other)]

    def _lost(self, found: Diagnosis) -> list[Label]:
        """What the copy is of, and what it lacks."""
        words, said, look = self._entrance.words, self._said(), found.look
        if found.copy is None or look is None:
            return []
        when = said.when(found.copy.copy.made_at)
        told = " ".join(said.holds(look.holds)[1:])
        missing = " ".join(said.missing(look, first_run=False))
        return [Label(words("damaged.last", when=when), "strong"), Label(told), Label(missing)]

    def _always(self, found: Diagnosis) -> list[QWidget]:
        """What can be done whatever the damage is."""
        words = self._entrance.words
        self.dump = Button(words("damaged.dump"), icon="file-spreadsheet")
        self.dump.clicked.connect(self._begin_dump)
        copied = found.copy.copy.made_at if found.copy else None
        when = self._said().when(copied) if copied else ""
        self.help = CallForHelp(words, self._problem, self._kind, when)
        return [
            Line(),
            wrap(self.dump),
            Label(words("damaged.dump_hint"), "small"),
            self.help,
        ]

    def _recover(self, found: Diagnosis) -> None:
        words, look = self._entrance.words, found.look
        said = words("restore.mended")
        if found.way == "copy" and look is not None:
            said = placed(words, self._said(), look)
        wanted = Wanted("recover", self._secret, said)
        self._entrance.page.emit(PuttingBack(self._entrance, wanted))

    def _ask_again(self, problem: Problem) -> None:
        """The secret opens none of the copies: it may be mistyped, and nothing tells yet."""
        words = self._entrance.words
        asked = SecretField(words, words("damaged.secret_hint"))
        asked.typed.connect(self._again)
        self.asked = asked
        self._lay_out([asked], asked.edit)
        asked.refuse(words.problem(problem))

    def _again(self, secret: str) -> None:
        self._secret = secret
        self._diagnose()

    def _lay_out(self, things: list[QWidget], first: QWidget) -> None:
        words = self._entrance.words
        back = Button(words("damaged.again"), icon="refresh-cw")
        back.clicked.connect(self._entrance.back)
        heading = row(Picture("triangle-alert", 28, "warn"), Label(words("damaged.title"), "h1"), 1)
        safe = Card(column(Label(words("damaged.nothing_deleted"), "strong")), "ok")
        self.show_card(
            column(
                heading,
                Label(words(f"damaged.what.{self._kind}")),
                safe,
                *things,
                wrap(back),
                gap=14,
            ),
            back,
        )
        self._begin(first)

    def _begin_dump(self) -> None:
        words, entrance = self._entrance.words, self._entrance
        form = DumpForm(words, entrance.today().isoformat())
        form.left.connect(self._diagnose)
        form.wanted.connect(self._dump)
        self.form = form
        self.show_card(
            column(Label(words("page_copies.dump.title"), "h1"), form, gap=14), form.leave
        )
        form.begin()

    def _dump(self, file: Path, protect: bool) -> None:  # noqa: FBT001 - the signal's own argument
        entrance, secret = self._entrance, self._secret
        password = entrance.door.draw_password() if protect else ""

        def written() -> Dumped | Problem:
            try:
                return entrance.door.dump(file, secret, password)
            except StorageUnavailable as error:
                return error.problem

        if self.form is not None:
            self.form.wait(waiting=True)
        entrance.operations.run(written, lambda dumped: self._dumped(dumped, password), self)

    def _dumped(self, dumped: Dumped | Problem, password: str) -> None:
        words = self._entrance.words
        if not isinstance(dumped, Problem):
            self.written = DumpDone(words, dumped, password)
            self.written.read.connect(self._diagnose)
            heading = Label(words("damaged.dumped"), "h1")
            self.show_card(column(heading, self.written, gap=16))
            self.written.begin()
        elif self.form is not None:
            self.form.complain(words.problem(dumped))

    def _said(self) -> CopyWords:
        return CopyWords(self._entrance.words, self._entrance.today())

    def _begin(self, first: QWidget) -> None:
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
