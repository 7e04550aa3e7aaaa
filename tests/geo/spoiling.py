"""How a data folder is spoilt for a test."""

import json
import shutil

from geo.sources import shipped


def copied(folder):
    """Copy the product's data without their seals, so that what is spoilt tells its own reason."""
    for name in ("boundaries", "data"):
        shutil.copytree(shipped() / name, folder / name)
        path = folder / name / "datapackage.json"
        package = json.loads(path.read_bytes())
        for resource in package["resources"]:
            del resource["bytes"], resource["hash"]
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2), encoding="utf-8")
    return folder


def edit(folder, file, old, new):
    """Replace text that stands on one line of a file, and return the number of the line."""
    path = folder / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (index,) = [index for index, line in enumerate(lines) if old in line]
    lines[index] = lines[index].replace(old, new, 1)
    path.write_text("".join(lines), encoding="utf-8")
    return index + 1
