from hublog.domain.office.arrived import CheckSaid
from hublog.domain.office.forgetting import changes_without, checks_without
from hublog.domain.sheet_rows import ChangeRow

REASON = "A late sheet"


def change(row_id: str, old: str = "", new: str = "", sheet: str = "People") -> ChangeRow:
    return ChangeRow(sheet, row_id, "changed", "visits_month", old, new, REASON)


def test_what_changed_about_somebody_goes_and_their_reference_goes_from_the_rest() -> None:
    """P14, at the office."""
    rows = (
        change("ref-1", "1", "2"),
        change("ref-2", "3", "4"),
        change("visit-9", "person_ref ref-1, status present", sheet="Attendance"),
    )
    assert changes_without(rows, {"ref-1"}) == (
        change("ref-2", "3", "4"),
        change("visit-9", "person_ref , status present", sheet="Attendance"),
    )
    assert changes_without(rows, ()) == rows


def test_what_a_hub_explained_stays_without_the_row_it_was_about() -> None:
    about = CheckSaid("DQ15", "W", "People", "ref-1", "ref-1 is 104 years old.", "She is")
    other = about._replace(row_id="ref-2", message="ref-2 is 104 years old.")
    left, untouched = checks_without((about, other), {"ref-1"})
    assert left == about._replace(row_id="", message=" is 104 years old.")
    assert untouched == other
