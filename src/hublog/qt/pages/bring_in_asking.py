"""What a person settles about a file: questions, marks and columns, each answered at once."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.registers.corrections import MEANINGS
from hublog.domain.registers.reading import Column, Question
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import Sides, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.qt.widgets.picker import Picker
from hublog.services.bring_in import Preview

MOST = 12
"""So many questions, marks or columns are shown before the rest is asked for."""
_FEW = 3
_NEW = "\0new"
_ROWS = 30
"""Headings stand in one of so many rows, or where they were found."""


class AskingCard(Card):
    """A card with choices. ``answered`` carries key and answer."""

    answered = Signal(str, str)

    def __init__(self, desk: Desk, preview: Preview, kind: str = "card") -> None:
        super().__init__(kind=kind)
        self.desk, self.words, self.preview = desk, desk.words, preview

    def picker(
        self, key: str, spoken: str, choices: list[tuple[str, str]], value: str = ""
    ) -> Picker:
        """A list to choose from; the page finds it again by its key."""
        made = Picker(spoken, choices, value, self.words("bring_in_page.choose_one"))
        made.setObjectName(key)
        made.chose.connect(lambda answer: self.answered.emit(key, answer))
        return made

    def line(self, key: str, spoken: str, value: str = "") -> QLineEdit:
        """A line to type in, kept by Enter or by going on."""
        made = QLineEdit(value)
        made.setObjectName(key)
        made.setAccessibleName(spoken)

        def typed() -> None:
            if made.text().strip() and made.text().strip() != value:
                self.answered.emit(key, made.text().strip())

        made.editingFinished.connect(typed)
        return made

    def meanings(self, question: Question) -> list[tuple[str, str]]:
        """The choices of a question with their words."""
        if question.topic == "activity_type":
            return [(code, self.desk.label("activity_type", code)) for code in question.choices]
        if question.topic == "column":
            return [(each, self.held(each)) for each in question.choices]
        topic = f"bring_in_page.{question.topic}"
        return [(each, self.words(f"{topic}.{each}")) for each in question.choices]

    def held(self, meaning: str) -> str:
        """What a column holds, shorter here where the command line says it at length."""
        own = f"bring_in_page.column_meaning.{meaning}"
        return self.words(own if own in self.words else f"bring_in.column_meaning.{meaning}")


class QuestionsCard(AskingCard):
    """What is open, or what was assumed and can be said otherwise."""

    def __init__(self, desk: Desk, preview: Preview, *, is_open: bool) -> None:
        super().__init__(desk, preview, "first" if is_open else "card")
        words = self.words
        asked = [each for each in preview.questions if _belongs(each, is_open=is_open)]
        title = words("bring_in_page.questions" if is_open else "bring_in_page.proposals")
        layout = column(Label(title, "h2"), gap=10)
        for each in asked[:MOST]:
            layout.addWidget(Line())
            layout.addWidget(self._asked(each))
        if len(asked) > MOST:
            more = words("bring_in_page.more_questions", n=len(asked) - MOST)
            layout.addWidget(Label(more, "small"))
        layout.addStretch(1)
        if not asked:
            self.hide()
        self.fill(layout)

    def _asked(self, question: Question) -> QWidget:
        sentence = self._sentence(question)
        said = row(Label(sentence), gap=10)
        if question.is_open:
            picture = Picture("circle-question-mark", 22, "warn")
            please = Label(self.words("bring_in_page.open"), "strong", wraps=False)
            said = row(picture, gap=10)
            said.addLayout(column(please, Label(sentence), gap=0), 1)
        return Sides(said, column(self._input(question, sentence), 1), (1, 1), least=620, gap=8)

    def _sentence(self, question: Question) -> str:
        own = f"bring_in_page.question.{question.topic}"
        if own in self.words:
            return self.words(own)
        key = f"bring_in.question.{question.topic}"
        return self.words(key, about=question.about, n=question.times)

    def _input(self, question: Question, sentence: str) -> QWidget:
        if question.key == "activity" and self.preview.activities:
            return self._activity(question, sentence)
        if not question.choices:
            return self.line(question.key, sentence, question.answer)
        choices = self.meanings(question)
        if len(choices) > _FEW:
            return self.picker(question.key, sentence, choices, question.answer)
        made = Choices(sentence, choices, least=150)
        made.setObjectName(question.key)
        made.choose(question.answer)
        made.chose.connect(lambda answer: self.answered.emit(question.key, answer))
        return made

    def _activity(self, question: Question, sentence: str) -> QWidget:
        """One the hub has, or another by its name."""
        known = [(name, name) for name in self.preview.activities]
        new = question.answer not in ("", *self.preview.activities)
        other = (_NEW, self.words("bring_in_page.new_activity_choice"))
        name = self.words("bring_in_page.new_activity_name")
        line = self.line("activity", name, question.answer if new else "")
        line.setObjectName("activity_name")
        line.setPlaceholderText(name)
        value = _NEW if new else question.answer
        picker = Picker(sentence, [*known, other], value, self.words("bring_in_page.choose_one"))
        picker.setObjectName("activity")
        holder = holding(column(picker, line, gap=6))
        if not new:
            line.hide()

        def chose(answer: str) -> None:
            line.setVisible(answer == _NEW)
            if answer == _NEW:
                line.setFocus()
            else:
                self.answered.emit("activity", answer)

        picker.chose.connect(chose)
        return holder


class MarksCard(AskingCard):
    """Each mark of the file, how often it stands there, and what it means."""

    def __init__(self, desk: Desk, preview: Preview, *, every: bool) -> None:
        super().__init__(desk, preview)
        words = self.words
        marks = [each for each in preview.questions if each.topic == "mark" and not each.is_open]
        shown = marks if every else marks[:MOST]
        layout = column(Label(words("bring_in_page.marks"), "h2"), gap=8)
        for each in shown:
            said = words("bring_in_page.mark_times", mark=each.about, n=each.times)
            spoken = words("bring_in_page.mark_spoken", mark=each.about)
            picker = self.picker(each.key, spoken, self.meanings(each), each.answer)
            layout.addWidget(Sides(Label(said), picker, (2, 3), least=300, gap=6))
        self.more = Button(words("bring_in_page.more_marks", n=len(marks) - len(shown)))
        if len(shown) == len(marks):
            self.more.hide()
        layout.addLayout(row(self.more, 1))
        layout.addStretch(1)
        if not marks:
            self.hide()
        self.fill(layout)


class HowCard(AskingCard):
    """Sheet, shape, headings and columns. ``sheet`` carries the sheet chosen, empty for every one."""

    sheet = Signal(str)

    def __init__(
        self, desk: Desk, preview: Preview, sheets: tuple[str, ...], sheet: str, *, every: bool
    ) -> None:
        super().__init__(desk, preview)
        words = self.words
        layout = column(Label(words("bring_in_page.how"), "h2"), gap=8)
        for part in preview.reading.parts:
            shape = words(f"bring_in.shape.{part.shape}")
            key = "shape_of_sheet" if part.sheet else "shape"
            layout.addWidget(Label(words(f"bring_in_page.{key}", sheet=part.sheet, shape=shape)))
        if len(sheets) > 1:
            layout.addWidget(self._sheets(sheets, sheet))
        corrections = {each.key: each for each in preview.reading.corrections}
        if corrections:
            layout.addWidget(Label(words("bring_in_page.how_hint"), "small"))
        if (header := corrections.get("header_row")) is not None:
            layout.addWidget(self._headings(header))
        hidden = 0
        for columns in self._runs():
            question = corrections.get(f"column.{columns[0].letter}")
            if len(columns) > 1 and not every:
                hidden += len(columns)
                layout.addWidget(Label(self._run(columns)))
            elif question is not None:
                layout.addWidget(self._column(columns[0], question))
        self.more = Button(words("bring_in_page.each_column", n=hidden))
        if not hidden or not corrections:
            self.more.hide()
        layout.addLayout(row(self.more, 1))
        layout.addStretch(1)
        self.fill(layout)

    def _sheets(self, sheets: tuple[str, ...], sheet: str) -> QWidget:
        words = self.words
        spoken = words("bring_in_page.sheet")
        choices = [("", words("bring_in_page.every_sheet")), *((each, each) for each in sheets)]
        picker = Picker(spoken, choices, sheet)
        picker.setObjectName("sheet")
        picker.chose.connect(self.sheet)
        return Sides(Label(spoken), picker, (2, 3), least=420, gap=6)

    def _headings(self, question: Question) -> QWidget:
        """The row of the headings, as wide as what is chosen below it."""
        spoken = self.words("bring_in_page.header_row")
        rows = range(1, max(_ROWS, int(question.answer)) + 1)
        picker = self.picker(
            "header_row", spoken, [(str(n), str(n)) for n in rows], question.answer
        )
        columns = [(key, self.held(key)) for key in MEANINGS]
        picker.setMinimumWidth(Picker("", columns).minimumSizeHint().width())
        return Sides(Label(spoken), picker, (2, 3), least=420, gap=6)

    def _runs(self) -> Iterator[list[Column]]:
        """Each column once, whatever sheet it is of; dates that follow each other together."""
        columns = {
            each.letter: each for part in self.preview.reading.parts[::-1] for each in part.columns
        }
        for meaning, run in groupby(columns.values(), key=lambda each: each.meaning):
            if meaning == "date":
                yield list(run)
            else:
                yield from ([each] for each in run)

    def _run(self, columns: list[Column]) -> str:
        first, last = columns[0], columns[-1]
        days = {"from": self._day(first.header), "until": self._day(last.header)}
        return self.words("bring_in_page.dates_run", first=first.letter, last=last.letter, **days)

    def _day(self, header: str) -> str:
        """A heading that is a real date, as people say it; else as it is written."""
        try:
            return self.desk.wording.seen(dt.date.fromisoformat(header), self.desk.today())
        except ValueError:
            return header

    def _column(self, of: Column, question: Question) -> QWidget:
        words = self.words
        choices = self.meanings(question)
        kind, _, band = of.meaning.partition(" ")
        if band:
            said = words("bring_in.column_meaning.count")
            said = words("bring_in_page.count_of", count=said, band=self.desk.band(band))
            choices = [(key, said if key == kind else text) for key, text in choices]
        values = {"letter": of.letter, "header": self._day(of.header)}
        spoken = words("bring_in_page.column_spoken", **values)
        picker = self.picker(question.key, spoken, choices, question.answer)
        label = Label(words("bring_in_page.column", **values))
        return Sides(label, picker, (2, 3), least=420, gap=6)


def _belongs(question: Question, *, is_open: bool) -> bool:
    """Open questions of every kind; of those answered, not the marks, which have their own card."""
    if question.is_open:
        return is_open
    return not is_open and question.topic not in {"mark", "column"}
