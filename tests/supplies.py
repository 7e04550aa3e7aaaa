"""What the atlas is made of besides itself, and under which licences; writes docs/licences.md."""

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/licences.md"

ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD", "CC-BY-4.0", "CC0-1.0", "ISC",
    "LGPL-2.1", "LGPL-3.0", "MIT", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib", "ZPL-2.1",
}  # fmt: skip
"""Licences that let a wheel with these beside it be used, changed and sent on by anyone."""

SPOKEN = {
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: BSD License": "BSD",
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "OSI Approved :: Zope Public License": "ZPL-2.1",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2": "Apache-2.0",
}
"""What packages say that do not use the usual short names."""

CARRIED = [
    ("Leaflet", "BSD-2-Clause", "`geo/exports/files`"),
    ("Noto Sans SC", "OFL-1.1", "`geo/exports/fonts`"),
]
"""What stands in the repository itself, and where."""

HEAD = """# Licences

The atlas is under the MIT licence. What it needs to run, with all that those packages need in turn,
as they say it themselves; written by `make licences` and held by a test against a list of licences
that let the whole be used, changed and sent on. What only builds or tests it is not listed.
"""


def needed():
    """Return what is installed of all that the product needs, its extras included, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(one) for one in project["dependencies"]]
    extras = [one for more in project.get("optional-dependencies", {}).values() for one in more]
    found = {}
    for one in walked(waiting):
        found[canonicalize_name(one.name)] = one
    for extra in map(Requirement, extras):
        try:
            found |= {canonicalize_name(one.name): one for one in walked([extra])}
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def walked(waiting):
    """Return what is installed for some requirements, and for theirs."""
    seen, found = set(), []
    waiting = list(waiting)
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), *sorted(one.extras))
        if key in seen:
            continue
        seen.add(key)
        got = distribution(one.name)
        found.append(got)
        for more in map(Requirement, got.requires or []):
            if not more.marker or any(
                more.marker.evaluate({"extra": extra}) for extra in ("", *one.extras)
            ):
                waiting.append(more)
    return found


def licence(package):
    """Return the licence that a package names; empty where it names none that is short."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return expression
    said = (told.get("License") or "").strip()
    said = SPOKEN.get(said, said)
    if said in ALLOWED:
        return said
    classed = [one for one in told.get_all("Classifier") or [] if one.startswith("License :: ")]
    names = {SPOKEN.get(one.removeprefix("License :: "), one) for one in classed}
    return " AND ".join(sorted(names))


def allowed(expression):
    """Whether every licence of an expression, or one of each choice, is allowed."""
    return bool(expression) and all(
        any(one.strip("() ") in ALLOWED for one in part.split(" OR "))
        for part in expression.split(" AND ")
    )


def page():
    """Write the list."""
    rows = [f"| {name} | {licence(one)} |" for name, one in needed().items()]
    carried = [f"| {name} | {terms} | {where} |" for name, terms, where in CARRIED]
    return "\n".join([
        HEAD, "| package | licence |", "|---|---|", *rows, "", "In the repository itself:", "",
        "| what | licence | where |", "|---|---|---|", *carried, "",
    ])  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
