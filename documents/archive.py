"""Several files in one archive, the same bytes for the same content."""

import io
import zipfile
from collections.abc import Iterable
from typing import Final

FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files by their path, in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()
