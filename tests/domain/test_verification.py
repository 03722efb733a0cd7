import dataclasses

import pytest

from hublog.domain import verification as differing
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference, Known, Verification, refused_beside

FOUND = Verification(
    hub_code="CUM-EWA",
    hub_name="Made-up hub",
    month="2026-05",
    version=2,
    status="signed",
    seal=differing.VALID,
    public_key="0123456789abcdef" * 4,
    digest="made up",
    differences=(),
)
EDITED = Difference(kind=differing.ROW_EDITED, sheet="Sessions", row=3)


def test_genuine_is_signed_sealed_and_untouched() -> None:
    """P9, P10."""
    assert FOUND.genuine
    assert FOUND.signed


@pytest.mark.parametrize(
    "more",
    [
        {"status": "draft"},
        {"seal": differing.NO_SEAL},
        {"seal": differing.BROKEN},
        {"seal": differing.OTHER_KEY},
        {"differences": (EDITED,)},
    ],
)
def test_whatever_lacks_is_not_genuine(more: dict[str, object]) -> None:
    """P9, P10: the bad ones of the pair."""
    found = dataclasses.replace(FOUND, **more)
    assert not found.genuine
    assert found.signed is ("differences" in more)


def test_a_fingerprint_can_be_read_out() -> None:
    assert FOUND.fingerprint == "0123 4567 89ab cdef 0123 4567 89ab cdef"
    assert dataclasses.replace(FOUND, public_key="").fingerprint == ""


def test_a_later_version_or_the_same_file_again_is_taken() -> None:
    """P10: the good ones of the pair."""
    assert refused_beside(FOUND, Known(version=1, digest="other")) is None
    assert refused_beside(FOUND, Known(version=2, digest="made up")) is None


def test_an_older_version_played_again_is_refused() -> None:
    """P10."""
    assert refused_beside(FOUND, Known(version=3, digest="made up")) == Problem(
        "RETURN_OLDER", "CUM-EWA 2026-05 v2", {"known": 3}
    )


def test_the_same_version_with_other_content_is_refused() -> None:
    """P10."""
    assert refused_beside(FOUND, Known(version=2, digest="other")) == Problem(
        "RETURN_TWO_CONTENTS", "CUM-EWA 2026-05 v2"
    )
