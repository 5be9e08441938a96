"""Which file and which id prefix holds what, for all skills that write learnings (source: family of skills)."""

from hotwash.core.model.vocabulary import Kind

_ISSUES = """
    MODEL_ISSUES DATA_ISSUES BUSINESS_ISSUES BUG_PATTERNS DIALOGUE_ISSUES DOMOTICS_ISSUES ENGINEERING_ISSUES
    FINANCE_ISSUES HR_PROCESS_ISSUES LEGAL_ISSUES CAMPAIGN_ISSUES META_ISSUES NEGOTIATION_ISSUES OPERATIONS_ISSUES
    ROBOTICS_ISSUES DEAL_ISSUES EXPERIMENT_ISSUES SECURITY_INCIDENTS SUPPLY_CHAIN_ISSUES TICKET_ISSUES
"""
_ISSUE_PREFIXES = "MDL DAT BUS BUG DLG DOM ENG FIN HRP LEG CMP META NEG OPS ROB DEAL EXP SEC SCM TKT"
_FILES = {
    "LEARNINGS": Kind.LEARNING,
    "ERRORS": Kind.ERROR,
    "FEATURE_REQUESTS": Kind.FEATURE,
    "HEALS": Kind.HEAL,
    "HARNESS-LEARNINGS": Kind.HARNESS,
    **dict.fromkeys(_ISSUES.split(), Kind.ISSUE),
}
_WORDS_IN_FILES = (
    ("HARNESS", Kind.HARNESS),
    ("FEATURE", Kind.FEATURE),
    ("REQUEST", Kind.FEATURE),
    ("HEAL", Kind.HEAL),
    ("ERROR", Kind.ERROR),
    ("FAILURE", Kind.ERROR),
    ("MISTAKE", Kind.ERROR),
    ("BUG", Kind.ISSUE),
    ("ISSUE", Kind.ISSUE),
    ("INCIDENT", Kind.ISSUE),
    ("LEARN", Kind.LEARNING),
    ("LESSON", Kind.LEARNING),
    ("INSIGHT", Kind.LEARNING),
    ("PATTERN", Kind.LEARNING),
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_PREFIXES = {
    **dict.fromkeys(("LRN", "LEARN", "LEARNING", "L", "LL", "LESSON"), Kind.LEARNING),
    **dict.fromkeys(("ERR", "ERROR", "E"), Kind.ERROR),
    **dict.fromkeys(("FEAT", "FEATURE", "FR", "F", "REQ"), Kind.FEATURE),
    "HEAL": Kind.HEAL,
    **dict.fromkeys(_ISSUE_PREFIXES.split(), Kind.ISSUE),
}
KNOWN_PREFIXES = tuple(_PREFIXES)


def is_known_file(relative: str) -> bool:
    """Whether a file has one of the names that hold many entries."""
    return _stem(relative) in _FILES


def kind_of_file(relative: str) -> Kind:
    """What a file holds, judged by its name; a note where the name does not say."""
    stem = _stem(relative)
    if stem in _FILES:
        return _FILES[stem]
    return next((kind for word, kind in _WORDS_IN_FILES if word in stem), Kind.NOTE)


def _stem(relative: str) -> str:
    return relative.replace("\\", "/").rpartition("/")[2].rpartition(".")[0].upper()


def kind_of_prefix(prefix: str, in_file: Kind) -> Kind:
    """What an id of that prefix names; the file decides where the prefix is unknown, and for harness learnings."""
    if in_file is Kind.HARNESS:
        return in_file
    return _PREFIXES.get(prefix.upper(), in_file)


def kind_of_id(native_id: str, in_file: Kind) -> Kind:
    """The same for a whole id: its prefix are its first letters."""
    letters = native_id.partition("-")[0]
    if not letters.isalpha():
        letters = letters[: len(letters) - len(letters.lstrip(_LETTERS))]
    return kind_of_prefix(letters, in_file)


def is_known_prefix(prefix: str) -> bool:
    return prefix.upper() in _PREFIXES
