"""The control: a desk that says "saved" before it is."""

import sys

from hublog.app import main
from hublog.cli import desk
from hublog.cli.desk_answers import Answer, Desk


class Hasty(Desk):
    """Answers first and saves afterwards."""

    def answer(self, typed: str) -> Answer:
        """What a desk must never do."""
        text = typed.strip()
        sentence = "counted 65+" if text == "+65+" else f"{text} signed in"
        sys.stdout.write(f"saved {sentence}, too early\n")
        sys.stdout.flush()
        super().answer(typed)
        return Answer("late", text)


desk.Desk = Hasty
sys.exit(main())
