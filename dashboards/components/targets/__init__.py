"""The parts of the page that follows targets."""
