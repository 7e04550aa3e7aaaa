"""ODS workbooks: read here, for calamine knows neither their merged cells nor their errors."""

from .archives import Archive
from .elements import Handler, check, walk
from .findings import Bounds, Fault, Findings
from .ods_content import Content

_MANIFEST, _CONTENT = "meta-inf/manifest.xml", "content.xml"
_MACROS = ("basic/", "scripts/")


class Manifest(Handler):
    """The list of parts, which says whether they are encrypted."""

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  (a handler)
        """Refuse what is encrypted."""
        if name == "encryption-data":
            raise Fault("password")


def read_ods(archive: Archive, bounds: Bounds) -> Findings:
    """Read a workbook.

    Parameters
    ----------
    archive : Archive
    bounds : Bounds

    Raises
    ------
    Fault
        ``password`` where it is encrypted.
    """
    if archive.has(_MANIFEST):
        walk(_MANIFEST, archive.chunks(_MANIFEST), Manifest())
    content = Content(bounds)
    walk(_CONTENT, archive.chunks(_CONTENT), content)
    for name in archive.names:
        if name.endswith((".xml", ".rdf")) and name not in (_MANIFEST, _CONTENT):
            check(name, archive.chunks(name))
    content.found.macros = any(name.startswith(_MACROS) for name in archive.names)
    return content.found
