"""Months in any order over the register in memory."""

from hypothesis import settings

from months_in_memory import MonthsInMemory
from months_machine import MonthsMachine


class InMemoryMonths(MonthsMachine):
    def made(self) -> MonthsInMemory:
        return MonthsInMemory()


TestMonthsInMemory = InMemoryMonths.TestCase
TestMonthsInMemory.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
