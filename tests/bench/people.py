"""Many synthetic people with sixteen filled fields each, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from console.model.change import Change
from console.model.kinds import Kind
from console.register.register import Register

_FIRST = [
    "Siti",
    "Muhammad",
    "Ahmad",
    "Dewi",
    "Budi",
    "Nur",
    "Agus",
    "Sri",
    "Eko",
    "Rina",
    "Putri",
    "Abdul",
    "Yusuf",
    "Hendra",
    "Wahyu",
    "Fitri",
    "Indah",
    "Joko",
    "Lestari",
    "Rizki",
    "Bambang",
    "Tri",
]
_LAST = [
    "Santoso",
    "Wijaya",
    "Hidayat",
    "Saputra",
    "Lubis",
    "Siregar",
    "Nasution",
    "Rahman",
    "Hakim",
    "Kusuma",
    "Pratama",
    "Utami",
    "Halim",
    "Wibowo",
    "Suryani",
    "Maulana",
    "Setiawan",
]
_CITIES = [
    ("Khartoum", 379252, 32.53, 15.55),
    ("Omdurman", 365137, 32.48, 15.64),
    ("Port Sudan", 372753, 37.22, 19.62),
    ("Cairo", 360630, 31.25, 30.06),
    ("Istanbul", 745044, 28.95, 41.01),
    ("Jeddah", 105343, 39.22, 21.52),
    ("Kuala Lumpur", 1735161, 101.69, 3.14),
    ("Hong Kong", 1819729, 114.17, 22.28),
    ("Sydney", 2147714, 151.21, -33.87),
]
_COUNTRY = ["SD", "SD", "SD", "EG", "TR", "SA", "MY", "HK", "AU"]
_STREET = ["Block", "Jalan", "Nile", "Street", "Al-Mashtal", "Kafouri", "Riyadh", "Mamoura", "Buri", "Arkaweit"]


def changes(register: Register, count: int, *, seed: int = 1, mission: int = 1) -> Iterator[list[Change]]:
    """Chunks of 500 people: a person, a registration and two identifiers each."""
    rng = random.Random(seed)
    for start in range(0, count, 500):
        size = min(500, count - start)
        ids = register.mint(4 * size)
        chunk: list[Change] = []
        for n in range(size):
            chunk += _one(rng, ids[4 * n : 4 * n + 4], start + n, mission)
        yield chunk


def _one(rng: random.Random, ids: list[int], n: int, mission: int) -> list[Change]:
    place = rng.choices(range(len(_CITIES)), [30, 10, 5, 12, 8, 10, 15, 6, 4])[0]
    city, city_id, lon, lat = _CITIES[place]
    born = f"{rng.randrange(1950, 2006)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
    person = {
        "name": " ".join([rng.choice(_FIRST), *rng.sample(_FIRST, rng.randrange(0, 2)), rng.choice(_LAST)]),
        "sex": rng.choice(["female", "male"]),
        "born": born,
        "birth_place": rng.choice(_LAST),
        "category": rng.choice(["student", "migrant-worker", "professional", "homemaker"]),
        "province": rng.choice(_FIRST),
        "phone": f"+2499{rng.randrange(10**7, 10**8)}",
        "whatsapp": f"+628{rng.randrange(10**9, 10**10)}",
        "email": f"wni{n}@example.org",
    }
    registration = {
        "person": ids[0],
        "mission": mission,
        "arrived": f"20{rng.randrange(15, 23)}-0{rng.randrange(1, 10)}-1{rng.randrange(0, 10)}",
        "address": f"{rng.choice(_STREET)} {rng.randrange(1, 90)}, {city}",
        "city": city,
        "city_id": city_id,
        "country": _COUNTRY[place],
        "lon": round(rng.gauss(lon, 0.05), 5),
        "lat": round(rng.gauss(lat, 0.05), 5),
        "radius_km": 0.1,
        "precision": "exact",
    }
    nik = f"{rng.randrange(11, 95)}{rng.randrange(1, 20):02d}{rng.randrange(1, 15):02d}{born[8:]}{born[5:7]}{born[2:4]}{rng.randrange(1, 400):04d}"
    return [
        Change(Kind.PERSON, ids[0], person),
        Change(Kind.REGISTRATION, ids[1], registration),
        Change(
            Kind.IDENTIFIER,
            ids[2],
            {"person": ids[0], "type": "passport", "value": f"{rng.choice('ABCEX')}{rng.randrange(10**6, 10**7)}"},
        ),
        Change(Kind.IDENTIFIER, ids[3], {"person": ids[0], "type": "nik", "value": nik}),
    ]
