"""What axe-core objects to on a page as it stands, in light and in dark."""

from axe_playwright_python.sync_playwright import Axe

COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""Rules that see colours; the others find in dark what they found in light."""


def objections(page, context=None, **options):
    """Return rule, element and summary of every objection, with all that folds opened."""
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = Axe().run(page, context=context, **options)
    return [
        (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def objections_to_both(page, context=None):
    """Return the objections to a page in light, then those to its colours in dark."""
    light = objections(page, context)
    page.evaluate("() => (document.getElementById('dark').media = 'all')")
    page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished))")
    assert page.evaluate("() => matchMedia(document.getElementById('dark').media).matches")
    return light + objections(page, context, options=COLOURS)


def laid_out(page):
    """Lay out every section, in sight or not; as a sheet of styles that no policy forbids."""
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".board-section { content-visibility: visible; }");
      document.adoptedStyleSheets = [sheet];
    }""")
