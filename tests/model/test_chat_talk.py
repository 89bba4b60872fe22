"""Talk, hearsay, questions and corrections in a chat: nobody is made of them, and nobody is called well by them."""

from __future__ import annotations

import pytest

from console.model.chat_list import read_chat
from tests.model.chats import (
    ASKED,
    HURT,
    WELL,
    entries,
    told,
)


@pytest.mark.parametrize(
    "talk",
    ["lanjut ya pak", "ini data sementara ya pak, mohon dicek", "Terima kasih pak, lanjut", "Foto menyusul", "tadi salah kirim", "aman pak", "kami ber-5 aman", "kami berlima aman semua", "ber4 aman", "sisanya aman", "yang lain aman", "alhamdulillah aman bu", "This message was deleted"],
)  # fmt: skip
def test_that_small_talk_names_nobody(talk: str) -> None:
    assert read_chat(talk).lines == ()
    assert told(f"{talk}\nJoko") == [("Joko", *ASKED)]  # and is said of nobody below it


@pytest.mark.parametrize(
    "unsure",
    ["Doakan Budi aman", "Budi dikabarkan aman", "kata Pak Budi aman", "menurut Siti, Budi aman", "Is Budi safe", "apa Budi aman", "Budi sementara aman", "Keluarga Budi aman", "Rombongan Budi aman", "Budi: istri aman", "Budi dobel, aman, hapus", "jgn dicatat Budi aman", "Siti bukan di RS", "Budi gimana?"],
)  # fmt: skip
def test_that_what_is_hoped_heard_asked_or_told_of_others_leaves_it_open(unsure: str) -> None:
    assert {(entry.whereabouts, entry.condition) for entry in entries(unsure)} == {ASKED}


def test_that_a_correction_names_whom_it_corrects() -> None:
    assert told("ralat: Siti di RS, bukan Budi") == [("Siti", *HURT), ("Budi", *ASKED)]
    assert told("koreksi Budi di RS") == [("Budi", *HURT)]
    assert told("maaf, yang di RS Siti bukan Budi")[-1][1:] == ASKED


def test_that_marks_of_a_chat_program_and_whose_family_it_is_are_no_state() -> None:
    assert told("Budi aman <Pesan ini diedit>\nSiti di RS <This message was edited>") == [
        ("Budi", *WELL),
        ("Siti", *HURT),
    ]
    assert told("[12/11/22 19.04] Siti Aminah: keluarga saya aman") == []
    assert told("[12/11/22 19.04] Siti Aminah: saya dan keluarga aman") == [("Siti Aminah", *WELL)]
    assert told("Budi sama Siti aman") == [("Budi", *WELL), ("Siti", *WELL)]
    assert told("Budi ditemukan selamat") == [("Budi", *WELL)]
