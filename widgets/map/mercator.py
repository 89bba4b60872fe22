"""The projection (Web Mercator, in degrees) and the great circles drawn on it. Pure numpy.

One unit is one degree of longitude at the equator, x to the east and y to the north, so that the world is a square from -180 to 180.
"""

from __future__ import annotations

import numpy as np

from widgets.map.shapes import Float64, Ring

LAT_MAX = 85.0  # the projection goes to infinity at the poles; nobody we look for is beyond 85 degrees
EARTH_RADIUS_KM = 6371.0088  # mean radius; Source: IUGG 1980
KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180
_CIRCLE_POINTS = 181  # 2 degrees a step: the corner error is below 0.02 % of the radius


def y_of(lat: Float64) -> Float64:
    """Latitudes in degrees to map units; beyond 85 degrees they stay at the edge of the map."""
    clipped = np.radians(np.clip(np.asarray(lat, dtype=np.float64), -LAT_MAX, LAT_MAX))
    result: Float64 = np.degrees(np.arcsinh(np.tan(clipped)))
    return result


def lat_of(y: Float64) -> Float64:
    """Map units back to latitudes in degrees."""
    result: Float64 = np.degrees(np.arctan(np.sinh(np.radians(np.asarray(y, dtype=np.float64)))))
    return result


def y_at(lat: float) -> float:
    """One latitude to map units."""
    return float(y_of(np.array(lat)))


def lat_at(y: float) -> float:
    """Map units to one latitude."""
    return float(lat_of(np.array(y)))


Y_MAX = y_at(LAT_MAX)


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """The great-circle distance between two points (haversine)."""
    here, there = np.radians(lat), np.radians(other_lat)
    half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(np.radians(other_lon - lon) / 2) ** 2
    return float(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(min(1.0, half))))


def circle_ring(lon: float, lat: float, radius_km: float) -> Ring:
    """The points at radius_km from a centre, longitudes running on across 180 without a jump."""
    bearing = np.linspace(0, 2 * np.pi, _CIRCLE_POINTS)
    angle, here = radius_km / EARTH_RADIUS_KM, np.radians(lat)
    sine = np.sin(here) * np.cos(angle) + np.cos(here) * np.sin(angle) * np.cos(bearing)
    ring_lat = np.arcsin(np.clip(sine, -1, 1))
    east = np.arctan2(np.sin(bearing) * np.sin(angle) * np.cos(here), np.cos(angle) - np.sin(here) * np.sin(ring_lat))
    return Ring(unwrapped(lon + np.degrees(east)), np.degrees(ring_lat))


def unwrapped(lon: Float64) -> Float64:
    """Longitudes without jumps: the step between neighbours is the short way round."""
    result: Float64 = np.unwrap(np.asarray(lon, dtype=np.float64), period=360.0)
    return result


def projected_ring(ring: Ring) -> tuple[Float64, Float64]:
    """A ring as x, y in map units, closed and without jumps; one that goes round a pole is closed along the map's edge."""
    lon = unwrapped(np.append(ring.lon, ring.lon[0]))
    y = y_of(np.append(ring.lat, ring.lat[0]))
    if abs(lon[-1] - lon[0]) < 180:
        return lon, y
    edge = Y_MAX if float(np.mean(ring.lat)) > 0 else -Y_MAX
    return np.concatenate([lon, [lon[-1], lon[0]]]), np.concatenate([y, [edge, edge]])
