"""Parts of the page that shows stories."""
