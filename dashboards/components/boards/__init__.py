"""Parts of the page that compares regions."""
