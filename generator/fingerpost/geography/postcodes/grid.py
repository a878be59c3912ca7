"""From Ordnance Survey National Grid to latitude and longitude, right to about 5 metres.

Source: Ordnance Survey, "A guide to coordinate systems in Great Britain": annexe A for the
ellipsoids and the grid, annexe B for Cartesian coordinates, annexe C for the projection, and
section 6.6 for the seven-parameter transformation and its accuracy.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

_AIRY_A, _AIRY_B = 6_377_563.396, 6_356_256.909  # metres: the ellipsoid of the National Grid, Airy 1830
_WGS84_A, _WGS84_B = 6_378_137.000, 6_356_752.3142  # of satellite positions (the guide's GRS80 differs by 0.1 mm)
_SCALE = 0.999_601_271_7  # on the central meridian
_ORIGIN_LAT, _ORIGIN_LON = radians(49), radians(-2)  # the true origin
_FALSE_EAST, _FALSE_NORTH = 400_000.0, -100_000.0

# Airy to WGS 84: the guide gives the other way, so every sign is turned.
_SHIFT = (446.448, -125.157, 542.060)  # metres
_TURN = (radians(0.1502 / 3600), radians(0.2470 / 3600), radians(0.8421 / 3600))
_STRETCH = -20.4894e-6


def is_on_grid(easting: float, northing: float) -> bool:
    """Whether a position is on the National Grid; far beyond it the formulas below never settle.

    >>> is_on_grid(377_700, 147_900), is_on_grid(377_700, 1e15)
    (True, False)
    """
    return 0 < easting < 700_000 and 0 < northing < 1_300_000


def to_degrees(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude, WGS 84, of a grid position in metres.

    >>> [round(part, 4) for part in to_degrees(377_700, 147_900)]
    [51.2298, -2.3208]
    """
    return _to_wgs84(*to_airy_radians(easting, northing))


def to_airy_radians(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude on the grid's own ellipsoid: annexe C.2 of the guide."""
    e2 = 1 - (_AIRY_B / _AIRY_A) ** 2
    lat = _ORIGIN_LAT + (northing - _FALSE_NORTH) / (_AIRY_A * _SCALE)
    while abs(rest := northing - _FALSE_NORTH - _meridian_arc(lat)) >= 0.000_01:  # to a hundredth of a millimetre
        lat += rest / (_AIRY_A * _SCALE)

    sin2 = 1 - e2 * sin(lat) ** 2
    nu = _AIRY_A * _SCALE / sqrt(sin2)  # radius of curvature, east to west
    rho = nu * (1 - e2) / sin2  # and north to south
    eta2 = nu / rho - 1
    t, t2, t4, t6 = tan(lat), tan(lat) ** 2, tan(lat) ** 4, tan(lat) ** 6
    east = easting - _FALSE_EAST

    vii = t / (2 * rho * nu)
    viii = t / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = t / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    x = 1 / (cos(lat) * nu)
    xi = x / (6 * nu**2) * (nu / rho + 2 * t2)
    xii = x / (120 * nu**4) * (5 + 28 * t2 + 24 * t4)
    xiia = x / (5040 * nu**6) * (61 + 662 * t2 + 1320 * t4 + 720 * t6)
    return (
        lat - vii * east**2 + viii * east**4 - ix * east**6,
        _ORIGIN_LON + x * east - xi * east**3 + xii * east**5 - xiia * east**7,
    )


def _meridian_arc(lat: float) -> float:
    """Metres along the meridian from the true origin: M in the guide."""
    n = (_AIRY_A - _AIRY_B) / (_AIRY_A + _AIRY_B)
    less, more = lat - _ORIGIN_LAT, lat + _ORIGIN_LAT
    return (
        _AIRY_B
        * _SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _to_wgs84(lat: float, lon: float) -> tuple[float, float]:
    """Through Cartesian coordinates, where the two ellipsoids differ by a shift, a turn and a stretch."""
    e2 = 1 - (_AIRY_B / _AIRY_A) ** 2
    nu = _AIRY_A / sqrt(1 - e2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)

    (shift_x, shift_y, shift_z), (turn_x, turn_y, turn_z), scale = _SHIFT, _TURN, 1 + _STRETCH
    x, y, z = (
        shift_x + scale * x - turn_z * y + turn_y * z,
        shift_y + turn_z * x + scale * y - turn_x * z,
        shift_z - turn_y * x + turn_x * y + scale * z,
    )

    e2 = 1 - (_WGS84_B / _WGS84_A) ** 2
    flat = hypot(x, y)
    lat = atan2(z, flat * (1 - e2))
    for _ in range(4):  # each round makes it about 300 times nearer: four leave nothing that a float can hold
        nu = _WGS84_A / sqrt(1 - e2 * sin(lat) ** 2)
        lat = atan2(z + e2 * nu * sin(lat), flat)
    return degrees(lat), degrees(atan2(y, x))
