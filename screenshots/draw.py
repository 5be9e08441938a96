"""Draws the captures from the demo, on a clock that stands still; with `--check` only tells which are out of date.

Run from the repository: `python screenshots/draw.py [--check]`.
"""

import argparse
import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store
from hotwash.demo.workspace import FROZEN_NOW, build
from hotwash.tui import RunOptions

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (60, 20)


@dataclass(frozen=True, slots=True)
class Capture:
    """One picture: the screen after these keys."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "hotwash-dark"
    no_color: bool = False

    @property
    def file(self) -> Path:
        look = "no-color" if self.no_color else self.theme.removeprefix("hotwash-")
        return HERE / f"{self.name}-{look}-{self.size[0]}x{self.size[1]}.svg"


CAPTURES = (
    Capture("triage", WIDE, ("j", "w")),
    Capture("triage", WIDE, ("j", "w"), theme="hotwash-light"),
    Capture("triage", WIDE, ("j", "w"), no_color=True),
    Capture("triage", MEDIUM, ("j",)),
    Capture("triage", NARROW, ("j",)),
    Capture("promote", WIDE, ("2", "j", "p")),
    Capture("patterns", WIDE, ("6",)),
    Capture("wal", MEDIUM, ("5",)),
    Capture("help", MEDIUM, ("?",)),
)


async def drawn(capture: Capture) -> str:
    """The capture as SVG."""
    for name in ("NO_COLOR", "COLORFGBG", "TEXTUAL_THEME"):
        os.environ.pop(name, None)
    if capture.no_color:
        os.environ["NO_COLOR"] = "1"
    from hotwash.tui.app import HotwashApp
    from support.quiet import until_quiet

    with TemporaryDirectory() as folder:
        place = build(Path(os.path.realpath(folder)), FROZEN_NOW, pending=True)
        config = Config(root=place.root, home=place.home, state_home=place.state, via="tui", explicit=True)
        store = Store(config, FixedClock(FROZEN_NOW))
        store.load()
        app = HotwashApp(store, RunOptions(demo=True, frozen=True, theme=capture.theme))
        async with app.run_test(size=capture.size) as pilot:
            await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "live"])
            await until_quiet(app)
            for key in capture.keys:
                await pilot.press(key)
                await until_quiet(app)
            return app.export_screenshot(title="hotwash")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a capture is out of date")
    options = parser.parse_args()
    stale = []
    for capture in CAPTURES:
        picture = asyncio.run(drawn(capture))
        if not capture.file.exists() or capture.file.read_text(encoding="utf-8") != picture:
            stale.append(capture.file.name)
            if not options.check:
                capture.file.write_text(picture, encoding="utf-8", newline="\n")
    if stale:
        sys.stderr.write(f"{'out of date' if options.check else 'drawn'}: {', '.join(stale)}\n")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
