"""The four monitored lists: what the documents want, and how far a reader says that it is."""

from dashboards.components.monitors.monitoring import monitoring

__all__ = ["monitoring"]
