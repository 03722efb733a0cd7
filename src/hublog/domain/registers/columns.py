"""Which columns say who a person is, and which dates a file leaves open to its reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hublog.domain.ages import BANDS, GROUPS
from hublog.domain.names import clean, fold
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.dates import Dates, decide
from hublog.domain.registers.grid import Cell, Grid, cell_in, number, written
from hublog.domain.registers.layout import Header, body, mostly
from hublog.domain.registers.reading import Listed
from hublog.domain.registers.spelled import ORDERS

_SEXES = {"f": "F", "female": "F", "woman": "F", "m": "M", "male": "M", "man": "M"} | {
    each.casefold(): each for each in (PREFERS_NOT_TO_SAY, NOT_ASKED)
}
_BANDS = {each.casefold(): each for each in (*BANDS, *GROUPS)} | {
    "children": "U18",
    "child": "U18",
    "under 18": "U18",
    "adults": NOT_ASKED,
    "adult": NOT_ASKED,
    "over 65": "65+",
}
_NO_LETTERS = -1


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """The columns that speak of a person; ``name`` or ``first`` is there, or nobody is named."""

    name: int | None
    first: int | None = None
    last: int | None = None
    card: int | None = None
    age_band: int | None = None
    sex: int | None = None
    email: int | None = None
    phone: int | None = None
    note: int | None = None

    @classmethod
    def of(cls, header: Header) -> "PersonColumns":
        """Find them by their headers; a surname alone is the name."""
        first, last, name = (
            header.first("first_name"),
            header.first("surname"),
            header.first("name"),
        )
        if first is None or last is None:
            name = next((each for each in (name, last, first) if each is not None), None)
            first = last = None
        return cls(
            None if first is not None else name,
            first,
            last,
            *(header.first(each) for each in ("card", "age_band", "sex", "email", "phone", "note")),
        )

    @property
    def name_them(self) -> bool:
        """Whether people are named at all."""
        return self.name is not None or self.first is not None

    @property
    def used(self) -> tuple[int, ...]:
        """The columns that are there."""
        every = (self.name, self.first, self.last, self.card, self.age_band, self.sex)
        return tuple(
            each for each in (*every, self.email, self.phone, self.note) if each is not None
        )

    def label(self, row: Sequence[Cell]) -> str:
        """The full name in that row, empty where there is none."""
        if self.name is not None:
            return text_of(row, self.name)
        return f"{text_of(row, self.first)} {text_of(row, self.last)}".strip()

    def listed(self, row: Sequence[Cell]) -> Listed:
        """The person in that row."""
        first = text_of(row, self.first)
        return Listed(
            self.label(row),
            text_of(row, self.card),
            first,
            band(text_of(row, self.age_band)),
            _SEXES.get(text_of(row, self.sex).casefold(), NOT_ASKED),
            text_of(row, self.email),
            text_of(row, self.phone),
            text_of(row, self.note),
        )

    def unknown(self, row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
        """The cells that say something of a person that no list holds: why, and what."""
        if (age := text_of(row, self.age_band)) and _band_key(age) not in _BANDS:
            yield "band_unknown", age
        if (sex := text_of(row, self.sex)) and sex.casefold() not in _SEXES:
            yield "sex_unknown", sex


def band(text: str) -> str:
    """The age band or door group of that name, ``NK`` where it is none."""
    return _BANDS.get(_band_key(text), NOT_ASKED)


def _band_key(text: str) -> str:
    return text.casefold().replace("\u2013", "-")


def names_band(header: str) -> str | None:
    """The band that a header of a headcount names, such as "Under 18" or "65+"."""
    return _BANDS.get(clean(header).casefold()) or _BANDS.get(fold(header))


def ask_dates(cells: Sequence[Cell], answers: Answers) -> Dates:
    """Decide the dates, asking only for what the column itself leaves open."""
    dates = decide(cells)
    if not dates.asks:
        return dates
    order = answers.ask("date_order", ORDERS) if "date_order" in dates.asks else ""
    year = number(answers.ask("year")) if "year" in dates.asks else None
    return decide(cells, order=order if order in ORDERS else "", year=int(year) if year else None)


def find_names(grid: Grid, header: Header, among: Sequence[int]) -> int | None:
    """The column that looks most like names: texts with letters that hardly repeat."""

    def variety(column: int) -> int:
        texts = [written(cell) for cell in body(grid, header, column) if cell != ""]
        named = [text for text in texts if any(sign.isalpha() for sign in text)]
        return len(set(named)) if mostly(text in named for text in texts) else _NO_LETTERS

    best = max(among, key=variety, default=None)
    return best if best is not None and variety(best) > 0 else None


def text_of(row: Sequence[Cell], column: int | None) -> str:
    """The text in that column, empty where there is none."""
    return written(cell_in(row, column))
