"""A tool call failed: one line in the log of failures; for the skills, a reminder where it sounds like operations."""

import os
import time

from hotwash.core.storage.appending import append_line
from hotwash.core.text.failure_line import failure_line
from hotwash.hooks.call import Call

_LOG = os.path.join(".learnings", ".pending-errors.log")


def answer(call: Call, system: int) -> str:
    """Nothing to say for self-improve; creates no workspace, and leaves calls out that somebody interrupted."""
    if call.is_set("is_interrupt"):
        return ""
    if system:
        from hotwash.hooks.reminding import failure_reminder

        return failure_reminder(call)
    if call.base is not None:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = failure_line(stamp, call.text("tool_name"), call.text("session_id"), call.text("tool_use_id"))
        append_line(os.path.join(call.base, _LOG), line.encode())
    return ""
