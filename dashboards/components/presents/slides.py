"""What is shown of a step: its view as a map, in colours for a projector."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from dashboards.answers import Answers
from geo import Atlas, Scene, View
from geo.atlas import MINE
from geo.notations import parse
from geo.own import MOST_BYTES
from geo.palettes import PALETTES
from geo.scenes import palette_of, reclassed
from geo.stories import MARK, Step, Story, stories
from geo.targets import Reach
from geo.workbooks import TableError

_LOOKS = ("lang", "theme", "try")
"""Choices of the page itself; a step's view has none."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A step of a story, composed.

    Attributes
    ----------
    atlas : Atlas
    view : View
        Of the page.
    known : mapping of key to Story
        The stories of the data.
    key : str
        Which story it is; ``MINE`` for the reader's own.
    story : Story or None
        ``None`` where there is none, or the own one did not come along.
    number : int
        From 1 on.
    scene : Scene
    reach : Reach or None
        Where the step follows a target.
    """

    atlas: Atlas
    view: View
    known: Mapping[str, Story]
    key: str
    story: Story | None
    number: int
    scene: Scene
    reach: Reach | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the story."""
        return self.story.steps if self.story else ()

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.steps[self.number - 1] if self.steps else None

    @property
    def page(self) -> str:
        """Path of the page that the step is a view of."""
        return self.scene.view.page if self.reach is None else self.reach.view.page

    def address(self, number: int | None = None, story: str | None = None) -> str:
        """Address a step of this story, or the first of another one."""
        key = self.view.story if story is None else story
        at = self.number if number is None else number
        return self.atlas.address(replace(self.view, story=key, step=str(at), pin=""))

    @property
    def origin(self) -> str:
        """Address of the view in the atlas itself."""
        if self.step is None:
            return self.atlas.address(replace(self.atlas.default(), lang=self.view.lang))
        return _asked(self.step.view, replace(self.view, pin=""))


def slide(answers: Answers, address: str, own: str = "") -> Slide:
    """Compose the step that an address of the page asks for.

    Parameters
    ----------
    answers : Answers
    address : str
    own : str
        The reader's own story and the tables that the step names, as JSON; used for this answer
        and kept nowhere.

    Raises
    ------
    TableError
        Where the own story, or a table, is not one.
    """
    atlas, view = answers.atlas, answers.atlas.view(address)
    known = stories(atlas)
    mine, tables = _brought(own)
    key = view.story or next(iter(known), MINE)
    story = mine if key == MINE else known[key]
    number = min(int(view.step), len(story.steps) if story and story.steps else 1)
    shown = story.steps[number - 1].view if story and story.steps else "/"
    scene, reach = _composed(answers, _asked(shown, view), tables)
    return Slide(atlas, view, known, key, story, number, scene, reach)


def _asked(shown: str, view: View) -> str:
    """Return the address of a step's view in the language of the page, with what is pinned."""
    path, _, query = shown.partition("?")
    asked = dict(parse_qsl(query, keep_blank_values=True))
    asked = {name: value for name, value in asked.items() if name not in _LOOKS}
    more = {"lang": view.lang} if view.lang != "zh" else {}
    more |= {"pin": view.pin} if view.pin else {}
    told = urlencode(asked | more, safe=",", errors="replace")
    return f"{path}?{told}" if told else path


def _composed(answers: Answers, asked: str, own: str) -> tuple[Scene, Reach | None]:
    """Compose the map of a view, in the palette for projectors unless the view names one."""
    path, _, query = asked.partition("?")
    page, named = path.strip("/"), "palette" in dict(parse_qsl(query))
    if named:
        return _plainly(answers, page, asked, own)
    scene, reach = _plainly(answers, page, asked, own)
    lit = _lit(scene)
    return lit, replace(reach, scene=lit) if reach else None


def _plainly(answers: Answers, page: str, asked: str, own: str) -> tuple[Scene, Reach | None]:
    """Compose the map of a view; of a page with several maps it is the first."""
    if page == "targets":
        reach = answers.reach(asked, own)
        return reach.scene, reach
    if page == "circles":
        board = answers.board(asked, own)
        first = board.panels[0].scene if board.panels else board.lead
        return replace(first, view=replace(first.view, page=page)), None
    return answers.scene(asked, own), None


def _lit(scene: Scene) -> Scene:
    """Return a scene in the palette for projectors."""
    kind = palette_of(scene.indicator, scene.view).kind
    key = next((one.key for one in PALETTES.values() if one.stage and one.kind == kind), "")
    return reclassed(replace(scene, view=replace(scene.view, palette=key)), scene.classes)


def _brought(own: str) -> tuple[Story | None, str]:
    """Part what came along: the reader's own story, and the tables."""
    if not own:
        return None, ""
    try:
        told = parse(own) if len(own) <= MOST_BYTES else None
    except ValueError:
        told = None
    if not isinstance(told, list):
        return None, own  # whoever reads the tables says what is wrong
    listed = cast("list[Any]", told)
    mine = [one for one in listed if isinstance(one, dict) and one.get("siquan") == MARK]  # pyright: ignore[reportUnknownMemberType]
    rest = [one for one in listed if one not in mine]
    return _own(mine), json.dumps(rest, ensure_ascii=False) if rest else ""


def _own(mine: list[Any]) -> Story | None:
    """Read the reader's own story; what is none counts as not brought along."""
    try:
        return Story.of(mine[0]) if mine else None
    except TableError:
        return None
