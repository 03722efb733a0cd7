"""Any month that people can make comes back out of its workbook as it went in."""

from hypothesis import settings

from fakes import FakeClock, FakeIds, FakeStore
from hublog import resources
from hublog.domain.drawing_up import draw_up
from hublog.domain.months import Month
from hublog.sheets.canonical import canonical_row, sheet_digest
from hublog.sheets.tables import tables
from hublog.sheets.writer import WorkbookWriter
from in_memory import InMemory
from machine import DAY, Machine
from made_return import read_back


class ReturnOfAnyMonth(Machine):
    """The desk in any order; at its end the months it touched are drawn and read back."""

    def made(self) -> InMemory:
        clock = FakeClock()
        return InMemory(FakeStore(clock), clock, FakeIds())

    def teardown(self) -> None:
        """Return to workbook and back is the identity (house.md, Tests)."""
        with self.hub.store.reading() as reader:
            facts = reader.facts()
        for month in (Month.of(DAY), Month.of(DAY).plus(-1)):
            content = draw_up(
                facts, month, version=1, drawn_on=month.plus(1).first, device="d", complete=True
            )
            back = read_back(WorkbookWriter().workbook(content, self.hub.store.sealed))
            for table in tables(content, resources.words(), resources.code_lists()):
                kinds = table.sheet.kinds
                rows = back.sheets[table.sheet.name]
                forms = [canonical_row(kinds, tuple(row.values())[:-1]) for row in rows]
                assert forms == [canonical_row(kinds, row) for row in table.bare]
                assert back.manifest[f"sha256.{table.sheet.name}"] == sheet_digest(forms)
        super().teardown()


TestReturnOfAnyMonth = ReturnOfAnyMonth.TestCase
TestReturnOfAnyMonth.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
