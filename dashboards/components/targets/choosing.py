"""The controls of the page of the targets: which target, whose, by which rule, when to warn."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import chosen_from, indicators, labelled, many_of, one_of
from dashboards.components.controls import layers
from dashboards.ids import Id
from dashboards.markup import Element
from geo import Atlas, View, captions, say
from geo.atlas import TOLERANCES
from geo.forecasts import METHODS
from geo.goals import due_of
from geo.targets import ODDS, WARN, Reach, own_years
from geo.vocabulary import ALLOWANCES, RULES


def choosing(reach: Reach) -> list[Any]:
    """Write the controls."""
    atlas, view = reach.atlas, reach.view
    lang = view.lang
    levels = {by: captions.level_of(atlas, by, lang) for by in atlas.levels}
    target = say(lang, "control.target", "Target")
    due = say(lang, "control.due", "To be reached by")
    parts: list[Any] = [
        labelled(target, [_targets(atlas, view, target)]),
        labelled(due, html.Div(dues(reach), id=Id.DUE)),
        labelled(say(lang, "control.by", "Level"), one_of("by", levels, view.by, "segmented")),
        _fold("own", say(lang, "control.own", "Your own targets and values"), _own(reach)),
        _fold("rules", say(lang, "control.rules", "Rules and warning levels"), _rules(view)),
        _fold("allow", say(lang, "control.allow", "Exceptions, labelled"), _allowed(view)),
    ]
    return [*parts, layers(reach.scene)]


def _fold(key: str, name: str, inside: list[Any]) -> html.Details:
    return html.Details(
        [html.Summary(name), *inside], className="fold", **attributes(data_fold=key)
    )


def _targets(atlas: Atlas, view: View, label: str) -> html.Select:
    """List the targets: the plan's table, sectors, what is counted, later documents.

    Own targets and values are of what was followed before, so another target drops them.
    """
    lang = view.lang
    title = "title_zh" if lang == "zh" else "title_en"
    titles = {str(row["id"]): str(row[title]) for row in atlas.tables.get("documents", ())}
    now = atlas.goal(view)
    groups: dict[str, list[html.Option]] = {}
    for goal in atlas.goals.values():
        document = titles.get(goal.targets[0].document, "")
        chosen = now is not None and now.key == goal.key
        groups.setdefault(document, []).append(
            html.Option(goal.first.name(lang), value=goal.key, selected=chosen)
        )
    none = html.Option(say(lang, "control.target.none", "that of the indicator"), value="",
                       selected=now is None)  # fmt: skip
    inside: list[Any] = [
        none,
        *(html.Optgroup(options, label=name) for name, options in groups.items()),
    ]
    return html.Select(
        inside, **attributes(data_choose="target", data_drops="goal,actuals", aria_label=label)
    )


def dues(reach: Reach) -> html.Select:
    """Choose among the years that the target has."""
    lang = reach.view.lang
    last = say(lang, "control.due.last", "the last one set")
    due = say(lang, "control.due", "To be reached by")
    years = [due_of(one) for one in reach.goal.targets] if reach.goal else []
    if reach.view.goal:
        years = [str(year) for year in own_years(reach.atlas, reach.view)]
    return chosen_from("due", {"": last, **{x: x for x in years}}, reach.view.due, due)


def _own(reach: Reach) -> list[Any]:
    """Choose own tables as targets of places, or as values of what has a target."""
    atlas, view = reach.atlas, reach.view
    lang = view.lang
    held = {key: atlas.indicators[key].name(lang) for key in atlas.brought}
    goal = say(lang, "control.goal", "Own targets of places")
    actuals = say(lang, "control.actuals", "Own values of the target")
    none = say(lang, "control.goal.none", "none")
    rules = {key: word.say(lang) for key, word in RULES.items()}
    rule = say(lang, "control.rule", "An own target counts as")
    hint = say(
        lang,
        "control.own.hint",
        "Import a table of targets, a row for each city and its year, at Data · Your own table;"
        " then choose it here, with the indicator that it is of.",
    )
    more = "" if lang == "zh" else f"?lang={lang}"
    way = html.A(say(lang, "own.way", "Use a table of your own …"), href=f"/data{more}#own")
    chosen = "" if view.target and not view.goal else view.indicator
    return [
        html.P([hint, " ", way], className="fine"),
        labelled(goal, chosen_from("goal", {"": none, **held}, view.goal, goal)),
        labelled(
            say(lang, "control.goal.of", "They are targets of"),
            [indicators(reach.scene, chosen or view.indicator)],
        ),
        labelled(rule, chosen_from("rule", rules, view.rule, rule)),
        labelled(actuals, chosen_from("actuals", {"": none, **held}, view.actuals, actuals)),
    ]


def _rules(view: View) -> list[Any]:
    lang = view.lang
    tolerance = say(lang, "control.tolerance", "“Or so” may fall short by, %")
    model = say(lang, "control.model", "Forecast by")
    models = {"": say(lang, "control.model.best", "what the back-test chooses")}
    models |= {key: one.name.say(lang) for key, one in METHODS.items()}
    return [
        labelled(
            tolerance,
            one_of("tolerance", {x: x for x in TOLERANCES}, view.tolerance, "segmented"),
        ),
        labelled(
            say(lang, "control.warn", "Pace: on track from, alarm below (% of what is needed)"),
            _numbers("warn", view.warn or WARN, lang),
        ),
        labelled(
            say(lang, "control.odds", "Forecast: on track from, alarm below (% probability)"),
            _numbers("odds", view.odds or ODDS, lang),
        ),
        labelled(model, chosen_from("model", models, view.model, model)),
    ]


def _numbers(name: str, now: tuple[float, ...], lang: str) -> list[Any]:
    """Ask for two numbers; ``assets/targets.js`` reads them."""
    told = ", ".join(f"{one:g}" for one in now)
    most = "100" if name == "odds" else "1000"
    wrong = say(
        lang,
        "control.numbers.wrong",
        "“[text]” is not two numbers from 0 to [most]; write them like {example}.",
        example=told,
    )
    label = {
        "warn": say(lang, "control.warn.label", "Limits of the pace, two numbers"),
        "odds": say(lang, "control.odds.label", "Limits of the probability, two numbers"),
    }[name]
    field = Element(
        "input",
        {
            "type": "text",
            "value": told,
            "data-numbers": name,
            "data-most": most,
            "aria-label": label,
            "aria-describedby": f"{name}-wrong",
            "autocomplete": "off",
        },
    )
    note = html.P(id=f"{name}-wrong", className="wrong", role="status",
                  **attributes(data_wrong=wrong))  # fmt: skip
    return [field, note]


def _allowed(view: View) -> list[Any]:
    allowances = {key: word.say(view.lang) for key, word in ALLOWANCES.items()}
    return [many_of("allow", allowances, view.allow)]
