"""What makes the ports to spreadsheets and paper, each imported when it is first called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # returns stand on every figure; small commands start without them
    from hublog.services.file_ports import (
        CopyWriter,
        DumpWriter,
        PaperWriter,
        RegisterReader,
        ReplyReader,
        ReturnWriter,
        SummaryWriter,
    )
    from hublog.services.pack_ports import KeyCardWriter, PackReader


@dataclass(frozen=True, slots=True)
class Outside:
    """What makes the ports to spreadsheets and paper; each is imported when it is first called.

    ``draw_password`` gives four words nobody can guess, ``words_of_key`` the five words that stand for
    a public key.
    """

    register_reader: "Callable[[], RegisterReader]"
    return_writer: "Callable[[], ReturnWriter]"
    reply_reader: "Callable[[], ReplyReader]"
    summary_writer: "Callable[[], SummaryWriter]"
    draw_password: Callable[[], str]
    pack_reader: "Callable[[], PackReader]"
    key_cards: "Callable[[], KeyCardWriter]"
    words_of_key: Callable[[str], str]
    dump_writer: "Callable[[], DumpWriter]"
    paper: "Callable[[], PaperWriter]"
    copy_writer: "Callable[[], CopyWriter]"
