"""One heading with what stands directly below it, looked at only as far as a rule asks."""

from enum import Enum

from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.entries.shortcut import match_template
from hotwash.core.formats.entries.tabled import is_fit
from hotwash.core.formats.entries.wording import Wording, wording
from hotwash.core.formats.names import canonical_field, is_known_field, tells_a_story
from hotwash.core.model.seam import OpenHeading
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import RawField, visible_field_lines
from hotwash.core.text.outline import Heading
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_BARS = rb"(?:\||\xc2\xb7|\xe2\x80[\x93\x94\xa2])"
_DAY = rb"(20\d{2}-\d{2}-\d{2})"
_END = rb"[ \t\r]*(?=\n|\Z)"
_BYLINE = Pattern(
    rb"\s{1,6}(?:(?:[*_>(\[]{0,4}|[\x80-\xff]{3,8})[ \t]?(20\d{2}-\d{2}-\d{2}[T ]?[0-9:Z]{0,9})[ \t]?[*_)\]]{0,4}"
    + _END
    + rb"|([*_])"
    + _DAY
    + rb"[ \t]"
    + _BARS
    + rb"[ \t][^*_\n]{1,80}\2"
    + _END
    + rb"|[\[(`]"
    + _DAY
    + rb"[^\])`\n]{0,60}[\])`](?:[ \t|]{0,4}[\[(`][^\])`\n]{1,40}[\])`]){0,8}"
    + _END
    + rb"|>[ \t]?"
    + _DAY
    + rb"[ \t]"
    + _BARS
    + rb"[ \t]"
    rb"|(?:Learned|Logged|Added|Recorded|Noted|Captured|Observed)[ \t](?:on[ \t])?" + _DAY + rb")"
)
_DAYS = (1, 3, 4, 5, 6)
_ITEM = Pattern(rb"\n(?:[-*+]|\d{1,3}[.)])[ \t]")
_STORY_FIELDS = 2
_MOST_BLANKS = 24
_RULE_BEHIND = Pattern(rb"\n(?:-{3,8}|\*{3,8}|_{3,8})[ \t\r]{0,4}\n\s{0,9}\Z")
_SUBTITLE = Pattern(rb"\n {0,3}(#{1,6})[ \t]+([^\n]*)")
_SUBHEADING = Pattern(rb"\n {0,3}#{1,6}[ \t]")


def byline_end(content: bytes, newline: int) -> int:
    """Where the date ends that stands alone below a heading, `newline` where none does."""
    line = _BYLINE.match(content, newline)
    return line.end() if line else newline


class Role(Enum):
    """What a heading does: begin an entry, be a part of one, hold entries of a day or a state, or something else."""

    ENTRY = "entry"
    PART = "part"
    DAY = "day"
    STATE = "state"
    ASIDE = "aside"
    TOPIC = "topic"


HOLDERS = (Role.DAY, Role.STATE, Role.TOPIC)
"""What headings do below which entries may stand."""

OWN_FIELDS = frozenset(("status", "logged", "id"))
"""What fields below a heading say of an entry of its own."""

WITHIN = (Role.ENTRY, Role.PART)
"""What headings do that stand inside of an entry, or at its head."""


def _may_fit(canonical: str, value: str) -> bool:
    has_digit = any(map(str.isdigit, value))
    return not value or (has_digit if canonical == "logged" else not value.strip("`*").isdigit())


