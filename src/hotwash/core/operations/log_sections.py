"""A new entry as `## [ID] slug`, head lines, sections and metadata, in the order of its template (source: skills).

The order of the head lines is load-bearing: people find headings with `grep -B2` and `grep -B5` of a line below.
Sections that nobody said anything about are left out.
"""

import re
from collections.abc import Iterator, Mapping

from hotwash.core.model.plan import Refusal
from hotwash.core.model.skill import FEATURE, LEARNING, EntryTemplate, Skill, TemplateField, TemplateSection
from hotwash.core.operations.log_place import HEAL
from hotwash.core.operations.log_words import first_sentence, fitting, harmless, said_sections, slug, slug_of
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import one_line

METADATA = "Metadata"
PRIORITIES = ("critical", "high", "medium", "low")
_GRADES = ("P1", "P2", "P3", "P4")

_CATEGORY = "category"
_KEBAB = "kebab"
_BACKTICKS = re.compile("`+")
_STORIES = ("Details", "Issue Details", "What Happened")
_CONTEXTS = (
    "Context",
    "User Context",
    "Engineering Context",
    "Research Context",
    "Deal Context",
    "Negotiation Context",
)
_ACTIONS = (
    "Suggested Action", "Suggested Fix", "Recommended Action", "Suggested Implementation", "Fix", "Fix Applied",
    "Remediation", "Correct Approach", "Correct Treatment", "Mitigation Steps", "Containment & Remediation",
    "Resolution Steps", "Action Items", "Prevention",
)  # fmt: skip
_REFERENCES = ("See Also", "Related Incidents", "Related Issues", "Related Features")
_SERVICES = ("Service", "Services Affected")
_UNKNOWN = {"CVSS": "N/A"}
_UNASKED = {"Reproducible": "unknown", "Frequency": "first_time"}


def unfit_sections(said: Mapping[str, str], prefix: str, template: EntryTemplate) -> Refusal | None:
    """What entries of this template have no place for, or want in other words."""
    foreign = next((name for name in ("expires", "supersedes") if said.get(name)), None)
    if foreign is not None:
        return missing_argument(
            f"entries of this file have no {foreign}", f"leave --{foreign} out; --see-also names another"
        )
    priority, severity = said.get("priority", ""), said.get("severity", "")
    if priority and priority not in PRIORITIES:
        return missing_argument(f"{priority} is no priority", f"one of {', '.join(PRIORITIES)}")
    choices = next((field.choices for field in template.head if field.name == "Severity"), ())
    if severity and not choices:
        return missing_argument("entries of this kind have no severity", "say it with --priority")
    if severity and severity.upper() not in _GRADES and severity not in PRIORITIES:
        return missing_argument(f"{severity} is no severity", f"one of {', '.join(choices)}")
    verification = {name.casefold() for name in said_sections(said)} & {"verification"}
    if prefix == HEAL and said.get("fixed") and not verification:
        return missing_argument("a heal is verified only with a proof", 'say it with --section "Verification=…"')
    return None


