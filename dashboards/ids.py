"""Names of the components that callbacks touch."""

from enum import StrEnum


class Id(StrEnum):
    """Component ids, spelled once; ``assets/`` spells some of them again."""

    WANTED = "wanted"
    OWN = "own"
    SCENE = "scene"
    FIRST = "first"
    WORDS = "words"
    SEARCH = "search"
    BREAKS = "breaks"
    METHOD = "method"
    YEARS = "years"
    MAP = "map"
    TITLE = "title"
    CRUMBS = "crumbs"
    NOTES = "notes"
    LEGEND = "legend"
    RANKING = "ranking"
    CARD = "card"
    SOURCE = "source"
    REGISTER = "register"
