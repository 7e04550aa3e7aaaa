"""Build one archive that installs the atlas on a machine without any network.

``python docs/bundle/build.py [FOLDER]``: all wheels that the atlas needs to run on this system with
this Python, as ``constraints.txt`` pins them, and the atlas itself with its data; instructions, and
a checksum of each file. Equal wheels give an equal archive, byte for byte.
"""

import gzip
import hashlib
import io
import os
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SUMS = "SHA256SUMS"
_EPOCH = 1_767_225_600
"""What files are dated by, unless SOURCE_DATE_EPOCH says otherwise."""


def collected(wheels: Path) -> dict[str, bytes]:
    """Return name and content of every file of a bundle, but for the checksums."""
    found = {f"wheels/{one.name}": one.read_bytes() for one in sorted(wheels.glob("*.whl"))}
    found |= {name: (HERE / name).read_bytes() for name in ("INSTALL.txt", "install.sh")}
    found["serving.md"] = (ROOT / "docs" / "serving.md").read_bytes()
    found["PYTHON"] = f"{sys.version_info.major}.{sys.version_info.minor}\n".encode()
    return found


def packed(files: Mapping[str, bytes], name: str, when: int = _EPOCH) -> bytes:
    """Pack files with their checksums into one archive.

    Parameters
    ----------
    files : mapping of name to content
    name : str
        Of the folder that the archive unpacks to.
    when : int
        Seconds since 1970 that every file is dated by.
    """
    sums = "".join(
        f"{hashlib.sha256(body).hexdigest()}  {one}\n" for one, body in sorted(files.items())
    )
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for one, body in sorted({**files, SUMS: sums.encode()}.items()):
            told = tarfile.TarInfo(f"{name}/{one}")
            told.size, told.mtime = len(body), when
            told.mode = 0o755 if one.endswith(".sh") else 0o644
            archive.addfile(told, io.BytesIO(body))
    return gzip.compress(plain.getvalue(), mtime=when)


def _pip(command: str, *words: str | Path, when: int) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", command, "--quiet"]
    dated = {**os.environ, "SOURCE_DATE_EPOCH": str(when)}
    subprocess.run([*pip, *words], check=True, env=dated)


def main(folder: Path) -> None:
    """Gather the wheels and write the archive."""
    when = int(os.environ.get("SOURCE_DATE_EPOCH", _EPOCH))
    with tempfile.TemporaryDirectory() as place:
        own, wheels = Path(place, "own"), Path(place, "wheels")
        _pip("wheel", "--no-deps", "-w", own, ROOT, when=when)
        (wheel,) = own.glob("siquan-*.whl")
        pinned = ("-c", ROOT / "constraints.txt")
        _pip("download", "--only-binary=:all:", *pinned, "-d", wheels, wheel, when=when)
        files = collected(wheels)
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    name = f"siquan-{wheel.name.split('-')[1]}-{python}-{sysconfig.get_platform()}"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.tar.gz"
    target.write_bytes(packed(files, name, when))
    size = target.stat().st_size / 1e6
    sys.stdout.write(f"{target}: {len(files)} files, {size:.0f} MB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "dist")
