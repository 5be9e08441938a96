"""hotwash: review what AI agents logged, resolve it, promote what recurs, watch the write-ahead log."""

__version__ = "0.3.0"
