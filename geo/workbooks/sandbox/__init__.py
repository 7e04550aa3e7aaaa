"""What reads workbooks in a process of its own, where nothing else can come to harm.

Python starts this folder's parent as a program (``geo/workbooks/__main__.py``), without the rest of
the library, which would take a second to import. So nothing here imports from outside but the
standard library and python-calamine, and the modules name each other by where they stand.
"""
