import pytest

from hublog import resources
from hublog.domain.checks.rules import RULES
from hublog.domain.checks.travelling import QUERY_RULE
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    VOLUNTEER_KINDS,
    AttendanceRow,
    ChangeRow,
    ErasureRow,
    PersonRow,
    ReferralRow,
)
from hublog.sheets import layout
from hublog.sheets.wording import Labels

GROWN_SO_FAR = {
    "Summary": (
        "indicator_id indicator value numerator denominator last_month same_month_last_year "
        "year_to_date note flag row_digest"
    ),
    "Sessions": (
        "session_id activity_code activity type date weekday start end hours place status "
        "cancel_reason named_present counted_0_4 counted_5_10 counted_11_15 counted_16_17 "
        "counted_18_24 counted_25_34 counted_35_44 counted_45_54 counted_55_64 counted_65_74 "
        "counted_75_84 counted_85_plus counted_ns counted_nk counted_u18 counted_25_44 "
        "counted_45_64 counted_65_plus footfall first_time_named first_time_counted volunteers "
        "volunteer_hours conditions source entered_on days_late note row_digest"
    ),
    "People": (
        "person_ref age_band imd_decile imd_index first_ever_month visits_month visits_12m "
        "engagement_band row_digest"
    ),
    "Attendance": "attendance_id session_id person_ref status is_first row_digest",
    "Volunteering": (
        "activity_code activity people minutes_delivery minutes_setup minutes_admin "
        "minutes_training times_without_minutes row_digest"
    ),
    "Referrals": (
        "referral_id activity_code direction date org_type reason status days_to_outcome row_digest"
    ),
    "Breakdown": "dimension category label different_people attendances row_digest",
    "Learning": "prompt question text conditions story_consent row_digest",
    "Changes": "sheet row_id change field old new reason row_digest",
    "Erasures": "person_ref forgotten_on row_digest",
    "Checks": "rule severity sheet row_id message reason row_digest",
    "Codes": "list code label label_cy meaning row_digest",
}


def test_the_catalogue_only_grows() -> None:
    """Whoever moves, renames or removes a column breaks every reader of older returns."""
    names = {s.name: [column.name for column in s.columns] for s in layout.SHEETS}
    assert [name for name in names if name in GROWN_SO_FAR] == list(GROWN_SO_FAR)
    for sheet, grown in GROWN_SO_FAR.items():
        assert [name for name in names[sheet] if name in grown.split()] == grown.split()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_labels_exist_and_differ_within_a_sheet(language) -> None:
    """Excel mends a table whose columns share a name."""
    labels = Labels(resources.words(), resources.words(language))
    for sheet in layout.SHEETS:
        said = [labels(f"returns.column.{column.name}").casefold() for column in sheet.columns]
        assert len(set(said)) == len(said)


def test_every_label_of_a_column_has_its_welsh() -> None:
    english, welsh = resources.words(), resources.words("cy")
    names = {column.name for sheet in layout.SHEETS for column in sheet.columns}
    same = {name for name in names if english(_label(name)) == welsh(_label(name))}
    assert same == {"label"}


def test_every_rule_that_may_travel_is_explained() -> None:
    """DQ01 to DQ25, and the questions of the office: Checks and flags name them by their ids."""
    known = resources.words().catalogue
    said = {key.removeprefix("returns.rule.") for key in known if key.startswith("returns.rule.")}
    assert said == {*RULES, QUERY_RULE}


def _label(column: str) -> str:
    return f"returns.column.{column}"


def test_every_band_and_kind_of_the_code_lists_has_its_column() -> None:
    lists = resources.code_lists()
    known = {code.code for name in ("age_band", "age_group") for code in lists[name]}
    assert set(COUNTED_BANDS) == known
    assert {code.code for code in lists["volunteer_kind"]} == set(VOLUNTEER_KINDS)


def test_rows_stand_in_the_order_of_their_columns() -> None:
    assert [c.name for c in layout.PEOPLE.columns[:-1]] == list(PersonRow._fields)
    assert [c.name for c in layout.ATTENDANCE.columns[:-1]] == list(AttendanceRow._fields)
    assert [c.name for c in layout.REFERRALS.columns[:-1]] == list(ReferralRow._fields)
    assert [c.name for c in layout.CHANGES.columns[:-1]] == list(ChangeRow._fields)
    assert [c.name for c in layout.ERASURES.columns[:-1]] == list(ErasureRow._fields)
