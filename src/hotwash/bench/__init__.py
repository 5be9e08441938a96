"""Measures hotwash against plain programs in the same run; ratios travel between machines, milliseconds do not."""
