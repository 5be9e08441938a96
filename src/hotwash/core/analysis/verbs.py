"""English verbs as far as rules need them: is a word one, and its plain form and its `-ing` form.

To teach it a verb, add it to the list.
"""

from functools import lru_cache

_VERBS = frozenset(
    """
    abort accept access acknowledge activate adapt add address adjust adopt alert align allow analyse analyze annotate
    announce answer append apply approve archive arrange ask assert assign assume attach audit authenticate automate
    avoid await back backfill backup balance batch begin benchmark bind block book bootstrap break bring browse
    build bump bundle bypass cache calculate calibrate call cancel cap capture carry catch centralise centralize chain
    change charge chart check choose claim clarify classify clean clear clone close cluster collect combine commit
    communicate compact compare compile complete compress compute condense configure confirm connect consider
    consolidate consult contact contain continue control convert coordinate copy correct count cover create cross cut
    debounce debug decide declare decode decouple decrease deduplicate default defer define delay delegate delete
    deliver demand deny depend deploy deprecate describe deselect design destroy detach detect determine diff disable
    discard disconnect discuss dispatch display distribute document double downgrade download draft drain draw drill
    drop duplicate dump echo edit eliminate embed emit enable encode encrypt encapsulate end enforce ensure enter
    enumerate escalate escape establish estimate evaluate evict examine exclude execute exempt exit expand expect expire
    explain expose export express extend extract fail fall favor favour feed fetch fill filter find finish fit fix flag
    flatten flush focus fold follow force forget fork format forward freeze gate gather generate get give give go grant
    group guard guarantee halt handle hardcode harden hash hide highlight hold honor honour hydrate identify ignore
    implement import improve include increase increment index inform inherit initialise initialize inject inline insert
    inspect install instrument integrate intercept invalidate invert investigate invite invoke isolate iterate join
    justify keep kill label land launch lazily lead learn leave let level leverage lift limit line link lint list load
    localise localize lock log look loop lower maintain make manage map mark mask match measure mention merge migrate
    mind minimise minimize mirror mitigate mock modify monitor mount move multiply mute name narrow negotiate nest
    normalise normalize note notify observe obtain offer offload omit open operate optimise optimize order organise
    organize override overwrite own pad page parameterise parameterize parse partition pass paste patch pause perform
    permit persist pick pin ping pipe place plan plot point poll populate port post postpone precede precompute
    predict prefer prefix prepare prepend preserve press prevent print prioritise prioritize probe proceed process
    produce profile prohibit promote propagate propose protect prove provide provision prune publish pull purge push put
    quantify quarantine query queue quote raise randomise randomize rank rate read rebase rebuild recheck
    recalculate recheck record recover recreate redact redeploy redirect reduce refactor refer reference refresh refuse
    regenerate register reject release rely reload remember remind remove rename render renew reopen reorder repair
    repeat replace replay replicate report request require reread rerun reschedule reserve reset resize resolve respect
    respond restart restore restrict restructure retain rethink retire retrieve retry return reuse revalidate reverse
    revert review revisit revoke rewrite roll rotate round route run sample sandbox sanitise sanitize save scale scan
    schedule scope scrape script scroll scrub seal search secure seed select send separate serialise serialize serve
    set settle shard share ship shorten show shut shutdown sign silence simplify simulate skip sleep slice slow smoke
    snapshot sort spawn specify spell spend spike split squash stage stamp standardise standardize start
    stay step stick stop store stream streamline strip structure stub submit subscribe substitute subtract suggest
    summarise summarize supply support suppress surface suspend swap sweep switch sync synchronise synchronize tag tail
    take talk target taint tear tell template terminate test think throttle throw tie toggle tolerate trace track
    transfer transform translate trap treat triage trigger trim truncate trust try tune turn type uncomment undo
    unify uninstall unlock unmount unpin unset unwrap update upgrade upload use validate vary vendor verify version
    view visit wait walk warm warn wash watch weigh whitelist widen wire withdraw wrap write zip
    """.replace("\n", " ").split(" ")
) - {""}

_PAST = {
    "began": "begin", "bound": "bind", "broke": "break", "brought": "bring", "built": "build", "caught": "catch",
    "chose": "choose", "did": "do", "drew": "draw", "fed": "feed", "forgot": "forget", "found": "find",
    "froze": "freeze", "gave": "give", "got": "get", "held": "hold", "hid": "hide", "kept": "keep", "led": "lead",
    "left": "leave", "made": "make", "overrode": "override", "ran": "run", "rebuilt": "rebuild", "reran": "rerun",
    "rewrote": "rewrite", "saw": "see", "sent": "send", "shut": "shut", "spelt": "spell", "spent": "spend",
    "split": "split", "stuck": "stick", "swept": "sweep", "told": "tell", "took": "take", "tore": "tear",
    "went": "go", "withdrew": "withdraw", "wrote": "write", "written": "write", "rewritten": "rewrite",
    "taken": "take", "broken": "break", "chosen": "choose", "given": "give", "shown": "show", "frozen": "freeze",
    "hidden": "hide", "drawn": "draw", "withdrawn": "withdraw", "overridden": "override", "done": "do",
}  # fmt: skip
_SAME_IN_PAST = frozenset("run rerun set put cut reset read let fit shut split unset".split())  # noqa: SIM905 (reads as words)
_VOWELS = "aeiou"
_SHORT_SINGLE = ("open", "edit", "exit")
_LONG_DOUBLING = (
    "commit", "submit", "permit", "defer", "refer", "prefer", "rerun", "unpin", "reset", "unset", "format", "embed",
    "unwrap",
)  # fmt: skip


def is_verb(word: str) -> bool:
    """Whether a lower-case word is the plain form of a verb that rules begin with."""
    return word in _VERBS or (word.startswith("re-") and word[3:] in _VERBS)


def from_past(word: str) -> str | None:
    """`add` for `added`; `None` where a word is no past form."""
    if word in _PAST:
        return _PAST[word]
    if word in _SAME_IN_PAST:
        return word
    if word.startswith("re-"):
        plain = from_past(word[3:])
        return f"re-{plain}" if plain else None
    return _without(word, "ed") if word.endswith("ed") and len(word) > 3 else None


def from_gerund(word: str) -> str | None:
    """`deploy` for `deploying`; `None` where a word is no such form."""
    return _without(word, "ing") if word.endswith("ing") and len(word) > 4 else None


@lru_cache(maxsize=1024)
def gerund(verb: str) -> str:
    """`running` for `run`."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if _doubles(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def _without(word: str, ending: str) -> str | None:
    """The verb under an ending: the first spelling that is known, else none."""
    stem = word[: -len(ending)]
    spellings = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        spellings.append(stem[:-1])
    if ending == "ed" and stem.endswith("i"):
        spellings.append(stem[:-1] + "y")
    return next((spelling for spelling in spellings if is_verb(spelling)), None)


def _doubles(verb: str) -> bool:
    """`run`, `stop`, `commit`; not `open`, `fix`, `load`."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return verb in _LONG_DOUBLING if len(verb) > 4 else verb not in _SHORT_SINGLE
