"""How the atlas is served: a keeper, a crew for the data, workers that answer.

The keeper holds the port, has the code at hand and opens no data. It starts a crew: a process that
opens the data, checks them, and forks into workers, which share what it has opened. New data are
opened by a new crew; it takes over only once it is ready, and then the old one finishes what it has
begun.
"""
