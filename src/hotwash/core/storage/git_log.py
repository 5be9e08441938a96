"""Asks git; no shell, no pager, no program that a repository's configuration names."""

_PATIENCE = 5.0
_QUIET = ("--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "--no-optional-locks")


def recent_commits(folder: str, most: int = 5) -> tuple[str, ...] | None:
    """One line for each of the newest commits of the repository that holds `folder`; `None` where git knows none."""
    return asked(folder, "log", "--oneline", "--no-decorate", "--no-color", f"-{most}")


def asked(folder: str, *arguments: str) -> tuple[str, ...] | None:
    """The lines of git's answer in a folder; `None` where it has none or is not there."""
    import subprocess

    command = ("git", *_QUIET, "-C", folder, *arguments)
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(done.stdout.decode("utf-8", "replace").splitlines()) if done.returncode == 0 else None
