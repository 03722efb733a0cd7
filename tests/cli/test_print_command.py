"""``print``: PDFs without a window, and what is kept of a sheet with names."""

from published import text_of_pdf


def test_every_kind_of_paper_is_made_without_a_window(terminal, tmp_path) -> None:
    terminal.desk("Megan Birch", "+65+", "finish", more=("--new-people",))
    out = tmp_path / "made.pdf"

    def made(*words: str) -> str:
        result = terminal("print", *words, "--out", str(out))
        assert result.exit_code == 0, result.output
        return text_of_pdf(out.read_bytes(), tmp_path)

    assert "1 2 3 4 5" in made("sheet", "--activity", "Warm")
    assert "what we write down about you" in made("notice", "--small")
    assert "Megan" not in made("day", "--activity", "Warm")
    assert "Megan Birch" in made("day", "--activity", "Warm", "--names")


def test_what_cannot_be_written_or_is_not_there_is_said(terminal, tmp_path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    result = terminal("print", "notice", "--out", str(blocked / "x.pdf"))
    assert result.exit_code == 1
    assert result.stderr.startswith("RETURN_FOLDER")
    result = terminal("print", "day", "--activity", "Warm", "--out", str(tmp_path / "x.pdf"))
    assert result.stderr.startswith("NO_SUCH_SESSION")
    answer = terminal.json(
        "print", "register", "--activity", "Warm", "--out", str(tmp_path / "x.pdf")
    )
    assert answer["names"] == 0
    assert len(answer["code"]) == 4
