"""Scripts of peers that live on npm, fetched once into a folder of this user."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from national import cache

KEPLER = {
    "react@18.3.1": "umd/react.production.min.js",
    "react-dom@18.3.1": "umd/react-dom.production.min.js",
    "redux@4.2.1": "dist/redux.min.js",
    "react-redux@8.1.3": "dist/react-redux.min.js",
    "styled-components@6.1.8": "dist/styled-components.min.js",
    "kepler.gl@3.2.6": "umd/keplergl.min.js",
}
"""Packages, and the file of each that a page loads, in their order."""
EXPLORED = {
    "leaflet@1.9.4": "dist/leaflet.js",
    "jquery@3.7.1": "dist/jquery.min.js",
}
"""What a page of folium cannot do without."""
_PATIENCE = 300


def fetched(wanted: dict[str, str]) -> list[Path]:
    """Return the files, fetched by npm where they are not here yet; none without npm."""
    found = [_fetched(package, name) for package, name in wanted.items()]
    return [one for one in found if one] if all(found) else []


def _fetched(package: str, name: str) -> Path | None:
    kept = cache() / f"{package}-{Path(name).name}"
    if kept.is_file():
        return kept
    npm = shutil.which("npm")
    if not npm:
        return None
    command = [npm, "pack", "--json", "--pack-destination", str(cache()), package]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    if done.returncode:
        return None
    told = json.loads(done.stdout)
    archive = cache() / str(told[0]["filename"])
    with tarfile.open(archive) as packed:
        file = packed.extractfile(f"package/{name}")
        kept.write_bytes(file.read() if file else b"")
    archive.unlink()
    return kept
