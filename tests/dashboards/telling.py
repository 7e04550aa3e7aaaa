"""What a page says, read out of its HTML."""

import re
from html import unescape

TAGS = re.compile(r"<[^>]+>")


def words(told):
    """The text of a piece of HTML, in one line."""
    return re.sub(r"\s+", " ", unescape(TAGS.sub(" ", told))).strip()


def section(told, key):
    """The section of a page with an id."""
    return re.search(rf'<section [^>]*id="{key}".*?</section>', told, re.DOTALL)[0]
