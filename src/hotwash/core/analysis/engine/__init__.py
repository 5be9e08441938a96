"""What the learning engine makes of its signals: patterns with their confidence and trend, pure and without a clock.

(source: learning engine, rules and numbers, decisions on ambiguities)
"""
