"""« Strict Open XML » workbooks, written again in the ordinary names that openpyxl knows."""

import io
import re
import zipfile

STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
ORDINARY_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"
MARKUP = (".xml", ".rels")


def transitional(data: bytes) -> bytes:
    """The same archive with ordinary names; the very same bytes where it already had them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not _is_strict(archive):
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as rewritten:
            for name in dict.fromkeys(archive.namelist()):
                content = archive.read(name)
                if name.endswith(MARKUP):
                    content = STRICT_NAME.sub(ORDINARY_NAME, content)
                rewritten.writestr(name, content)
    return buffer.getvalue()


def _is_strict(archive: zipfile.ZipFile) -> bool:
    names = ("xl/workbook.xml", "_rels/.rels")
    return any(
        STRICT_NAME.search(archive.read(name)) for name in names if name in archive.namelist()
    )
