"""How many sites are listed here, in a line."""

from geo import Scene, say


def _known(scene: Scene, known: int | None) -> str:
    """Say how many there are by the documents; they speak of the whole province only."""
    lang = scene.view.lang
    if known is None:
        return say(lang, "register.unknown", "how many there are is not known")
    if scene.view.within:
        return say(lang, "register.whole", "about {known} in all, by the documents", known=known)
    return say(lang, "register.known", "about {known} by the documents", known=known)


def counted(scene: Scene) -> str:
    """Say how many sites are listed here, and that there are more."""
    kinds = scene.view.kinds or tuple(scene.atlas.register.kinds)
    known = scene.atlas.register.known(kinds)
    unplaced = sum(site.position is None for site in scene.sites)
    lang = scene.view.lang
    told = [
        say(lang, "register.listed", "{count} listed here", count=len(scene.sites)),
        _known(scene, known),
        say(lang, "register.unplaced", "{count} without a position", count=unplaced)
        if unplaced
        else "",
    ]
    return " · ".join(words for words in told if words)
