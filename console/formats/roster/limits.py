"""How much a roster file may be. Each limit says who feels it."""

from __future__ import annotations

from console.faults import InputFault

FILE_BYTES_MAX = (
    64 * 2**20
)  # who sends a bigger file is asked to split it; the largest mission's list is a few megabytes
ROWS_MAX = 200_000  # lines of one sheet; who has more splits by district
COLUMNS_MAX = 200  # a form with more columns is a mistake in the sheet (a stray far cell) or made to harm
CELL_CHARACTERS_MAX = 10_000  # a longer cell is flagged and not taken; an Excel cell itself ends at 32,767
LINE_CHARACTERS_MAX = 2**20  # one line of a text file; a person fits in a thousandth of it
SHEETS_MAX = 100  # sheets looked at when choosing; nobody's roster is the 101st
HEADER_SEARCH_ROWS = 60  # titles above the header; a header further down is pointed at by the officer
SAMPLES_MAX = 3  # values shown beside each column in the mapping
FAULTS_MAX = 20_000  # listed one by one; beyond it the file needs another mapping, not a longer list

ENTRIES_MAX = 2_000  # parts inside one workbook; pictures and styles of a real one make some dozens
INFLATED_BYTES_MAX = 512 * 2**20  # all parts unpacked: 200,000 rows of 30 columns fit
STRINGS_BYTES_MAX = 160 * 2**20  # the shared texts, which the reader holds in memory whole
RATIO_MAX = 300  # unpacked to packed, of a part bigger than RATIO_FROM_BYTES; a sheet of repeated rows reaches 100
RATIO_FROM_BYTES = 32 * 2**20  # smaller parts cannot hurt, however well they pack

CHILD_MEMORY_BYTES = (
    1_200 * 2**20
)  # address space of the reading child: the window's machine has 8 GB, other programs need theirs
CHILD_CPU_S = 60  # a file of the largest size needs 20 s on an old laptop
CHUNK_ROWS = 2_000  # rows in one answer from the child
FRAME_BYTES_MAX = 16 * 2**20  # one answer from the child; a larger one is not read
ANSWER_BYTES_MAX = 512 * 2**20  # all answers of one file: bounds the window's memory whatever the child says
DEADLINE_S = (
    120.0  # from start to last answer; after it the officer gets his window's sentence and tries a smaller file
)


def too_large() -> InputFault:
    """``roster-too-large`` with the two limits a person can do something about."""
    return InputFault("roster-too-large", rows=ROWS_MAX, megabytes=FILE_BYTES_MAX // 2**20)


def too_wide() -> InputFault:
    """``roster-too-wide`` with the limit of columns."""
    return InputFault("roster-too-wide", columns=COLUMNS_MAX)
