"""How names and lines of text are cleaned at entry, and how they are compared."""

import re
import unicodedata
from collections.abc import Collection
from itertools import zip_longest

LONGEST_NAME = 100
BUTTON_NAME = 20
"""Letters of a name on a button that says more than the name."""
LONGEST_LINE = 280
"""Letters of a name, and of a line of text, so that a cell of a workbook holds either."""
_WITHOUT_PARTS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
    }
)
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02b9\u00b4`]")
_NO_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['\u2019]s\b", re.IGNORECASE)
_WORD = re.compile("[^\\W_]+(?:['\u2018\u2019\u02b9\u00b4`](?!s\\b)[^\\W_]+)*", re.IGNORECASE)
TAKEN_OUT = "…"
"""Stands where a name was taken out of a text."""


def clean(text: str) -> str:
    """One line of text as it is kept: no control characters, single blanks, letters untouched.

    Letters and the accents on them are put together (NFC), so that equal looks are equal.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Zs"} else sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) not in {"Cs", "Co"} and sign not in "\u200b\ufeff\u00ad"
    )
    return " ".join(visible.split())


def fold(text: str) -> str:
    """The form in which names are compared: no case, accents, apostrophes or hyphens; ŵ is w.

    Words are parted by single blanks; a text without letters and digits folds to nothing.
    """
    if text.isascii():
        return " ".join(_NO_WORD.sub(" ", text.lower().replace("'", "").replace("`", "")).split())
    # Twice, since taking letters apart brings capitals to light and small letters come apart again.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(s for s in _APOSTROPHES.sub("", text) if not unicodedata.combining(s))
    return " ".join(_NO_WORD.sub(" ", plain.translate(_WITHOUT_PARTS)).split())


def screen_name(known_as: str, full_name: str, *, privacy: bool) -> str:
    """A name for a screen that visitors may see: the usual name and an initial; else the whole one.

    Where only one name of several words is known, its first word and the last one's initial.
    """
    whole = full_name or known_as
    words = whole.split()
    if not privacy or not words:
        return whole
    first = known_as if full_name and len(known_as.split()) == 1 else words[0]
    return f"{first} {words[-1][0]}." if len(words) > 1 else first


def can_name(text: str) -> bool:
    """Whether a cleaned text can be somebody's name: it has a letter, and is not too long."""
    return len(text) <= LONGEST_NAME and any(sign.isalpha() for sign in text)


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """A text from elsewhere, cut where it is too long, which an ellipsis shows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def without_possessives(text: str) -> str:
    """The text without the ``'s`` behind its words: "Ada's song" is about Ada."""
    return _POSSESSIVE.sub("", text)


def capital_words(text: str) -> frozenset[str]:
    """The words of a text, folded, but those that begin small: many a name is also a word.

    Letters that are neither great nor small, as in Arabic or Chinese, count.
    """
    return frozenset(fold(word) for word in _WORD.findall(text) if not word[0].islower())


def names_them(text: str, names: Collection[str]) -> bool:
    """Whether a text holds one of the names as whole words, however it is written.

    That is for a place where names stand; what somebody wrote freely is for ``written_of``.
    """
    padded = f" {fold(text)} "
    return any(f" {folded} " in padded for name in names if (folded := fold(name)))


def alone_in(text: str, names: Collection[str]) -> bool:
    """Whether one of these single names, folded, stands in a text with no family name behind it.

    "Jo or Kim" may be about any Jo, "Jo Example" is about one.
    """
    plain = without_possessives(text)
    found = list(_WORD.finditer(plain))
    for word, after in zip_longest(found, found[1:]):
        behind = after is not None and plain[word.end() : after.start()].isspace()
        family = behind and after is not None and after.group()[0].isupper()
        if fold(word.group()) in names and not family:
            return True
    return False


def written_of(text: str, names: Collection[str]) -> bool:
    """Whether what somebody wrote freely names one of these people.

    A name of several words counts however it is written, one of a single word only where it does
    not begin small: "we may come again" is not about May.
    """
    plain = without_possessives(text)
    folded = {fold(name) for name in names}
    whole = [name for name in folded if " " in name]
    return names_them(plain, whole) or not capital_words(plain).isdisjoint(folded)


def without_whole_names(text: str, names: Collection[str]) -> str:
    """The text with an ellipsis in place of each of these names that has two words or more.

    For what is called something, such as an activity: a Rose Garden is not about Rose. Where a name
    cannot be told from the rest, nothing of the text is left.
    """
    wanted = {tuple(folded.split()) for name in names if " " in (folded := fold(name))}
    longest_first = sorted(wanted, key=len, reverse=True)
    found = list(_WORD.finditer(text))
    words = tuple(fold(each.group()) for each in found)
    left, at, taken = "", 0, 0
    while at < len(words):
        size = next((len(w) for w in longest_first if words[at : at + len(w)] == w), 0)
        if size:
            left += text[taken : found[at].start()] + TAKEN_OUT
            taken = found[at + size - 1].end()
        at += size or 1
    left += text[taken:]
    whole = [" ".join(each) for each in wanted]
    return TAKEN_OUT if names_them(without_possessives(left), whole) else left
