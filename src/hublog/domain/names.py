"""How names and lines of text are cleaned at entry, and how they are compared."""

import re
import unicodedata

LONGEST_NAME = 100
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


def names_them(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text holds one of the names as whole words, however it is written."""
    padded = f" {fold(text)} "
    return any(f" {folded} " in padded for name in names if (folded := fold(name)))
