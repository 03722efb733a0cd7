"""What a paper sheet asks beside its grid: which sheet, who is meant, and whether a total is right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from hublog.domain.activities import Activity
from hublog.domain.drafts import Draft
from hublog.domain.printed_sheets import code_of
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.type_up_reading import Meaning, Reading
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.sheet_view import SheetView

_NEW = ""
_SHOWN = 3


def title_of(desk: Desk, draft: Draft, activities: Mapping[str, Activity]) -> str:
    """Which sheet it is: its activity and day, as far as they are known."""
    words, activity = desk.words, activities.get(draft.activity_id)
    name = activity.name if activity else words("type_up.some_activity")
    if draft.lines:
        name = words("type_up.with_code", activity=name, code=code_of(draft.paper))
    if draft.day is None:
        return words("type_up.sheet_without_day", activity=name)
    return words("type_up.sheet", activity=name, day=desk.wording.day(draft.day))


def state_of(
    desk: Desk, draft: Draft, activities: Mapping[str, Activity], view: SheetView | None
) -> str:
    """One line about it: which it is, what its numbers mean, and how many are there already."""
    words, parts = desk.words, []
    if draft.activity_id and draft.day is not None:
        parts.append(title_of(desk, draft, activities))
    if draft.lines:
        parts.append(words("type_up.printed_lines", n=len(draft.lines)))
    if view and view.already.footfall:
        parts.append(words("type_up.state_there", n=view.already.footfall))
    return words("type_up.dot").join(parts) or words("type_up.hint")


class ResumeCard(InlineCard):
    """Sheets that were begun. ``went_on`` and ``thrown`` carry the Draft."""

    went_on = Signal(object)
    thrown = Signal(object)

    def __init__(
        self, desk: Desk, drafts: Sequence[Draft], activities: Mapping[str, Activity]
    ) -> None:
        self._first: Button | None = None
        lines = [self._line(desk, draft, activities) for draft in drafts[:_SHOWN]]
        super().__init__(column(*lines, gap=8))

    def begin(self) -> None:
        """To go on is what most people will want."""
        if self._first is not None:
            self._first.setFocus()

    def _line(self, desk: Desk, draft: Draft, activities: Mapping[str, Activity]) -> Sides:
        words, title = desk.words, title_of(desk, draft, activities)
        rows = sum(not each.empty for each in draft.rows)
        begun, count = ("printed", "printed_at") if draft.empty else ("begun", "begun_rows")
        text = column(
            Label(words(f"type_up.{begun}", sheet=title), "strong"),
            Label(words(f"type_up.{count}", n=rows, when=_when(desk, draft)), "small"),
            gap=0,
        )
        go_on = Button(
            words("type_up.go_on"), "primary", spoken=words("type_up.go_on_with", sheet=title)
        )
        self._first = self._first or go_on
        throw = Button(words("type_up.throw"), spoken=words("type_up.throw_away", sheet=title))
        go_on.clicked.connect(lambda: self.went_on.emit(draft))
        throw.clicked.connect(lambda: self.thrown.emit(draft))
        if draft.empty:
            throw.hide()
        return Sides(text, row(go_on, throw, 1), (1, 0), least=620)


class ThrownCard(InlineCard):
    """A sheet was thrown away; ``back`` carries the Draft."""

    back = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, activities: Mapping[str, Activity]) -> None:
        words, title = desk.words, title_of(desk, draft, activities)
        self.draft = draft
        bring = Button(words("type_up.bring_back"), icon="undo-2", hint="Ctrl+Z")
        bring.clicked.connect(lambda: self.back.emit(draft))
        text = Label(words("type_up.thrown", sheet=title), "strong")
        super().__init__(column(Sides(text, row(bring, 1), (1, 0), least=520)))


class DifferenceCard(InlineCard):
    """The paper says another total; ``accepted`` where it shall be kept as it is."""

    accepted = Signal()

    def __init__(self, desk: Desk, problem: Problem) -> None:
        words = desk.words
        self.look = Button(words("type_up.look_again"), "primary")
        keep = Button(words("type_up.keep_as_it_is"))
        text = row(Picture("triangle-alert", 24, "warn"), Label(words.problem(problem), "strong"))
        text.setStretch(1, 1)
        super().__init__(column(Sides(text, row(self.look, keep, 1), (1, 0), least=700)))
        self.look.clicked.connect(self.done)
        keep.clicked.connect(self.accepted)

    def begin(self) -> None:
        """To look again is what most people will want."""
        self.look.setFocus()


class WhoCard(InlineCard):
    """Who is meant in a row: ``said`` carries the id of a person, empty for somebody new."""

    said = Signal(str)

    def __init__(self, desk: Desk, reading: Reading, meaning: Meaning) -> None:
        words, people = desk.words, meaning.candidates
        rows = [
            Row(person.id, reading.name(person, people), reading.detail(person), strong=True)
            for person in people
        ]
        new = words("type_up.somebody_new", name=meaning.name)
        rows.append(Row(_NEW, new, icon="user-plus", strong=True))
        title = words("type_up.who", text=meaning.name)
        self.list = RowsView(title, grows=True)
        self.list.show_rows(rows, 0)
        self.list.chosen.connect(lambda row: self.said.emit(row.key))
        later = Button(words("type_up.later"), "quiet", hint="Esc")
        heading = row(Label(title, "h2"), later)
        heading.setStretch(0, 1)
        super().__init__(column(heading, self.list, gap=6))
        later.clicked.connect(self.done)

    def begin(self) -> None:
        """Arrow keys and Enter choose."""
        self.list.setFocus()


def _when(desk: Desk, draft: Draft) -> str:
    saved = draft.saved_at
    if saved.date() == desk.today():
        return desk.wording.time(saved)
    return desk.wording.short_day(saved.date())