class Headline:
    """A heading, its wording, and its own lines: those up to the next heading of any kind.

    `has_id` says that it has a full id, `is_bare` that nothing stands below it. `role`, the `stamp` and `state` that
    hold below it, and the `parent` that holds it are found out by the reading of the whole file; `is_settled` says that
    all this is as it is of the heading before, and that the next one repeats it.
    """

    role = Role.TOPIC
    stamp: str | None = None
    state: str | None = None
    parent: "Headline | None" = None
    is_settled = False
    _words: Wording | None = None
    _own_end: int | None = None
    _field_lines: tuple[RawField, ...] | None = None
    _fields: frozenset[str] | None = None
    _open: OpenHeading | None = None

    def __init__(self, content: bytes, heading: Heading, following: int) -> None:
        self.content = content
        self.start, self.level, self.text = heading
        self.following = following
        newline = content.find(b"\n", self.text)
        self.newline = len(content) if newline < 0 else newline
        self.is_bare = self.newline + 1 >= following
        self.template = match_template(content, self.text, self.level)
        self.has_id = True
        if self.template is None:
            self._words = wording(content[self.text : self.newline])
            self.has_id = self._words.identity.id is not None

    def repeats(self, before: "Headline") -> bool:
        """Whether it says the same as the heading in the line before, at the same level, and has no id."""
        return self._words is before._words and self.level == before.level and before.is_bare and not self.has_id

    def does_as(self, before: "Headline") -> bool:
        """Whether it does the same in the same place; what it repeats has the same date and state then."""
        return self.role is before.role and self.parent is before.parent

    def take_over(self, before: "Headline") -> None:
        """Do the same in the same place as a heading that it repeats."""
        self.role, self.parent, self.is_settled = before.role, before.parent, True
        self.stamp, self.state = before.stamp, before.state

    @property
    def within(self) -> "Headline | None":
        """The entry that it begins or stands in."""
        line: Headline | None = self
        while line is not None and line.role is not Role.ENTRY:
            line = line.parent
        return line

    @property
    def words(self) -> Wording:
        """What its text says."""
        if self._words is None:
            self._words = wording(self.content[self.text : self.newline])
        return self._words

    @property
    def identity(self) -> Identity:
        return self.words.identity

    @property
    def open(self) -> OpenHeading:
        """What has to be kept of it for those below; asked when its role is known."""
        if self._open is None:
            written = self.content[self.text : self.newline]
            self._open = OpenHeading(self.level, written, self.role.value, self.stamp, self.state)
        return self._open

    @property
    def follows_rule(self) -> bool:
        """Whether the last line above it that is not blank is a rule."""
        return _RULE_BEHIND.search(self.content, max(0, self.start - _MOST_BLANKS), self.start) is not None

    @property
    def own_end(self) -> int:
        """Where the heading's own lines end: at the next heading, also at one of a common section."""
        if self._own_end is None:
            section = None if self.is_bare else _SUBHEADING.search(self.content, self.newline, self.following)
            self._own_end = section.start() + 1 if section else self.following
        return self._own_end

    @property
    def holds_headings(self) -> bool:
        """Whether the next heading of any kind is one level deeper, or more."""
        section = _SUBTITLE.search(self.content, self.newline)
        return section is not None and len(section[1]) > self.level

    @property
    def leads_deeper(self) -> bool:
        """Whether a deeper heading comes right after its own lines."""
        return self.content.startswith(b"#" * (self.level + 1), self.own_end)

    @property
    def has_sections(self) -> bool:
        """Whether a common section (`### Summary`) comes before the next heading of the outline."""
        return self.own_end < self.following

    @property
    def field_lines(self) -> tuple[RawField, ...]:
        """The fields in its own lines, outside code fences."""
        if self._field_lines is None:
            is_bare = self.is_bare or self.newline + 1 >= self.own_end
            self._field_lines = () if is_bare else tuple(visible_field_lines(self.content, self.newline, self.own_end))
        return self._field_lines

    @property
    def fields(self) -> frozenset[str]:
        """The canonical names of those fields that are known."""
        if self._fields is None:
            self._fields = frozenset(canonical_field(line.name) for line in self.field_lines if self._is_known(line))
        return self._fields

    def says(self, names: frozenset[str], in_earnest: bool = False) -> frozenset[str]:
        """Which of these fields are there and not nested below an item that is about something else.

        A status must not be a number (`Status: 404`), and a date must have one. With `in_earnest` they must be known.
        """
        fits = is_fit if in_earnest else _may_fit
        return frozenset(
            name
            for line in self.field_lines
            if (name := canonical_field(line.name)) in names and self._is_known(line) and not self._is_nested(line)
            if name == "id" or fits(name, decoded(self.content[line.value : line.value_end]))
        )

    def _is_nested(self, line: RawField) -> bool:
        indented = self.content[line.start : line.start + 1] in (b" ", b"\t")
        return indented and _ITEM.search(self.content, self.newline, line.start) is not None

    @property
    def first_field(self) -> int | None:
        """Where the first of its fields is that is known, or tells a part of a story."""
        known = (line.start for line in self.field_lines if self._is_known(line) or tells_a_story(line.name))
        return next(known, None)

    def _is_known(self, line: RawField) -> bool:
        if line.dashed:
            return is_fit(canonical_field(line.name), decoded(self.content[line.value : line.value_end]))
        return is_known_field(line.name)

    @property
    def tells_a_story(self) -> bool:
        """Whether fields or sections below it tell what happened and what came of it."""
        told = {line.name.lower() for line in self.field_lines if tells_a_story(line.name)}
        return len(told) >= _STORY_FIELDS or (self.level > 1 and self._sections_told() >= _STORY_FIELDS)

    def _sections_told(self) -> int:
        """How many different parts of a story the sections directly below it are, up to the next full id."""
        if not self.leads_deeper:
            return 0
        told: set[bytes] = set()
        for section in _SUBTITLE.finditer(self.content, self.own_end - 1):
            if len(section[1]) <= self.level or wording(b" " + section[2]).identity.id is not None:
                break
            if len(section[1]) == self.level + 1 and tells_a_story(section[2]):
                told.add(section[2].strip().lower())
        return len(told)

    @property
    def byline(self) -> str | None:
        """The date that the first line below is, and nothing else (`*2026-03-16*`), or begins with as a remark."""
        line = None if self.is_bare else _BYLINE.match(self.content, self.newline, self.own_end)
        days = (line[group] for group in _DAYS) if line else ()
        return next((stamp_in(decoded(day)) for day in days if day), None)

    @property
    def own_text(self) -> str:
        return decoded(self.content[self.newline : self.own_end])
