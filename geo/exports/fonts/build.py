"""Build the fonts of the exports: two weights of Noto Sans SC with the characters that are needed.

Run ``python geo/exports/fonts/build.py`` to download the package with npm, or
``python geo/exports/fonts/build.py FOLDER`` to use an unpacked one at hand. Needs ``fonttools``.
The same package and the same data give the same bytes.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
WEIGHTS = {
    "Regular": ("400Regular", "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"),
    "Bold": ("700Bold", "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96"),
}
"""For each weight, where the package has it, and its sha256."""

PRINTED = " ".join((
    "!-~", "\u00a0-\u00ff", "\u2010-\u2027", "\u2030-\u203b", "\u2150-\u218b", "\u2190-\u2199",
    "\u2200-\u22ff", "\u2460-\u24ff", "\u25a0-\u25ef", "\u2605-\u2606", "\u3000-\u303f",
    "\uff01-\uff5e", "\uffe5-\uffe5",
))  # fmt: skip
"""First and last of each row of signs that a title may have."""


def download(folder: Path) -> Path:
    """Fetch the pinned package and unpack it."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def national() -> Iterator[str]:
    """Return the 6,763 characters and the signs of GB 2312."""
    for row in range(0xA1, 0xF8):
        for column in range(0xA1, 0xFF):
            yield bytes((row, column)).decode("gb2312", "ignore")


def said() -> Iterator[str]:
    """Return whatever the data, the names and the interface say."""
    folders = (ROOT / "data", ROOT / "boundaries", ROOT / "geo/text")
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".csv", ".json", ".toml", ".md"):
                yield path.read_text(encoding="utf-8")


def characters() -> str:
    """Return every character that the fonts are to have, in order."""
    rows = [range(ord(row[0]), ord(row[-1]) + 1) for row in PRINTED.split(" ")]
    signs = {chr(one) for row in rows for one in row} | {" "}
    found = signs.union(*national(), *said())
    return "".join(sorted(one for one in found if one.isprintable()))


def subset(font: Path, target: Path, text: Path) -> None:
    """Write a font with only these characters, without hints and without a date of its own."""
    options = [
        "--layout-features=kern",
        "--no-hinting",
        "--notdef-outline",
        "--drop-tables+=vhea,vmtx,VORG,STAT,GSUB",
    ]
    command = [sys.executable, "-m", "fontTools.subset", str(font), f"--text-file={text}"]
    subprocess.run([*command, f"--output-file={target}", *options], check=True)


def main() -> None:
    """Build both weights, and put the licence beside them.

    Raises
    ------
    SystemExit
        Where a font is not the one that was examined.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = Path(sys.argv[1]) if len(sys.argv) > 1 else download(folder)
        text = folder / "characters.txt"
        text.write_text(characters(), encoding="utf-8")
        for weight, (inside, wanted) in WEIGHTS.items():
            font = package / inside / f"NotoSansSC_{inside}.ttf"
            found = hashlib.sha256(font.read_bytes()).hexdigest()
            if found != wanted:
                raise SystemExit(f"{font.name} has sha256 {found}, expected {wanted}")
            subset(font, HERE / f"NotoSansSC-{weight}.ttf", text)
        written = sorted(HERE.glob("*.ttf"))
        sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in written]
        (HERE / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
        (HERE / "OFL.txt").write_bytes((package / "LICENSE_FONT").read_bytes())


if __name__ == "__main__":
    main()
