"""``consent``, and what ``hub`` sets about people, as typed."""

import pytest


@pytest.fixture
def ann(terminal) -> str:
    terminal.json("people", "add", "Ann Example")
    return "ann"


def test_a_yes_is_given_listed_and_taken_back(terminal, ann) -> None:
    mum = ("--by", "Jo Example", "--relationship", "parent", "--method", "paper")
    given = terminal.json("consent", "give", ann, "photo", "yes", *mum, "--until", "2099-05-05")
    assert given | {"id": "", "at": ""} == {
        "id": "",
        "purpose": "photo",
        "stands": "yes",
        "at": "",
        "by": "Jo Example",
        "relationship": "PARENT",
        "method": "paper",
        "notice": "1",
        "until": "2099-05-05",
    }
    said = terminal("consent", "list", ann).stdout
    assert "To be in photographs: Yes" in said
    assert "until 5 May 2099, Jo Example (parent)" in said
    assert "To be sent news: Not asked yet" in said
    assert (
        terminal.json("consent", "give", ann, "news", "no", "--by", "Kim")["relationship"]
        == "OTHER"
    )
    taken = terminal.json("consent", "withdraw", ann, "photo")
    assert (taken["stands"], taken["gone"]) == ("withdrawn", {"answers": 0, "health": False})
    assert terminal.json("people", "share", ann, "on")["share_rows"] is True
    terminal.json("people", "share", ann, "off")
    listed = terminal.json("consent", "list", ann)["consents"]
    assert [each["stands"] for each in listed if each["purpose"] == "share_rows"] == ["withdrawn"]
    refused = terminal("consent", "withdraw", ann, "medical")
    assert refused.stderr.startswith("CONSENT_NOT_GIVEN ")


def test_a_hub_sets_what_it_does_about_people(terminal, tmp_path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("What we do.\n", encoding="utf-8")
    ages = ("--consent-age", "14", "--contact-age", "17", "--sign-out-age", "10")
    told = terminal.json(
        *("hub", *ages, "--keep-months", "24", "--complaints-contact", "Jo", "--area", "Ewanrigg"),
        *("--notice", str(notice), "--wellbeing", "on", "--swemwbs", "off"),
    )
    assert (told["consent_age"], told["contact_age"], told["sign_out_age"]) == (14, 17, 10)
    assert (told["notice"], told["notice_version"]) == ("What we do.", "2")
    assert (told["keep_months"], told["complaints_contact"], told["area"]) == (24, "Jo", "Ewanrigg")
    assert (told["asks_wellbeing"], told["has_swemwbs"]) == (True, False)
    assert "Privacy notice: your own" in terminal("hub").stdout
    assert terminal("hub", "--consent-age", "3").stderr.startswith("HUB_AGE ")
    assert terminal("hub", "--notice", str(tmp_path / "none.txt")).exit_code != 0
