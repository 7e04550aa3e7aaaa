"""Measures: what can be asked of a map as a whole, with name, formula and where it comes from."""

from dataclasses import dataclass

from geo.registry import Registry
from geo.text import Sentence, sentence

WEIGHTS, YEARS, GROUPS, SECTORS, TOTAL, WHOLE, AGAINST = (
    "weights", "years", "groups", "sectors", "total", "whole", "against"
)  # fmt: skip
"""What a measure needs: neighbours, several years, regions, the sectors, what can be added up, a
whole that the indicator is part of, and a second indicator."""

_PATTERN = sentence("study.theme.pattern", "Spatial pattern")
_GATHER = sentence("study.theme.concentration", "Concentration and specialisation")
_INEQUAL = sentence("study.theme.inequality", "Inequality")
_CHANGE = sentence("study.theme.change", "Change over the years")


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is measured of all areas together.

    Attributes
    ----------
    key : str
    title : Sentence
    theme : Sentence
    formula : Sentence
        In symbols, with what becomes of missing values.
    source : str
        Who described it, and when.
    needs : tuple of str
    """

    key: str
    title: Sentence
    theme: Sentence
    formula: Sentence
    source: str
    needs: tuple[str, ...] = ()

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.title.say(lang)


MEASURES = Registry(
    "measure",
    [
        Measure(
            "moran",
            sentence("study.moran", "Global Moran's I"),
            _PATTERN,
            sentence(
                "study.moran.formula",
                "I = Σᵢ zᵢ Σⱼ wᵢⱼ zⱼ / Σᵢ zᵢ², z: value less the mean, w: weights of the"
                " neighbours, adding up to 1 for each area; −1/(n−1) without any pattern. p: share"
                " of random orders of the values at least as far out, on the side observed.",
            ),
            "Moran (1950); Cliff & Ord (1981)",
            (WEIGHTS,),
        ),
        Measure(
            "lisa",
            sentence("study.lisa", "Local clusters (LISA)"),
            _PATTERN,
            sentence(
                "study.lisa.formula",
                "Iᵢ = (n−1) zᵢ Σⱼ wᵢⱼ zⱼ / Σₖ zₖ². p: share of draws at least as far out in which"
                " the area keeps its value and all others change places; named where p, after"
                " false-discovery control, is at the most 0.05.",
            ),
            "Anselin (1995); Benjamini & Hochberg (1995)",
            (WEIGHTS,),
        ),
        Measure(
            "getis",
            sentence("study.getis", "Hot and cold spots (Getis–Ord G*)"),
            _PATTERN,
            sentence(
                "study.getis.formula",
                "G*ᵢ = Σⱼ wᵢⱼ xⱼ / Σⱼ xⱼ, the area itself counting like one of its neighbours. p as"
                " for the local clusters.",
            ),
            "Getis & Ord (1992); Ord & Getis (1995)",
            (WEIGHTS,),
        ),
        Measure(
            "geary",
            sentence("study.geary", "Geary's C"),
            _PATTERN,
            sentence(
                "study.geary.formula",
                "C = (n−1) Σᵢⱼ wᵢⱼ (xᵢ − xⱼ)² / (2n Σᵢ zᵢ²); 1 without any pattern, less where"
                " neighbours are alike. p as for Moran's I.",
            ),
            "Geary (1954)",
            (WEIGHTS,),
        ),
        Measure(
            "contrast",
            sentence("study.contrast", "Drops at borders"),
            _PATTERN,
            sentence(
                "study.contrast.formula",
                "drop = (high − low) / high at each common border, of the span of all values where"
                " some are negative; value: mean at borders between regions. p: share of random"
                " orders of the values in which it differs at least as much from that inside.",
            ),
            "Womble (1951); Oden, Sokal, Fortin & Goebl (1993)",
            (WEIGHTS, GROUPS),
        ),
        Measure(
            "bivariate",
            sentence("study.bivariate", "Two indicators at once"),
            _PATTERN,
            sentence(
                "study.bivariate.formula",
                "Thirds of the areas by each indicator; ρ = correlation of their ranks, equals"
                " sharing the mean rank; p: share of random orders at least as far out, on the side"
                " observed. Areas that have both only.",
            ),
            "Spearman (1904); Trumbo (1981)",
            (AGAINST,),
        ),
        Measure(
            "fit",
            sentence("study.fit", "Do the regions fit the values?"),
            _PATTERN,
            sentence(
                "study.fit.formula",
                "SKATER: areas with a common border are joined where they differ least, and the"
                " tree is cut into as many regions as there are official ones, each cut making the"
                " parts most alike inside; adjusted Rand index of the two divisions, 1: the same,"
                " 0: no more than by chance.",
            ),
            "Assunção et al. (2006); Hubert & Arabie (1985)",
            (WEIGHTS, GROUPS),
        ),
        Measure(
            "quotient",
            sentence("study.quotient", "Location quotients"),
            _GATHER,
            sentence(
                "study.quotient.formula",
                "LQᵢ = (aᵢ / bᵢ) / (Σa / Σb), a: the part, b: the whole, both of one vintage; the"
                " number for all is the locational Gini.",
            ),
            "Florence (1939)",
            (WHOLE,),
        ),
        Measure(
            "quadrant",
            sentence("study.quadrant", "Share and growth"),
            _GATHER,
            sentence(
                "study.quadrant.formula",
                "Location quotient above or below 1, against growth a year above or below that of"
                " all areas compared; no year beyond a break is used.",
            ),
            "Hoover & Giarratani (1984)",
            (WHOLE, YEARS),
        ),
        Measure(
            "herfindahl",
            sentence("study.herfindahl", "Herfindahl index"),
            _GATHER,
            sentence(
                "study.herfindahl.formula",
                "H = Σᵢ sᵢ², s: share of the areas compared; 1/n where all have the same.",
            ),
            "Hirschman (1945); Herfindahl (1950)",
            (TOTAL,),
        ),
        Measure(
            "locational_gini",
            sentence("study.locational_gini", "Locational Gini"),
            _GATHER,
            sentence(
                "study.locational_gini.formula",
                "Gini coefficient of the location quotients, each area counting by its share of the"
                " whole; 0: spread just like the whole.",
            ),
            "Krugman (1991)",
            (WHOLE,),
        ),
        Measure(
            "krugman",
            sentence("study.krugman", "Krugman index of the industries"),
            _GATHER,
            sentence(
                "study.krugman.formula",
                "Kᵢ = Σₖ |sᵢₖ − sₖ|, s: shares of the industries in the area and in all areas"
                " compared; 0: the same, 2: nothing in common.",
            ),
            "Krugman (1991)",
            (SECTORS,),
        ),
        Measure(
            "gini",
            sentence("study.gini", "Gini coefficient"),
            _INEQUAL,
            sentence(
                "study.gini.formula",
                "G = Σᵢ Σⱼ |xᵢ − xⱼ| / (2n² x̄); by residents: each area counting by its people.",
            ),
            "Gini (1912)",
        ),
        Measure(
            "theil",
            sentence("study.theil", "Theil index"),
            _INEQUAL,
            sentence(
                "study.theil.formula",
                "T = Σᵢ sᵢ ln(n sᵢ), s: share of the areas compared; between: the same of the"
                " regions' sums; within: the regions' own T by their shares. Between + within = T.",
            ),
            "Theil (1967)",
            (GROUPS,),
        ),
        Measure(
            "cv",
            sentence("study.cv", "Coefficient of variation"),
            _INEQUAL,
            sentence(
                "study.cv.formula",
                "V = √(Σᵢ (xᵢ − x̄)² / n) / x̄; by residents: Williamson's index, each area counting"
                " by its people.",
            ),
            "Williamson (1965)",
        ),
        Measure(
            "sigma",
            sentence("study.sigma", "σ-convergence"),
            _CHANGE,
            sentence(
                "study.sigma.formula",
                "σₜ = standard deviation of ln x over the areas that have all years; no year beyond"
                " a break is used unless allowed.",
            ),
            "Barro & Sala-i-Martin (1992)",
            (YEARS,),
        ),
        Measure(
            "beta",
            sentence("study.beta", "β-convergence"),
            _CHANGE,
            sentence(
                "study.beta.formula",
                "ln(x₁/x₀)/T = a + b ln x₀, by least squares; b below 0: those behind grow faster;"
                " speed −ln(1 + bT)/T. p two-sided. No year beyond a break is used unless allowed.",
            ),
            "Barro & Sala-i-Martin (1992)",
            (YEARS,),
        ),
        Measure(
            "shift_share",
            sentence("study.shift_share", "Shift-share of the industries"),
            _CHANGE,
            sentence(
                "study.shift_share.formula",
                "change = E·G + E·(Gₖ − G) + E·(gₖ − Gₖ): share of all, industry mix, regional"
                " shift; all: the areas compared added up; year by year as well (dynamic).",
            ),
            "Dunn (1960); Barff & Knight (1988)",
            (SECTORS, YEARS),
        ),
    ],
)
"""All that can be asked, in the order in which it is offered."""
