"""Asks git what was committed last; no shell, no pager, no program that a repository's configuration names."""

_PATIENCE = 5.0
_QUIET = ("--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "--no-optional-locks")


def recent_commits(folder: str, most: int = 5) -> tuple[str, ...] | None:
    """One line for each of the newest commits of the repository that holds `folder`; `None` where git knows none."""
    import subprocess

    command = ("git", *_QUIET, "-C", folder, "log", "--oneline", "--no-decorate", "--no-color", f"-{most}")
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(done.stdout.decode("utf-8", "replace").splitlines()) if done.returncode == 0 else None
