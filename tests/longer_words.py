"""The catalogue as a longer language would have it."""

from dataclasses import replace

from hublog.domain.words import Catalogue, Words


def lengthened(words: Words) -> Words:
    """The catalogue as a longer language would have it: every sentence in brackets, 40 % more."""

    def longer(sentence: str) -> str:
        more = " ~~~~" * round(len(sentence) * 0.4 / 5)
        return f"⟦{sentence}{more}⟧" if sentence.strip() else sentence

    catalogue: Catalogue = {
        key: longer(text)
        if isinstance(text, str)
        else {form: longer(each) for form, each in text.items()}
        for key, text in words.catalogue.items()
    }
    return replace(words, catalogue=catalogue)
