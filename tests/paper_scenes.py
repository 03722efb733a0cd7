"""What is shown on paper in walks through the window."""

from hublog.qt.document import flowing
from hublog.qt.page import Page


def two_sides(page: Page) -> None:
    """Two sides of paper, called what the page is called."""
    lines = flowing(page.words("preview.title"), "<p>One line</p>" * 60, "lines.pdf")
    page.opened({"document": lines})
