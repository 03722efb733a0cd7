"""What the office holds, and what it asks, on the command line."""

from pathlib import Path

from arriving_files import laid

MAY = ("--from", "2026-05", "--to", "2026-05")


def test_the_matrix_is_a_table_of_words(office, tmp_path) -> None:
    laid(tmp_path, version=2)
    office("office", "add", str(laid(tmp_path)), str(tmp_path / "CUM-EWA_2026-05_v2.xlsx"))
    head, first, second, blank, tally = office("office", "matrix", *MAY).stdout.splitlines()
    assert (head.split(), first.split()) == (["2026-05"], ["ABC-DEF", "missing"])
    assert second.split() == ["CUM-EWA", "version", "2"]
    assert (blank, tally) == ("", "1 later version, 1 missing")
    answer = office.json("office", "matrix", "--from", "2026-03", "--to", "2026-05")
    assert answer["months"] == ["2026-03", "2026-04", "2026-05"]
    states = {(cell["hub"], cell["month"]): cell["state"] for cell in answer["cells"]}
    assert states["CUM-EWA", "2026-03"] == "outside"
    assert " - " in office("office", "matrix", "--from", "2026-03", "--to", "2026-05").stdout
    assert len(office.json("office", "matrix")["months"]) == 12
    assert len(office.json("office", "matrix", "--from", "2026-01")["months"]) > 3
    wrong = office("office", "matrix", "--from", "2026-06", "--to", "2026-05")
    assert wrong.stderr.startswith("OFFICE_MONTHS_ORDER 2026-06")
    assert office("office", "matrix", "--to", "May").stderr.startswith("NOT_A_MONTH")


def test_an_office_without_hubs_has_an_empty_matrix(empty_home) -> None:
    empty_home("office", "init", "--name", "Office")
    assert empty_home("office", "matrix").stdout.startswith("No hub is on the list")
    assert empty_home("office", "hub", "list").stdout.startswith("No hub is on the list")
    assert empty_home("office", "imports").stdout.startswith("Nothing was taken in")
    assert empty_home("office", "chase").stdout.startswith("Nobody has to be asked")


def test_one_month_is_shown_with_all_that_is_known_of_it(office, tmp_path) -> None:
    office("office", "add", str(laid(tmp_path)))
    told = office("office", "show", "CUM-EWA", "2026-05").stdout.splitlines()
    assert told[:3] == [
        "Ewanrigg Hub (CUM-EWA), May 2026",
        "State: in time",
        "Version 1, signed off on 2 Jun 2026, 6 visits, counts (CUM-EWA_2026-05_v1.xlsx)",
    ]
    assert "  Footfall: 6" in told
    answer = office.json("office", "show", "cum-ewa", "2026-05", "--version", "1")
    assert (answer["shown"], answer["figures"]["A03"], answer["attendance"]) == (1, 6, 3)
    assert office("office", "show", "CUM-EWA", "2026-05", "--version", "2").stderr.startswith(
        "OFFICE_NO_SUCH_VERSION CUM-EWA"
    )
    empty = office.json("office", "show", "CUM-EWA", "2026-06")
    assert (empty["shown"], empty["figures"], empty["held"]) == (None, {}, [])


def test_a_month_is_asked_about_answered_and_accepted(office, tmp_path) -> None:
    """Domain.md, scenario 10."""
    office("office", "add", str(laid(tmp_path)))
    words = ("office", "ask", "CUM-EWA", "2026-05", "--code", "unusual", "--message", "So many?")
    question = office.json(*words)
    assert (question["code"], question["status"], question["asked_by"]) == (
        "UNUSUAL", "open", "Sam",
    )  # fmt: skip
    assert "travels in the next reply" in office(*words).stdout
    chased = office("office", "chase", *MAY).stdout
    assert "ABC-DEF · Ann" in chased
    assert "Your return for May 2026 has not reached us yet." in chased
    assert "We asked you about 2 things" in chased
    assert "- May 2026: So many?" in chased
    assert chased.count("Thank you for your work.\nBig Local office\nRing 0123") == 2
    hubs = office.json("office", "chase", *MAY)["hubs"]
    assert [(h["hub"], h["missing"], len(h["questions"])) for h in hubs] == [
        ("ABC-DEF", ["2026-05"], 0),
        ("CUM-EWA", [], 2),
    ]
    shown = office("office", "show", "CUM-EWA", "2026-05").stdout
    assert "  No answer yet." in shown
    assert "Version 1 was asked about by Sam on " in shown
    refused = office("office", "accept", "CUM-EWA", "2026-05")
    assert refused.stderr.startswith("OFFICE_QUESTIONS_OPEN CUM-EWA")
    for each in hubs[1]["questions"]:
        assert office("office", "withdraw", each).exit_code == 0
    assert office("office", "withdraw", "gone").stderr.startswith("OFFICE_NO_SUCH_QUESTION")
    accepted = office("office", "accept", "CUM-EWA", "2026-05", "--note", "Thank you")
    assert accepted.exit_code == 0, accepted.output
    assert "CUM-EWA  in time, accepted" in office("office", "matrix", *MAY).stdout
    answer = office.json("office", "show", "CUM-EWA", "2026-05")
    assert answer["decisions"][-1]["note"] == "Thank you"
    reply = office.json("office", "reply", "CUM-EWA", "2026-05")
    assert (reply["accepted"], reply["questions"]) == (["2026-05"], [])
    assert Path(reply["path"]).parent == office.home / "replies"
    out = office("office", "reply", "CUM-EWA", "2026-05", "--out", str(tmp_path))
    assert str(tmp_path / "CUM-EWA_2026-05_reply.xlsx") in out.stdout


def test_a_row_is_asked_about_by_its_id(office, tmp_path) -> None:
    office("office", "add", str(laid(tmp_path)))
    words = ("office", "ask", "CUM-EWA", "2026-05", "--code", "OTHER", "--message", "?")
    asked = office.json(*words, "--sheet", "Summary", "--row", "A03")
    assert (asked["sheet"], asked["row_id"]) == ("Summary", "A03")
    gone = office(*words, "--sheet", "Sessions", "--row", "gone")
    assert gone.stderr.startswith("OFFICE_NO_SUCH_ROW Sessions gone")
