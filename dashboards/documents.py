"""HTML documents: what stands around the body of every page."""

from dataclasses import dataclass
from html import escape

from dashboards.files import Files
from geo import View, say


@dataclass(frozen=True, slots=True)
class Document:
    """A page that is written as HTML, complete for its address.

    Attributes
    ----------
    view : View
        The view that it shows; its language and theme are the document's.
    title : str
        What the window is called.
    body : str
        HTML.
    """

    view: View
    title: str
    body: str

    def write(self, shelf: Files, head: str = "", foot: str = "") -> str:
        """Write the document.

        Parameters
        ----------
        shelf : Files
            Where styles and scripts are.
        head, foot : str
            HTML that one page alone has in its head, and after its body.
        """
        view = self.view
        dark = {"dark": "all", "light": "not all"}.get(view.theme, "(prefers-color-scheme: dark)")
        lang = "zh-CN" if view.lang == "zh" else view.lang
        return (
            f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{escape(self.title)}</title><meta name="root" content="/">'
            f'<meta name="release" content="{shelf.release}">'
            f'<link rel="icon" type="image/svg+xml" href="{shelf.icon}">'
            f'{head}<link rel="stylesheet" href="{shelf.style}">'
            f'<link rel="stylesheet" id="dark" href="{shelf.dark}" media="{dark}">'
            f'<meta name="file" id="index-file" content="{shelf.index[view.lang]}"></head>\n'
            f"<body>{self.body}{foot}</body>\n</html>"
        )


def product(lang: str) -> str:
    """Name the product as a window is called."""
    return say(lang, "product", "Siquan: atlas of Zhejiang's service economy")
