"""What a page says of its line to the server; ``assets/connection.js`` shows it where it holds."""

from dash import html

from dashboards.components.attributes import attributes
from dashboards.ids import Id
from geo import say


def connection(lang: str) -> html.Div:
    """Bring along the words for a broken line and for another release, while there is a line."""
    words = {
        "data_away": say(
            lang,
            "line.away",
            "The atlas cannot be reached. What is shown stays as it was; it goes on by itself once"
            " the line is back.",
        ),
        "data_away_do": say(lang, "line.away.do", "Try again"),
        "data_renewed": say(
            lang,
            "line.renewed",
            "The atlas was renewed while this page was open. What is shown is from before; load the"
            " page again to go on. Your view and your own tables stay.",
        ),
        "data_renewed_do": say(lang, "line.renewed.do", "Load again"),
    }
    inside = [html.Span(role="status"), html.Button("", type="button")]
    return html.Div(inside, id=Id.CONNECTION, hidden=True, **attributes(**words))
