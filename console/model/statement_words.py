"""What an officer chooses for a statement; everything else in it is computed. Each choice is a phrase in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from console.model.bilingual import Bilingual
from console.model.words import Word


class Event(Word):
    """What happened, as it stands inside a sentence."""

    EXPLOSION = "explosion", "an explosion", "ledakan"
    BOMBING = "bombing", "a bomb attack", "serangan bom"
    SHOOTING = "shooting", "a shooting", "penembakan"
    ATTACK = "attack", "an attack", "serangan"
    FIGHTING = "fighting", "armed fighting", "pertempuran bersenjata"
    UNREST = "unrest", "unrest", "kerusuhan"
    EARTHQUAKE = "earthquake", "an earthquake", "gempa bumi"
    TSUNAMI = "tsunami", "a tsunami", "tsunami"
    FLOOD = "flood", "flooding", "banjir"
    STORM = "storm", "a storm", "badai"
    VOLCANO = "volcano", "a volcanic eruption", "letusan gunung berapi"
    FIRE = "fire", "a fire", "kebakaran"
    CRUSH = "crush", "a crowd crush", "desak-desakan massa"
    AIR_CRASH = "air-crash", "an aircraft accident", "kecelakaan pesawat"
    TRAIN_CRASH = "train-crash", "a train accident", "kecelakaan kereta api"
    ROAD_CRASH = "road-crash", "a road accident", "kecelakaan lalu lintas"
    SHIPWRECK = "shipwreck", "a ship accident", "kecelakaan kapal"
    OUTBREAK = "outbreak", "an outbreak of disease", "wabah penyakit"
    OTHER = "incident", "an incident", "peristiwa"


class Tone(Word):
    """How the statement begins."""

    CONCERN = "concern", "Concern", "Keprihatinan"
    SYMPATHY = "sympathy", "Sympathy and condolences", "Simpati dan duka cita"
    CONDEMNATION = "condemnation", "Condemnation and sympathy", "Kecaman dan simpati"
    NONE = "none", "No opening", "Tanpa pembuka"


class Advice(Word):
    """What nationals on the spot are asked to do: one whole sentence each."""

    STAY_AWAY = (
        "stay-away",
        "Indonesian nationals in the area are advised to stay away from the scene.",
        "WNI di wilayah tersebut diimbau menjauhi lokasi kejadian.",
    )
    STAY_CALM = (
        "stay-calm",
        "Indonesian nationals are advised to stay calm, remain vigilant and follow the instructions of the local authorities.",
        "WNI diimbau tetap tenang, meningkatkan kewaspadaan, dan mengikuti arahan otoritas setempat.",
    )
    STAY_INDOORS = (
        "stay-indoors",
        "Indonesian nationals in the area are advised to stay indoors until further notice.",
        "WNI di wilayah tersebut diimbau tetap berada di dalam rumah sampai ada pemberitahuan lebih lanjut.",
    )
    TELL_FAMILY = (
        "tell-family",
        "Those who are safe are asked to let their families and the mission know.",
        "WNI yang dalam keadaan aman diminta mengabari keluarga dan perwakilan.",
    )
    CALL_HOTLINE = (
        "call-hotline",
        "Whoever needs help, or knows of an Indonesian national who was affected, is asked to call the hotline.",
        "WNI yang memerlukan bantuan atau mengetahui WNI yang terdampak diminta menghubungi hotline.",
    )
    DO_NOT_SPREAD = (
        "do-not-spread",
        "The public is asked not to pass on information that has not been verified.",
        "Masyarakat diimbau tidak menyebarkan informasi yang belum terverifikasi.",
    )
    NO_TRAVEL = (
        "no-travel",
        "Travel to the area should be put off until the situation allows it.",
        "Perjalanan ke wilayah tersebut agar ditunda sampai situasi memungkinkan.",
    )


# What the choices are called where they are ticked; the sentences themselves stand in the text.
ADVICE_NAMES: Mapping[Advice, Bilingual] = {
    Advice.STAY_AWAY: Bilingual("Jauhi lokasi", "Stay away"),
    Advice.STAY_CALM: Bilingual("Tenang, ikuti arahan", "Stay calm, follow instructions"),
    Advice.STAY_INDOORS: Bilingual("Tetap di dalam rumah", "Stay indoors"),
    Advice.TELL_FAMILY: Bilingual("Kabari keluarga", "Tell the family"),
    Advice.CALL_HOTLINE: Bilingual("Hubungi hotline", "Call the hotline"),
    Advice.DO_NOT_SPREAD: Bilingual("Jangan sebar kabar liar", "Do not spread rumours"),
    Advice.NO_TRAVEL: Bilingual("Tunda perjalanan", "Put off travel"),
}


# Set before every text of an exercise, wherever it goes: no part of it may be taken for the real thing.
EXERCISE_HEAD = Bilingual("LATIHAN – BUKAN UNTUK DITERBITKAN", "EXERCISE – NOT FOR PUBLICATION")


class SlotName(Word):
    """The parts of a first statement, in the order in which they are told. Source: seven first statements of the ministry, 2016 to 2022."""

    SYMPATHY = "sympathy", "Opening", "Pembuka"
    EVENT = "event", "What, where, when", "Apa, di mana, kapan"
    CASUALTIES = "casualties", "Casualties", "Korban"
    NATIONALS = "nationals", "Our nationals", "WNI"
    REGISTERED = "registered", "Registered there", "WNI terdaftar"
    DONE = "done", "What was done", "Langkah yang diambil"
    ADVICE = "advice", "Advice", "Imbauan"
    HOTLINES = "hotlines", "Hotlines", "Hotline"
    AS_OF = "as-of", "As of", "Per"
    BRIEF = "brief", "Our nationals, in brief", "WNI, ringkas"  # for short channels; not part of the whole text


WHOLE = tuple(name for name in SlotName if name is not SlotName.BRIEF)


class Channel(Word):
    """Where a statement is published."""

    PRESS = "press", "Press release", "Siaran pers"
    WHATSAPP = "whatsapp", "WhatsApp", "WhatsApp"
    INSTAGRAM = "instagram", "Instagram", "Instagram"
    X = "x", "X", "X"
    SMS = "sms", "SMS", "SMS"
