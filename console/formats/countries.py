"""A country as people write it to its ISO 3166-1 code, by the shipped list of countries (``resources/gazetteer/countries.csv``)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from console.formats.cells import words_only

# Words for the nationality itself that no list of countries has.
_OURS = ("wni", "indonesian", "ri", "warga negara indonesia", "nkri")


def country_code(text: str) -> str | None:
    """The alpha-2 code of a name in Indonesian or English, an alpha-2 or an alpha-3 code; None when it is none of them."""
    return _codes().get(words_only(text))


@cache
def _codes() -> dict[str, str]:
    codes = dict.fromkeys(_OURS, "ID")
    text = (files("resources") / "gazetteer" / "countries.csv").read_text("utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        names = [row["name_en"], row["name_id"], row["alpha3"], row["alpha2"], *row["other_names"].split("|")]
        for name in names:
            codes.setdefault(words_only(name), row["alpha2"])
    codes.pop("", None)
    return codes