class SectionedEntry:
    """One new entry of a template, with everything that follows from what somebody said."""

    def __init__(self, native_id: str, said: Mapping[str, str], skill: Skill, context: Context) -> None:
        self.native_id = native_id
        self.said = said
        self.skill = skill
        self.template = skill.templates[self._prefix]
        self.context = context
        self.guesses: list[str] = []

    def lines(self, own_folder: bool) -> list[str]:
        head = [f"**{name}**: {value}" for name, value in self._head(own_folder) if value]
        return [f"## [{self.native_id}] {self._slug()}", "", *head, "", *self._body(), "---"]

    # The head

    def _head(self, own_folder: bool) -> Iterator[tuple[str, str]]:
        for field in self.template.head:
            yield field.name, self._head_value(field)
            if field.name == "Area" and own_folder:
                yield "Skill", self.skill.name

    def _head_value(self, field: TemplateField) -> str:
        match field.name:
            case "Logged":
                return self.context.stamp
            case "Status":
                return self._status()
            case "Area":
                return self.said.get("area") or self._guessed("area", self.skill.areas or field.choices)
            case "Priority":
                return self.priority
            case "Severity":
                return field.choices[_rank(self.said.get("severity") or self.priority)]
            case "Active-Context":
                return self.said.get("context", "")
            case "Trigger":
                return self.said.get(_CATEGORY) or field.choices[0]
            case _:
                return _UNKNOWN.get(field.name, "")

    def _status(self) -> str:
        if self._is_heal:
            return "verified" if self.said.get("fixed") else "pending-verify"
        return "resolved" if self.said.get("fixed") else "pending"

    @property
    def priority(self) -> str:
        """As said, as grave as the severity that was said, else what the template says."""
        severity = self.said.get("severity", "")
        if self.said.get("priority") or severity:
            return self.said.get("priority") or PRIORITIES[_rank(severity)]
        hint = next((field for field in self.template.head if field.name == "Priority"), None)
        if hint is None or hint.choices:
            return "medium" if self._prefix in (LEARNING, FEATURE) or self._is_heal else "high"
        return hint.hint

    def _slug(self) -> str:
        given = self.said.get("slug", "")
        if self.template.slug == _CATEGORY:
            said = slug(self.said.get(_CATEGORY) or given, "_")
            key = self.said.get("pattern-key", "").partition(".")[0].replace("-", "_").lower()
            return said or (key if key in self.skill.categories else self._guessed(_CATEGORY, self.skill.categories))
        separator = "-" if _KEBAB in self.template.slug else "_"
        named = slug(given, separator) or slug_of(first_sentence(self.said["text"]), separator)
        return named or self._prefix.lower()

    def _guessed(self, name: str, choices: tuple[str, ...]) -> str:
        """The choice that the text speaks of; else the first, which is told as a guess."""
        found = fitting(choices, self.said["text"])
        if found is None:
            self.guesses.append(f"{name} {choices[0]} is a guess; --{name} says it better")
        return found or choices[0]

    @property
    def _prefix(self) -> str:
        return self.native_id.partition("-")[0]

    @property
    def _is_heal(self) -> bool:
        return self._prefix == HEAL

    # The sections

    def _body(self) -> Iterator[str]:
        texts = self._texts()
        for section in self.template.sections:
            if section.name == METADATA:
                for name in [name for name in texts if self.template.section(name) is None]:
                    yield from (f"### {name}", *harmless(texts[name]), "")
                yield from self._metadata()
            elif section.name in texts:
                yield from (f"### {section.name}", *_laid_out(section, texts[section.name]), "")
        if self.said.get("fixed") and not self._is_heal:
            yield from self._resolution()

    def _texts(self) -> dict[str, str]:
        """What goes into each section, by its name; those of other names follow the template's own."""
        text = self.said["text"]
        names = {section.name.casefold(): section.name for section in self.template.sections}
        story = next((name for name in _STORIES if self._is_prose(name)), None)
        first = self.template.sections[0].name
        short = first_sentence(text)
        texts = {first: short if story and short != one_line(text) else text}
        if story and texts[first] != text:
            texts[story] = text
        if self.said.get("context") and not self._is_heal:
            texts[self._first_of(_CONTEXTS)] = self.said["context"]
        if self.said.get("action"):
            texts[self._first_of(_ACTIONS)] = self.said["action"]
        given = {names.get(name.casefold(), name): value for name, value in said_sections(self.said).items()}
        return {**texts, **given}

    def _is_prose(self, name: str) -> bool:
        section = self.template.section(name)
        return section is not None and not (section.fenced or section.keys or section.table)

    def _first_of(self, names: tuple[str, ...]) -> str:
        return next((name for name in names if self.template.section(name) is not None), names[0])

    def _metadata(self) -> Iterator[str]:
        values = self._metadata_values()
        section = self.template.section(METADATA)
        order = [field.name for field in section.keys] if section is not None else []
        names = [name for name in order if name in values] + [name for name in values if name not in order]
        if names:
            yield from (f"### {METADATA}", *(f"- {name}: {values[name]}" for name in names), "")

    def _metadata_values(self) -> dict[str, str]:
        said, today = self.said, self.context.today
        section = self.template.section(METADATA)
        known = {field.name for field in section.keys} if section is not None else set()
        key = said.get("pattern-key", "")
        has_own_category = self.template.slug == _CATEGORY or self._is_heal
        values = {
            "Source": said.get("source", ""),
            next((name for name in _SERVICES if name in known), _SERVICES[0]): said.get("service", ""),
            "Related Files": said.get("paths", ""),
            "Tags": "" if has_own_category or key else said.get(_CATEGORY, ""),
            next((name for name in _REFERENCES if name in known), _REFERENCES[0]): said.get("see-also", ""),
            **{name: value for name, value in _UNASKED.items() if name in known},
        }
        if key:
            values |= {"Pattern-Key": key, "Recurrence-Count": "1", "First-Seen": today, "Last-Seen": today}
        return {name: value for name, value in values.items() if value}

    def _resolution(self) -> Iterator[str]:
        yield from ("### Resolution", f"- **Resolved**: {self.context.stamp}")
        if self.said.get("action"):
            yield f"- **Notes**: {self.said['action']}"
        yield ""


def _rank(word: str) -> int:
    """How grave a priority or severity is, 0 being worst: `P1` and `critical` are the same."""
    return _GRADES.index(word.upper()) if word.upper() in _GRADES else PRIORITIES.index(word)


def _laid_out(section: TemplateSection, text: str) -> list[str]:
    """A section's text in its form: a fence longer than any inside, a table of times, open tasks, or plain lines."""
    lines = text.split("\n")
    if section.fenced:
        fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))
        return [fence, *lines, fence]
    if section.table:
        rows = [line if line.startswith("|") else "| {} | {} |".format(*_moment(line)) for line in lines]
        return ["| Time (UTC) | Event |", "|------------|-------|", *rows]
    if section.checklist:
        return [line if line.startswith("- [") else f"- [ ] {line}" for line in lines]
    return harmless(text)


def _moment(line: str) -> tuple[str, str]:
    first, _, rest = line.strip().partition(" ")
    return (first, rest) if first[:1].isdigit() and ":" in first and rest else ("–", line.strip())
