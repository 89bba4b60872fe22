"""What can be checked of PDF/A-2a and PDF/UA-1 from a PDF's objects, by another library than the one that made it.

Looked at: header, trailer, encryption, actions and attachments, XMP against the document's own data, output intent, fonts and their maps to
Unicode, transparency, filters, tags, title and language. Not looked at: the syntax of content streams, widths of glyphs, use of .notdef, colour
operators, and whether the tags say what is meant. ``packaging/check_pdfa.sh`` asks an independent validator about most of those.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_ACTIONS = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SetState", "/NOP", "/GoToE"}
_NAMES = {"/JS", "/AA", "/EmbeddedFiles", "/OpenAction", "/XFA", "/AF"}
_FILTERS = {"/LZWDecode", "/Crypt"}


def complaints(content: bytes) -> list[str]:
    """What is against the standards; [] when nothing was found."""
    reader = PdfReader(io.BytesIO(content))
    objects = list(_objects(reader))
    told = [*_file(content, reader), *_metadata(reader), *_intent(reader), *_tags(reader)]
    for each in objects:
        told += _forbidden(each)
    fonts = [each for each in objects if each.get("/Type") == "/Font" and each.get("/Subtype") == "/Type0"]
    if not fonts:
        told.append("no composite font: nothing is known of the text")
    other = {each.get("/Subtype") for each in objects if each.get("/Type") == "/Font"}
    told += [f"font of type {each}" for each in other - {"/Type0", "/CIDFontType0", "/CIDFontType2"}]
    return told + [complaint for font in fonts for complaint in _font(font)]


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream of the file, those inside others too."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, DictionaryObject):
            yield each
            waiting += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            waiting += list(each)


def _file(content: bytes, reader: PdfReader) -> list[str]:
    told = []
    if not re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", content):
        told.append("header")
    if reader.is_encrypted:
        told.append("encrypted")
    if len(reader.trailer.get("/ID", [])) != 2:
        told.append("no id in the trailer")
    return told


def _metadata(reader: PdfReader) -> list[str]:
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return ["no metadata"]
    xmp = stream.get_object().get_data().decode()
    info = reader.metadata or {}
    wanted = {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "xmp:CreateDate": "",
    }
    told = [name for name, value in wanted.items() if not re.search(f"<{name}>{value}", xmp)]
    if "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<" not in xmp:
        told.append("the name space of PDF/UA is not described")
    for value in (info.get("/Title"), info.get("/Author")):
        if not value or escape(value) not in xmp:
            told.append(f"metadata and document say different things: {value}")
    made = re.search(r"<xmp:CreateDate>(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)", xmp)
    if made is None or "".join(made.groups()) not in str(info.get("/CreationDate")):
        told.append("two dates of making")
    return told


def _intent(reader: PdfReader) -> list[str]:
    intents = [each.get_object() for each in reader.root_object.get("/OutputIntents", [])]
    if [each.get("/S") for each in intents] != ["/GTS_PDFA1"]:
        return ["output intent"]
    profile = intents[0]["/DestOutputProfile"].get_object()
    data = profile.get_data()
    colours = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(data[16:20])
    return [] if data[36:40] == b"acsp" and colours == profile["/N"] else ["colour profile"]


def _tags(reader: PdfReader) -> list[str]:
    root = reader.root_object
    told = []
    if not root.get("/MarkInfo", {}).get("/Marked"):
        told.append("not marked as tagged")
    if "/StructTreeRoot" not in root:
        told.append("no structure")
    if root.get("/Lang") not in ("id", "en"):
        told.append(f"language {root.get('/Lang')}")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        told.append("title is not shown")
    return told


def _forbidden(each: DictionaryObject) -> list[str]:
    told = [f"forbidden: {name}" for name in _NAMES if name in each]
    if each.get("/S") in _ACTIONS:
        told.append(f"action {each['/S']}")
    if each.get("/Type") == "/ExtGState":
        clear = each.get("/SMask", "/None") == "/None" and each.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        if not clear or each.get("/CA", 1) != 1 or each.get("/ca", 1) != 1:
            told.append("transparency")
    if isinstance(each, StreamObject):
        filters = each.get("/Filter", [])
        used = set(filters) if isinstance(filters, list) else {filters}
        told += [f"filter {name}" for name in used & _FILTERS]
        if "/F" in each:
            told.append("a stream in another file")
        if each.get("/Subtype") == "/Image" and (each.get("/Interpolate") or "/Alternates" in each):
            told.append("image")
    return told


def _font(font: DictionaryObject) -> list[str]:
    descendant = font["/DescendantFonts"][0].get_object()
    descriptor = descendant["/FontDescriptor"].get_object()
    name, told = str(font["/BaseFont"]), []
    if not {"/FontFile2", "/FontFile3"} & set(descriptor):
        told.append(f"{name} is not embedded")
    if "/ToUnicode" not in font:
        told.append(f"{name} has no way back to text")
    if descendant["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in descendant:
        told.append(f"{name} has no map to its glyphs")
    return told
