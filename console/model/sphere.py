"""The earth as a ball: distances, discs, and outlines that cross 180 degrees or go round a pole.

Longitude before latitude, degrees; distances in kilometres on the sphere of mean radius.
Source: IUGG mean radius R1 (Moritz 2000), 6371.0088 km.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

MEAN_RADIUS_KM = 6371.0088
KM_PER_DEG = MEAN_RADIUS_KM * np.pi / 180
OUTLINE_POINTS = 180  # corners of a drawn circle: its edge is off by 0.02 % of the radius, which no screen shows
POLE_DEG = 90 - 1e-5  # at the pole itself no direction is east; a metre beside it every one is

Floats = NDArray[np.float64]


def distance_km(lon: Floats, lat: Floats, to_lon: Floats | float, to_lat: Floats | float) -> Floats:
    """Great-circle distance from each point to each other point, or to one. Haversine: exact for near and far."""
    phi, to_phi = np.radians(lat), np.radians(to_lat)
    half_lat, half_lon = (phi - to_phi) / 2, np.radians(np.subtract(lon, to_lon)) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(phi) * np.cos(to_phi) * np.sin(half_lon) ** 2
    distance: Floats = 2 * MEAN_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return distance


def disc_half_width_deg(lat: Floats, radius_km: Floats) -> Floats:
    """How far a disc reaches east and west of its centre, degrees; 180 when it holds a pole."""
    angle = radius_km / MEAN_RADIUS_KM
    over_pole = np.abs(lat) + np.degrees(angle) >= 90
    ratio = np.sin(np.minimum(angle, np.pi / 2)) / np.maximum(np.cos(np.radians(lat)), 1e-12)
    return np.where(over_pole, 180.0, np.degrees(np.arcsin(np.minimum(ratio, 1.0))))


def wrapped(lon: float) -> float:
    """The longitude between -180 and 180."""
    return (lon + 180) % 360 - 180


def unwrapped(ring: Floats) -> Floats:
    """A closed ring, (n, 2), without jumps at 180 degrees; one that goes round a pole is closed over the pole it is nearer to."""
    steps = np.diff(ring[:, 0])
    lon = ring[0, 0] + np.concatenate([[0.0], np.cumsum((steps + 180) % 360 - 180)])
    smooth = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) < 180:
        smooth[-1, 0] = lon[0]  # summing leaves a trace that would cross the first edge
        return smooth
    pole = np.copysign(90.0, ring[:, 1].mean())
    return np.vstack([smooth, [lon[-1], pole], [lon[0], pole], smooth[:1]])


def circle_outline(lon: float, lat: float, radius_km: float) -> shapely.Polygon:
    """The disc as a polygon, not cut at 180 degrees; one that holds a pole reaches from edge to edge of the map.

    radius_km: below a quarter of the earth's girth.
    """
    bearing = np.linspace(0, 2 * np.pi, OUTLINE_POINTS, endpoint=False)
    angle, phi = radius_km / MEAN_RADIUS_KM, np.radians(np.clip(lat, -POLE_DEG, POLE_DEG))
    to_phi = np.arcsin(np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(bearing))
    east = np.arctan2(np.sin(bearing) * np.sin(angle) * np.cos(phi), np.cos(angle) - np.sin(phi) * np.sin(to_phi))
    ring = np.column_stack([lon + np.degrees(east), np.degrees(to_phi)])
    return shapely.Polygon(unwrapped(np.vstack([ring, ring[:1]])))


def arc_distance_km(lon: Floats, lat: Floats, arc_start: Floats, arc_end: Floats) -> Floats:
    """Distance from each point to its great-circle arc, both ends (n, 2); for arcs shorter than half a turn."""
    point, start, end = _unit(lon, lat), _unit(arc_start[:, 0], arc_start[:, 1]), _unit(arc_end[:, 0], arc_end[:, 1])
    normal = np.cross(start, end)
    length = np.linalg.norm(normal, axis=1)
    across = np.abs(np.sum(point * normal, axis=1)) / np.maximum(length, 1e-15)
    beside = (np.sum(np.cross(normal, start) * point, axis=1) > 0) & (np.sum(np.cross(end, normal) * point, axis=1) > 0)
    to_arc = np.arcsin(np.minimum(across, 1.0))
    to_start, to_end = (2 * np.arcsin(np.minimum(np.linalg.norm(point - tip, axis=1) / 2, 1)) for tip in (start, end))
    nearest: Floats = np.where(beside & (length > 1e-12), to_arc, np.minimum(to_start, to_end)) * MEAN_RADIUS_KM
    return nearest


def _unit(lon: Floats, lat: Floats) -> Floats:
    theta, phi = np.radians(lon), np.radians(lat)
    return np.column_stack([np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)])
