"""What entries say in numbers about how a service is run, and which of those numbers are past their limits.

Nothing is estimated: every fact names the entry, the line and the words that it comes from
(source: self-improving-operations, detection triggers and reference).
"""
