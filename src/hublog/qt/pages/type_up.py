"""Typing up a paper sheet: which session, row by row, kept as it grows, written as one action."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent

from hublog.domain.drafts import Draft
from hublog.domain.paper import Occasion
from hublog.domain.problems import Problem
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.type_up_asides import Asides
from hublog.qt.pages.type_up_cards import state_of, title_of
from hublog.qt.pages.type_up_heading import SheetCard
from hublog.qt.pages.type_up_keeping import Keeper
from hublog.qt.pages.type_up_moving import in_its_place, parted
from hublog.qt.pages.type_up_sheet import Sheet
from hublog.qt.pages.type_up_sight import CONCERNS, NOTHING_SEEN, Sight, Wanted, look
from hublog.qt.widgets.buttons import Button
from hublog.services.changed import Changed
from hublog.services.sheet_view import SheetView
from hublog.services.type_up import Written


class TypeUp(Page):
    """``opened({"activity": id, "day": date, "start": time})`` begins or goes on with that sheet."""

    name = "type_up"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading = SheetCard(desk)
        self.asides = Asides(desk)
        self.sheet = Sheet(desk)
        self.keeper = Keeper(desk, self)
        hint = shown("keep_sheet")
        self.keep = Button(self.words("type_up.keep"), "primary", icon="check", hint=hint)
        self._sight = NOTHING_SEEN
        self._draft = desk.services.type_up.begin()
        self._written_last = ""
        self._view: SheetView | None = None
        self._writing = False
        self.corner.addWidget(self.keep)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.asides)
        self.body.addWidget(self.sheet, 1)
        self._connect()
        self._show_sums()

    @property
    def draft(self) -> Draft:
        """The sheet as it is typed now."""
        start, end = self.heading.times
        return replace(
            self._draft,
            activity_id=self.heading.activity_id,
            day=self.heading.day,
            start=start,
            end=end,
            rows=self.sheet.rows,
            total=self.heading.total,
            note=self.sheet.note,
        )

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the sheet asked for, or the one that was open; offer what was begun before."""
        self.desk.ask(look, partial(self._looked, where), self)

    def heard(self, changed: Changed) -> None:
        """Others may be known now, and an undone sheet can be gone on with."""
        if changed.rows.keys() & CONCERNS:
            self.desk.ask(look, self._looked_again, self)

    def undo(self) -> None:
        """Ctrl+Z brings back what was thrown away, else takes back typing, else the latest action."""
        if self.asides.lost is not None:
            self._bring_back(self.asides.lost)
        elif not self.sheet.back():
            self.desk.undo()

    def showEvent(self, event: QShowEvent) -> None:
        """Hear when the window closes; to keep the sheet comes last, as it does on paper."""
        super().showEvent(event)
        self.setTabOrder(self.sheet.foot.throw, self.keep)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before another page is shown."""
        super().hideEvent(event)
        self._keep_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed before the window closes."""
        if event.type() is QEvent.Type.Close:
            self._keep_now()
        return super().eventFilter(watched, event)

    def keep_sheet(self, *, accept: bool = False) -> None:
        """Write the sheet into the register, in one action."""
        self.sheet.commit()
        unclear = self.heading.unclear()
        if unclear is not None:
            unclear.setFocus()
        if unclear is not None or self._writing or self._settle():
            return
        self._lock(locked=True)
        self.asides.close_card()
        self.keeper.forget()
        draft, actor = self.draft, self.desk.actor
        self.desk.do(
            lambda s: s.type_up.write(actor, draft, accept_difference=accept),
            partial(self._written, draft),
            self,
            self._refused,
        )

    def _connect(self) -> None:
        self.heading.edited.connect(self._edited)
        self.heading.moved.connect(self._moved)
        self.heading.settled.connect(self._settle)
        self.heading.done.connect(self.sheet.take_focus)
        self.sheet.edited.connect(self._edited)
        self.sheet.grid.moved.connect(lambda _: self.sheet.show_cell(self._area))
        self.asides.went_on.connect(self._go_on)
        self.asides.thrown.connect(self._throw)
        self.asides.brought_back.connect(self._bring_back)
        self.asides.accepted.connect(lambda: self.keep_sheet(accept=True))
        self.asides.left.connect(self.sheet.take_focus)
        self.sheet.foot.throw.clicked.connect(lambda: self._throw(self.draft))
        self.sheet.foot.not_run.clicked.connect(
            lambda: self.asides.ask_why(self._view, self._sight)
        )
        self.keep.clicked.connect(lambda: self.keep_sheet())  # noqa: PLW0108 - the signal brings an argument
        self.desk.operations.busy.connect(self._settled)
        bind(self, "keep_sheet", self.keep_sheet)

    def _looked(self, where: Mapping[str, Any], sight: Sight) -> None:
        self._know(sight)
        wanted = Wanted.of(where)
        if wanted is not None and not wanted.fits(self.draft):
            self._open(sight.begun(wanted) or self._begin(wanted))
        elif self.draft.empty:
            self.asides.offer(sight.others(self.draft), sight.activities)
        self._ask_session()
        if self.asides.take_focus():
            return
        if self.heading.day is None:
            self.heading.day_edit.setFocus()
        else:
            self.sheet.take_focus()

    def _looked_again(self, sight: Sight) -> None:
        self._know(sight)
        undone = sight.draft(self._written_last)
        if self.draft.empty and undone is not None:
            self._go_on(undone)
        elif self.draft.empty:
            self.asides.offer(sight.others(self.draft), sight.activities)
        self._ask_session()

    def _know(self, sight: Sight) -> None:
        self._sight = sight
        self.heading.know(list(sight.activities.values()))
        self.sheet.know(sight.directory)
        self._take_printed()
        self._show_sums()

    def _begin(self, wanted: Wanted) -> Draft:
        return self.desk.services.type_up.begin(wanted.activity_id, wanted.day, wanted.start)

    def _open(self, draft: Draft) -> None:
        """Go on with a sheet; the one that was open is kept."""
        self._keep_now()
        self.asides.close_card()
        self._draft = draft
        self.heading.show_sheet(draft)
        self.sheet.show_rows(draft.rows, draft.note)
        self._moved()

    def _go_on(self, draft: Draft) -> None:
        self._open(draft)
        self.sheet.take_focus()

    def _edited(self) -> None:
        self.asides.typed_on()
        self._keep(in_its_place(self._draft, self.draft))
        self._show_sums()

    def _keep(self, draft: Draft) -> None:
        self._sight = self._sight.keeping(draft)
        self.keeper.keep(draft)

    def _keep_now(self) -> None:
        self.sheet.commit()
        self.keeper.flush()

    def _moved(self) -> None:
        """It is a sheet of another session now."""
        self._view = None
        self._take_printed()
        self.sheet.be_at(self.heading.occasion)
        self._show_sums()
        self._ask_session()

    def _settle(self) -> bool:
        """Once another session is chosen, what was printed stays with its own; whether that was so."""
        self.sheet.commit()
        found = parted(self._sight, self._draft, self.draft, self.desk.services.type_up.begin())
        if found is not None:
            self.keeper.forget()
            self._keep(found.left)
            self._open(found.now)
            if found.rows_stay:
                self.asides.offer((found.left,), self._sight.activities)
            else:
                self._keep(found.now)
            self.desk.ask(look, self._know, self)
        return found is not None

    def _take_printed(self) -> None:
        """With nothing typed yet, it is the sheet that was printed for that session, where one was."""
        if self.draft.empty:
            self._draft = self._sight.on_paper(self.draft) or self.desk.services.type_up.begin()
        self.heading.lines = self._draft.lines

    def _ask_session(self) -> None:
        """Ask how the session stands without this sheet."""
        bare = replace(self.draft, rows=())
        self.desk.ask(lambda s: s.type_up.read(bare), partial(self._stood, bare), self)

    def _stood(self, bare: Draft, view: SheetView) -> None:
        if bare != replace(self.draft, rows=(), total=bare.total, note=bare.note):
            return
        self._view = view
        session = view.session
        if session is not None:
            end = session.end or bare.end
            lines = self.heading.lines
            self.sheet.be_at(Occasion(session.date, session.start, end, lines), view.here)
        self._show_sums()

    def _show_sums(self) -> None:
        """Say which sheet it is, and how many it has so far."""
        reading, view, heading = self.sheet.reading, self._view, self.heading
        after = reading.after(view.already) if view else reading.typed.footfall
        heading.summary.show_typed(reading.typed, after, heading.total)
        self.sheet.foot.not_run.setVisible(bool(view and view.due and self.draft.empty))
        known = self._sight.activities
        self.head(self.words("type_up.title"), state_of(self.desk, self.draft, known, view))

    def _written(self, draft: Draft, written: Written) -> None:
        self._lock(locked=False)
        sheet = title_of(self.desk, draft, self._sight.activities)
        text = self.words("type_up.kept", sheet=sheet, n=written.typed.footfall)
        self.desk.say(text, undoes=written.changed.stamp)
        self._written_last = draft.id
        if self._draft.id == draft.id:
            self._open(self.desk.services.type_up.begin(draft.activity_id, self.heading.next_day()))
            self.heading.day_edit.setFocus()
            self.heading.day_edit.selectAll()

    def _refused(self, problem: Problem) -> None:
        self._lock(locked=False)
        if problem.code == "SHEET_TOTAL_DIFFERS":
            self.asides.ask_total(problem)
            return
        self.desk.refuse(problem, here=True)
        self.sheet.focus_for(problem.code)
        self.heading.focus_for(problem.code)

    def _lock(self, *, locked: bool) -> None:
        self._writing = locked
        self.sheet.lock(locked=locked)
        self.heading.lock(locked=locked)

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """Nothing is under way any more, however it ended."""
        if self._writing and not busy:
            self._lock(locked=False)

    def _throw(self, draft: Draft) -> None:
        """Throw a sheet away; it can be brought back until something else is typed."""
        if draft.empty:
            return
        if draft.id == self._draft.id:
            self.keeper.forget()
            self._open(self._begin(Wanted(draft.activity_id, draft.day, draft.start)))
        self.desk.ask(lambda s: s.type_up.drop(draft.id), lambda _: None, self)
        self.asides.tell_thrown(draft, self._sight.activities)
        self.desk.ask(look, self._know, self)

    def _bring_back(self, draft: Draft) -> None:
        self._go_on(draft)
        self._keep(draft)
