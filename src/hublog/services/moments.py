"""When something was done, as the clock on the wall said it."""

from datetime import datetime

from hublog.domain.journal import Stamp


def moment(stamp: Stamp) -> datetime:
    """When a stamp was given, by the clock on the wall."""
    return datetime.fromtimestamp(stamp.millis // 1000)  # noqa: DTZ006 - as people saw it
