"""Have a workbook read in a process of its own, which may fail without any harm done."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import python_calamine

from geo.workbooks.sandbox.findings import Fault
from geo.workbooks.sheets import Limits

_SCRIPT = str(Path(__file__).parent)
"""A folder with a ``__main__.py``; Python runs it as it would a file."""
_CALAMINE = str(Path(python_calamine.__file__).parents[1])
"""Where the library found it: a process on its own looks in fewer places."""


def send(content: bytes, limits: Limits) -> list[dict[str, Any]]:
    """Send a file to a process of its own.

    The process knows nothing of the library, finds no modules but the installed ones, keeps to its
    memory where the system can hold it to that, and to its time everywhere. What it answers is
    JSON, and as much as ``limits`` allow.

    Parameters
    ----------
    content : bytes
    limits : Limits

    Returns
    -------
    list of dict
        What is to be said of the workbook, then its sheets: see ``sandbox.answers``.

    Raises
    ------
    Fault
    """
    command = [sys.executable, "-I", "-X", "utf8", _SCRIPT, json.dumps(asdict(limits)), _CALAMINE]
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=limits.seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Fault("time") from None
    except OSError:
        raise Fault("process") from None
    try:
        answer: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    except ValueError:
        raise Fault("memory") from None
    if done.returncode or not answer:
        raise Fault("memory")
    if "fault" in answer[0]:
        raise Fault(answer[0]["fault"], **answer[0]["blanks"])
    return answer
