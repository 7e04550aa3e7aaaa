"""Read one workbook from standard input, in a process of its own; see ``geo.workbooks.processes``.

Started as a program, this folder is where Python looks for modules, so that what reads workbooks is
found without the library around it.
"""

import sys
from importlib import import_module

sys.path.append(sys.argv[2])  # where calamine is
import_module("sandbox.answers").main()
