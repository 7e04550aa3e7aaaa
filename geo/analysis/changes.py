"""Changes: how a sample's areas moved over the years that can be compared."""

from dataclasses import replace

from geo.analysis.cautions import FEW, cautions
from geo.analysis.concentration import quotients, share_and_growth
from geo.analysis.convergence import beta, growth, sigma
from geo.analysis.proportions import divided, parted
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, sample
from geo.analysis.shifts import dynamic_shift_share, shift_share
from geo.analysis.spreads import industries
from geo.analysis.windows import Window, window
from geo.text import Sentence, named, sentence
from geo.topology import FloatArray

_QUADRANTS = {1: "leading", 2: "rising", 3: "lagging", 4: "fading"}


def spread(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take σ of every year of the window: the value is that of the last."""
    seen, values = _followed(drawn)
    found = sigma(values)
    rows = _rows(seen, values[:, -1], None)
    years = {f"year_{year}": float(one) for year, one in zip(seen.years, found, strict=True)}
    parts = {"first": float(found[0]), "last": float(found[-1])}
    study = _study(drawn, measure, seen, rows)
    return replace(study, value=float(found[-1]), expected=float(found[0]), parts=parts,
                   groups={"": years})  # fmt: skip


def caught_up(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Regress growth on where areas began; each row has both."""
    seen, values = _followed(drawn)
    span = seen.years[-1] - seen.years[0]
    first, last = values[:, 0], values[:, -1]
    try:
        found = beta(first, last, span)
    except ValueError:
        raise UnstudiedError("same", _alike(drawn)) from None
    rates = growth(first, last, span) * 100
    parts = {"fit": found.fit, "error": found.error}
    if found.speed and found.half:
        parts |= {"speed": found.speed * 100, "half": found.half}
    rows = _rows(seen, first, rates)
    more = ("few",) if len(rows) < FEW else ()
    study = _study(drawn, measure, seen, rows, more)
    return replace(study, value=found.slope, expected=0.0, p=found.p, parts=parts)


def shifted(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take the change of the industries apart, over the window and year by year."""
    columns = [drawn.atlas.indicators[key] for key in industries(drawn)]
    seen = window(drawn, columns)
    tables = [seen.values[:, at, :] for at in range(len(seen.years))]
    plain, yearly = shift_share(tables[0], tables[-1]), dynamic_shift_share(tables)
    rows = tuple(
        Row(
            code,
            float(plain.change[at].sum()),
            float(plain.regional[at].sum()),
            more={
                "before": float(tables[0][at].sum()),
                **{part: float(getattr(plain, part)[at].sum()) for part in _PARTS},
                **{f"yearly_{part}": float(getattr(yearly, part)[at].sum()) for part in _PARTS},
            },
        )
        for at, code in enumerate(seen.codes)
    )
    change, before = float(plain.change.sum()), float(tables[0].sum())
    study = _study(replace(drawn, indicator=columns[-1]), measure, seen, rows)
    return replace(study, value=change, parts={"before": before, "growth": change / before * 100})


_PARTS = ("share", "mix", "regional")


def placed(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Place areas by how specialised they are, and how fast that part of them grows."""
    both = divided(drawn)
    part_of = replace(
        both.indicator, key=f"{both.indicator.key}:part", measure="column", denominator=None
    )
    seen = window(drawn, [part_of])
    at = {code: place for place, code in enumerate(both.codes)}
    kept = [place for place, code in enumerate(seen.codes) if code in at]
    if len(kept) < 3:
        raise UnstudiedError("few", _too_few(len(kept)))
    part, whole = parted(both)
    mine = [at[seen.codes[place]] for place in kept]
    lq = quotients(part[mine], whole[mine])
    values, span = seen.values[kept, :, 0], seen.years[-1] - seen.years[0]
    rates = growth(values[:, 0], values[:, -1], span) * 100
    all_ = values.sum(axis=0)
    overall = float(growth(all_[:1], all_[-1:], span)[0]) * 100
    labels = [_QUADRANTS[one] for one in share_and_growth(lq, rates, 1.0, overall).tolist()]
    rows = tuple(
        Row(seen.codes[place], float(lq[i]), float(rates[i]), label=labels[i])
        for i, place in enumerate(kept)
    )
    counts = {key: float(labels.count(key)) for key in _QUADRANTS.values()}
    study = _study(both, measure, seen, rows)
    return replace(study, value=None, expected=None, parts={"overall": overall, **counts})


def _followed(drawn: Sample) -> tuple[Window, FloatArray]:
    """Follow the sample's indicator; its logarithm must have a meaning."""
    seen = window(drawn, [drawn.indicator])
    values = seen.values[:, :, 0]
    if values.min() <= 0:
        text = "{indicator} is zero or below somewhere, so growth has no meaning there."
        name = named(drawn.indicator.name_zh, drawn.indicator.name_en)
        raise UnstudiedError("sign", sentence("study.refused.growth", text, indicator=name))
    return seen, values


def _rows(seen: Window, values: FloatArray, found: FloatArray | None) -> tuple[Row, ...]:
    given = [None] * len(values) if found is None else found.tolist()
    return tuple(
        Row(code, float(value), one)
        for code, value, one in zip(seen.codes, values, given, strict=True)
    )


def _study(
    drawn: Sample, measure: str, seen: Window, rows: tuple[Row, ...], more: tuple[str, ...] = ()
) -> Study:
    """Write down a measure of the areas of a window, on the ground that all its years share."""
    united = replace(drawn.view, allow=tuple(sorted({*drawn.view.allow, "union"})))
    drawn = sample(drawn.atlas, united, drawn.indicator).only(seen.codes)
    told = (*more, "nominal", *(("broken",) if seen.broken else ()))
    return Study(
        measure=measure,
        sample=drawn,
        value=None,
        rows=rows,
        years=seen.years,
        cautions=cautions(drawn, None, told),
        origins=seen.sources,
    )


def _alike(drawn: Sample) -> Sentence:
    text = "{indicator} is the same everywhere; there is no pattern to measure."
    name = named(drawn.indicator.name_zh, drawn.indicator.name_en)
    return sentence("study.refused.same", text, indicator=name)


def _too_few(count: int) -> Sentence:
    text = "Only {count} areas have a value to compare; {least} are needed at least."
    return sentence("study.refused.few", text, count=count, least=3)
