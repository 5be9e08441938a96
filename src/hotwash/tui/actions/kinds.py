"""The kinds of rows that actions are about."""

from hotwash.tui.action import SubjectKind

ENTRY, CANDIDATE, RECORD = SubjectKind.ENTRY, SubjectKind.CANDIDATE, SubjectKind.RECORD
RULE, HOOK, IMPROVEMENT = SubjectKind.RULE, SubjectKind.HOOK, SubjectKind.IMPROVEMENT
FAILURE, PROBLEM, TRANSACTION = SubjectKind.FAILURE, SubjectKind.PROBLEM, SubjectKind.TRANSACTION
DECIDABLE = frozenset({ENTRY, CANDIDATE, FAILURE})
MENDABLE = DECIDABLE | {PROBLEM, HOOK}
RETIRABLE = DECIDABLE | {RULE}
ANYTHING = frozenset(SubjectKind)
IN_A_FILE = ANYTHING - {CANDIDATE, TRANSACTION, IMPROVEMENT, SubjectKind.RELOAD}
