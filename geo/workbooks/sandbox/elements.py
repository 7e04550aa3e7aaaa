"""XML, element by element, without ever expanding what a part declares."""

from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn
from xml.parsers import expat

from .findings import Fault


class Handler:
    """What listens to the elements of one part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that it ends."""

    def text(self, data: str) -> None:
        """Hear text, all that stands between two elements at once."""


def walk(part: str, chunks: Iterable[bytes], handler: Handler) -> None:
    """Walk through a part.

    Parameters
    ----------
    part : str
        Its name.
    chunks : iterable of bytes
    handler : Handler

    Raises
    ------
    Fault
        ``damaged`` where it is not well-formed; ``doctype`` where it declares a document type:
        entities that grow, or that fetch files, are declared nowhere else.
    """
    parser = _parser(part)
    start, end = handler.start, handler.end

    def begin(name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            names = _Locals()
            parser.StartElementHandler = lambda name, attributes: start(names[name], attributes)
            parser.EndElementHandler = lambda name: end(names[name])
        else:  # most workbooks write no prefixes; their names are heard as they are
            parser.StartElementHandler, parser.EndElementHandler = start, end
        start(local(name), attributes)

    parser.StartElementHandler, parser.CharacterDataHandler = begin, handler.text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Fault("damaged") from None


def check(part: str, chunks: Iterable[bytes]) -> None:
    """Look over a part that nobody reads, up to its first element; it may even be empty.

    Raises
    ------
    Fault
        ``doctype``, as above.
    """
    parser, begun = _parser(part), list[str]()
    parser.StartElementHandler = lambda name, _: begun.append(name)
    with suppress(expat.ExpatError):
        for chunk in chunks:
            parser.Parse(chunk, False)
            if begun:
                break


def _parser(part: str) -> expat.XMLParserType:
    def refuse(*_: object) -> NoReturn:
        raise Fault("doctype", part=part)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


class _Locals(dict[str, str]):
    """Names without prefixes, by names with them."""

    def __missing__(self, name: str) -> str:
        self[name] = local(name)
        return self[name]


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name[name.find(":") + 1 :]


def whole(attributes: dict[str, str], name: str, default: int) -> int:
    """Return an attribute that is a whole number, not negative."""
    value = attributes.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise Fault("damaged")
    return int(value)
