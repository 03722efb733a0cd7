"""Whatever goes wrong with the laptop, a sentence says what to do, and nothing is lost."""

import re
from contextlib import ExitStack

import pytest

from situations import LONG_LIST, SITUATIONS, Laptop, opens_again

SENTENCE = re.compile(r"[A-Z_]+ \S.*: [A-Z].*\.", re.DOTALL)
NEVER_OPENS_AGAIN = {
    "a newer hublog was here",
    "the register is gone",
    "the register is broken",
    "the keys are gone",
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_each_situation_is_one_sentence_and_nothing_is_lost(terminal, name) -> None:
    """P1, P3 and P15: the sentence on the command line, and what was saved before is there."""
    found = SITUATIONS[name]
    terminal.desk("Megan Birch", "+65+", more=("--new-people",))
    before = terminal.json("status")["tallies"]
    names = {"stick": str(terminal.home.parent / "stick"), "home": str(terminal.home)}
    words = [word.format(**names) for word in found.words]
    many = (
        "".join(f"Somebody Number{n}\n" for n in range(400)) if found.words == LONG_LIST else None
    )
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        found.comes_about(Laptop(terminal.home, patch, stack))
        ended = terminal(*words, typed=many)
    assert ended.exit_code == found.exit_code, ended.output
    sentence = ended.stderr.strip().splitlines()[-1]
    assert sentence.startswith(f"{found.code} ")
    assert SENTENCE.fullmatch(sentence)
    assert found.do in sentence
    assert "Traceback" not in ended.output
    if name not in NEVER_OPENS_AGAIN:
        assert opens_again(terminal.home)
        saved = ended.stdout.count("saved Somebody")
        after = terminal.json("status")["tallies"]
        assert after["person"] == before["person"] + saved
        assert after["count"] == before["count"]
