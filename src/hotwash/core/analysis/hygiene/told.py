"""What is told before any rule is asked: by the formats, and while looking for files and settings."""

from hotwash.core.analysis.hygiene.finding import Rule
from hotwash.core.model.vocabulary import Severity

BY_HAND = "by hand"

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_AS_YOU_LIKE, _KEPT = "as you like", "by hand; the line is kept as it is"

TOLD: tuple[Rule, ...] = (
    Rule("unreadable", _ERROR, "A file cannot be read; what was read of it before stays on the screen.", BY_HAND),
    Rule("conflict-marker", _ERROR, "A merge conflict is not resolved; nothing is written to the file.", BY_HAND),
    Rule("unclosed-fence", _WARNING, "A code fence is never closed; entries below it may be hidden.", BY_HAND),
    Rule("unfinished-line", _NOTE, "The last line has no newline; somebody may still be writing it.", "wait"),
    Rule("bad-failure-line", _WARNING, "A line of the log of failed tool calls has another form.", _KEPT),
    Rule("bad-session-line", _NOTE, "A line of the count of sessions is no time.", _KEPT),
    Rule("bad-line", _WARNING, "A line of a log is no JSON object.", _KEPT),
    Rule("bad-file", _WARNING, "A JSON file cannot be understood.", BY_HAND),
    Rule("repeated-key", _NOTE, "A JSON object has a key twice; the later one counts.", BY_HAND),
    Rule("wrong-type", _WARNING, "A value in a JSON file is of another type than the format says.", BY_HAND),
    Rule("no-date", _WARNING, "A line of a log has no date; trends leave it out.", _KEPT),
    Rule("no-text", _WARNING, "A line of a log does not say what it is about.", _KEPT),
    Rule("unknown-word", _NOTE, "A word in a log is none of its format; it is kept.", _KEPT),
    Rule(
        "settings-not-json", _WARNING, "The settings of the agent are no plain JSON; nothing is written there.", BY_HAND
    ),
    Rule("configuration", _WARNING, "A setting is unknown, or has a value it does not take.", BY_HAND),
    Rule("shadowed", _NOTE, "Agents read the global workspace although the project has one.", _AS_YOU_LIKE),
    Rule("ignored", _NOTE, "Files were left out because of a glob in the settings.", _AS_YOU_LIKE),
    Rule("linked", _NOTE, "A folder is a link to a place outside the project.", _AS_YOU_LIKE),
    Rule("outside", _NOTE, "A link leads outside the project and is not followed.", _AS_YOU_LIKE),
    Rule("bounded", _NOTE, "The project is too large to look through all of it.", "name a folder with --root"),
)
