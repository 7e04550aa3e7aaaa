"""The faces of the atlas: web app and command line. They compute nothing."""
