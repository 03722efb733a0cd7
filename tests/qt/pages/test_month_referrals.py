"""The rows behind D01 to D04, as the page of a month shows them."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from hublog.domain.months import Month
from hublog.qt.pages.month_rows import RowsCard
from hublog.services.referrals import ReferralDetails
from in_memory import done

MAY = Month(2026, 5)


@pytest.fixture
def table(desk, hub, session, settled, qtbot):  # noqa: ANN201 - what a row of the table says
    """Shows the rows of a figure; one passed on and taken up, one told where to go."""
    wren = hub.add_person("Wren Made-Up")
    passed = ReferralDetails(
        direction="out", org_type="GP", reason="MOOD", person_id=wren, session_id=session
    )
    referral = done(hub.referrals.add("Sam", passed)).referral
    hub.clock.advance(days=9)
    done(hub.referrals.tell("Sam", referral.id, "taken_up"))
    told = ReferralDetails(direction="signpost", other_org="Made-up Bank", date=dt.date(2026, 5, 6))
    done(hub.referrals.add("Sam", told))

    def show(figure: str) -> list[list[str]]:
        card = RowsCard(desk, figure, (), desk.services.months.rows(MAY, figure))
        qtbot.addWidget(card)
        model = card.table.model()
        return [
            [
                str(model.index(line, column).data(Qt.ItemDataRole.DisplayRole))
                for column in range(model.columnCount())
            ]
            for line in range(model.rowCount())
        ]

    return show


@pytest.mark.parametrize("figure", ["D01.out", "D02", "D03", "D04"])
def test_a_referral_says_when_what_where_about_what_who_and_what_became_of_it(
    table, figure
) -> None:
    """D01, D02, D03, D04."""
    assert table(figure) == [
        [
            "Tue 5 May",
            "Passed on",
            "GP practice",
            "Low mood or anxiety",
            "Wren Made-Up",
            "Warm Tuesday",
            "Taken up, Thu 14 May",
        ]
    ]


def test_signposting_names_the_place_and_nobody(table) -> None:
    """D01."""
    told = ["Wed 6 May", "Told where to go", "Made-up Bank", "Another reason", "", "", ""]
    assert table("D01.signpost") == [told]
    assert table("D01.in") == []
