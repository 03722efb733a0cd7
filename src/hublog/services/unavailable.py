"""What ends a use case from outside: the world failed, somebody may not, or asked it to stop."""

from hublog.domain.problems import Problem


class StorageUnavailable(Exception):  # noqa: N818 - the world failed, it is no error of ours
    """The disk is full, read-only, locked or damaged; ``problem`` says which, in words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class NotAllowed(Exception):  # noqa: N818 - somebody needs the coordinator, it is no error of ours
    """Raised by a use case that only the coordinator may ask for; nothing was read or written."""

    def __init__(self) -> None:
        self.problem = Problem("COORDINATOR_ONLY")
        super().__init__(self.problem.code)


class Cancelled(Exception):  # noqa: N818 - somebody asked for it, it is no error
    """Raised by a job's ``progress`` once a person asked it to stop; nothing was written."""
