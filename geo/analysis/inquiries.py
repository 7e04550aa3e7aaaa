"""Inquiries: a map together with what is measured of it."""

from dataclasses import dataclass, replace

from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Study
from geo.analysis.studies import study
from geo.atlas import Atlas
from geo.scenes import Scene, compose
from geo.text import Sentence
from geo.views import View


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A map and its study.

    Attributes
    ----------
    scene : Scene
    study : Study or None
        Of the measure that the view asks for; ``None`` where it is refused.
    refusal : Sentence or None
        Why it is.
    """

    scene: Scene
    study: Study | None
    refusal: Sentence | None

    @property
    def view(self) -> View:
        """What was asked."""
        return self.scene.view

    @property
    def atlas(self) -> Atlas:
        """Of which it was asked."""
        return self.scene.atlas

    def refused(self, lang: str) -> str:
        """Say why nothing was measured; nothing where something was."""
        return self.refusal.say(lang) if self.refusal else ""


def inquire(atlas: Atlas, view: View) -> Inquiry:
    """Answer a view: its map, and what its measure says of it, or why it says nothing."""
    scene = compose(atlas, view)
    try:
        return Inquiry(scene, study(atlas, view, view.measure), None)
    except UnstudiedError as error:
        return Inquiry(scene, None, error.told)


def inquiry_as(inquiry: Inquiry, view: View) -> Inquiry:
    """Return an inquiry as the answer to a view that differs in nothing that is measured."""
    return replace(inquiry, scene=replace(inquiry.scene, view=view))
