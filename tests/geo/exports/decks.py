"""Read decks as a stranger would: with the library, as bare XML, and by LibreOffice."""

import io
import subprocess
import zipfile

import numpy as np
from lxml import etree
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck(content):
    """Open a deck; every part of it is well-formed, and every shape of a slide has its own id."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    opened = Presentation(io.BytesIO(content))
    for slide in opened.slides:
        ids = slide.shapes.element.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))
    return opened


def group(slide, name):
    """Return the shapes of a group by name, in order; none where there is no such group."""
    found = [one for one in slide.shapes if one.name == name]
    return {one.name: one for one in found[0].shapes} if found else {}


def told(shape):
    """Return the text in place of a shape."""
    return shape._element.xpath(".//p:cNvPr/@descr")[0]


def rings(shape):
    """Return the rings of a shape's only path, in EMU of the slide, without the closing point."""
    (path,) = shape._element.iter(f"{A}path")
    ext = shape._element.find(f".//{A}ext")
    assert (path.get("w"), path.get("h")) == (ext.get("cx"), ext.get("cy"))
    found = []
    for step in path:
        if step.tag == f"{A}moveTo":
            found.append([])
        found[-1] += [(int(point.get("x")), int(point.get("y"))) for point in step]
    assert path[-1].tag == f"{A}close"
    return [np.array(one) for one in found]


def turn(ring):
    """Return twice the area of a ring, with the sign of its turn."""
    x, y = ring.T.astype(float)
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1))


def texts(slide):
    """Return every text of a slide, in groups or not."""
    lines = slide.shapes.element.iter(f"{A}p")
    return ["".join(one.text for one in line.iter(f"{A}t")) for line in lines]


def printed(content, folder):
    """Let LibreOffice print a deck: the text of every page."""
    (folder / "deck.pptx").write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'home').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    read = ["pdftotext", "-layout", str(folder / "deck.pdf"), "-"]
    found = subprocess.run(read, check=True, capture_output=True, timeout=60)
    return found.stdout.decode().removesuffix("\f").split("\f")
