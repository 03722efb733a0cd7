"""Somebody asks for a copy of all that is held about them (UK GDPR, article 15): gathered, and written."""

from collections.abc import Callable
from pathlib import Path

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.services.file_ports import CopyWriter
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Store
from hublog.services.subject_copy import SubjectCopy
from hublog.services.subject_gathering import gather
from hublog.services.subject_said import CopyDocument


class SubjectAccess:
    """The use cases of somebody who asks for a copy of what is held about them."""

    def __init__(
        self, store: Store, clock: Clock, codes: Callable[[], CodeLists], writer: CopyWriter
    ) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes
        self._writer = writer

    def of(self, person_id: str) -> SubjectCopy | Problem:
        """Everything about them and those merged into them. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            return gather(reader, person, self._codes(), self._clock.now())

    def write(self, document: CopyDocument, path: Path, password: str = "") -> Problem | None:
        """Write it as a workbook; without a password everybody can read it. Problems as ``CopyWriter``."""
        return self._writer.write(document, path, password)
