"""A statement as each channel takes it, with how long it may be there. Nothing is ever cut: what is too long is told as too long.

Limits. Source: X counts 280 (characters beyond Latin count double), Instagram captions 2,200, one WhatsApp message 65,536 characters as
their help pages give them; SMS: 3GPP TS 23.038, 153 septets a part of a message in parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from console.model.bilingual import Sentence
from console.model.statement_words import WHOLE, Channel, SlotName
from console.model.words import Language

SMS_PARTS = 4  # more parts arrive in pieces, and some never
_SMS_PART = 153
LIMITS: Mapping[Channel, int | None] = {
    Channel.PRESS: None,
    Channel.WHATSAPP: 65_536,
    Channel.INSTAGRAM: 2_200,
    Channel.X: 280,
    Channel.SMS: SMS_PARTS * _SMS_PART,
}
# What each channel carries, the fullest that fits: of a short one, first goes what can be read elsewhere.
_ALL = (WHOLE,)
_SLOTS: Mapping[Channel, tuple[tuple[SlotName, ...], ...]] = {
    Channel.PRESS: _ALL,
    Channel.WHATSAPP: _ALL,
    Channel.INSTAGRAM: _ALL,
    Channel.X: (
        (SlotName.EVENT, SlotName.NATIONALS, SlotName.HOTLINES),
        (SlotName.EVENT, SlotName.BRIEF, SlotName.HOTLINES),
        (SlotName.BRIEF, SlotName.HOTLINES),
        (SlotName.BRIEF,),
    ),
    Channel.SMS: (
        (SlotName.EVENT, SlotName.NATIONALS, SlotName.ADVICE, SlotName.HOTLINES),
        (SlotName.NATIONALS, SlotName.ADVICE, SlotName.HOTLINES),
        (SlotName.NATIONALS, SlotName.HOTLINES),
        (SlotName.BRIEF, SlotName.HOTLINES),
    ),
}
_GSM_ONLY = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."})
# Source: 3GPP TS 23.038, default alphabet and its extension, whose signs take two septets.
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = frozenset("^{}\\[~]|€")
_LATIN_END = 0x10FF  # X counts what lies beyond it, and beyond the general punctuation, double


@dataclass(frozen=True, slots=True)
class ChannelText:
    """A text for one channel. length: as the channel counts; limit: None where there is none."""

    channel: Channel
    text: str
    length: int
    limit: int | None

    @property
    def over(self) -> int:
        """By how much it is too long; 0 when it fits."""
        return 0 if self.limit is None else max(0, self.length - self.limit)


def channel_text(
    slots: Mapping[SlotName, Sentence], channel: Channel, language: Language, head: str = ""
) -> ChannelText:
    """The statement for a channel. head: set before it (of an exercise: that it is one)."""
    made = [_composed(slots, names, channel, language, head) for names in _SLOTS[channel]]
    return next((each for each in made if not each.over), made[-1])


def _composed(
    slots: Mapping[SlotName, Sentence], names: tuple[SlotName, ...], channel: Channel, language: Language, head: str
) -> ChannelText:
    parts = [text for name in names if name in slots and (text := slots[name].text(language))]
    gap = "\n\n" if channel not in (Channel.X, Channel.SMS) else " "
    text = gap.join([head, *parts] if head else parts)
    if channel is Channel.SMS:
        text = text.translate(_GSM_ONLY)
    return ChannelText(channel, text, _length(text, channel), _limit(text, channel))


def _length(text: str, channel: Channel) -> int:
    if channel is Channel.X:
        return sum(
            1 if ord(sign) <= _LATIN_END or 0x2000 <= ord(sign) <= 0x200D or 0x2010 <= ord(sign) <= 0x201F else 2
            for sign in text
        )
    if channel is Channel.SMS and _is_gsm(text):
        return sum(2 if sign in _GSM_DOUBLE else 1 for sign in text)
    return len(text)


def _limit(text: str, channel: Channel) -> int | None:
    if channel is Channel.SMS and not _is_gsm(text):
        return SMS_PARTS * 67  # other letters take two bytes each
    return LIMITS[channel]


def _is_gsm(text: str) -> bool:
    return all(sign in _GSM or sign in _GSM_DOUBLE for sign in text)
