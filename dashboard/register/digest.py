"""A register's fingerprint, which a reader can work out again with `sha256sum`."""

import hashlib
from pathlib import Path

from dashboard.register.load import register_files


def register_digest(path: Path) -> str:
    """SHA-256 of a register, hexadecimal: what `sha256sum claims.yaml` prints.

    That of a folder is the SHA-256 of what `sha256sum *.yaml claims/*.yaml` prints there, in the order of names.

    Raises:
        OSError: A file cannot be read.
    """
    files = register_files(path)
    sums = {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    if files == [path]:
        return sums[path]
    listing = "".join(f"{total}  {file.relative_to(path).as_posix()}\n" for file, total in sums.items())
    return hashlib.sha256(listing.encode()).hexdigest()
