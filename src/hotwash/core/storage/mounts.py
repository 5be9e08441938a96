"""Which folders lie on another machine: there the kernel reports no changes that others make."""

import os

_REMOTE = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "afs", "ceph", "glusterfs", "lustre", "ncpfs"),
        *("vboxsf", "prl_fs", "vmhgfs", "fuse.sshfs", "fuse.vmhgfs-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone"),
    )
)
_MOUNTS = "/proc/self/mountinfo"


def remote_file_system(path: str, table: str | None = None) -> str | None:
    """The type of the file system that holds `path` if it is a remote one, else `None`.

    `table` is text in the form of Linux's mountinfo; without it, and without such a file, nothing counts as remote.
    """
    mounts = _read_table() if table is None else table
    place = os.path.realpath(path)
    longest, found = -1, ""
    for line in mounts.split("\n"):
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = fields[4].replace("\\040", " ")
        if len(point) >= longest and (place == point or place.startswith(point.rstrip("/") + "/")):
            longest, found = len(point), after.split(" ", 1)[0]
    return found if found in _REMOTE else None


def _read_table() -> str:
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as mounts:
            return mounts.read()
    except OSError:
        return ""
