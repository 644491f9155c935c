"""Strength for the weight it is carried by."""

from collections.abc import Mapping, Sequence

from coach.domain.athlete import Sex

LIGHTEST_KG, HEAVIEST_KG = 25.0, 400.0
"""Body weights believed."""

MOST_LIFTED_KG = 1500.0
"""More than any record total of three lifts, and than any machine holds."""

_Sexed = Mapping[Sex, Sequence[float]]

_DOTS: _Sexed = {
    Sex.MALE: (-307.75076, 24.0900756, -0.1918759221, 0.0007391293, -0.000001093),
    Sex.FEMALE: (-57.96288, 13.6175032, -0.1126655495, 0.0005158568, -0.0000010706),
}
_DOTS_KG: _Sexed = {Sex.MALE: (40.0, 210.0), Sex.FEMALE: (40.0, 150.0)}

_WILKS: _Sexed = {
    Sex.MALE: (
        -99.22855411,
        14.40581421,
        -0.015415771,
        -0.000769734,
        4.97549e-6,
        -9.35418e-9,
    ),
    Sex.FEMALE: (
        -219.6791486,
        19.55345493,
        -0.167792909,
        0.000406937,
        1.84095e-6,
        -8.31427e-9,
    ),
}
_WILKS_KG: _Sexed = {Sex.MALE: (40.0, 200.95), Sex.FEMALE: (40.0, 150.95)}


def relative_strength(e1rm_kg: float, body_weight_kg: float) -> float | None:
    """The estimated one-repetition maximum as a multiple of body weight.

    None for loads and body weights no one has (0 to 1,500 kg; 25 to 400 kg).
    """
    if not _is_believed(e1rm_kg, body_weight_kg):
        return None
    return e1rm_kg / body_weight_kg


def dots(total_kg: float, body_weight_kg: float, sex: Sex) -> float | None:
    """DOTS points for the total of squat, bench press and deadlift.

    500 x total over a polynomial of body weight (Konertz 2019, for the German
    federation), which holds from 40 to 210 kg for men and 40 to 150 kg for women;
    beyond that it counts as the end. For totals, not for single lifts. None for
    loads and body weights no one has.
    """
    if not _is_believed(total_kg, body_weight_kg):
        return None
    return 500 * total_kg / _at(body_weight_kg, _DOTS[sex], _DOTS_KG[sex])


def wilks(total_kg: float, body_weight_kg: float, sex: Sex) -> float | None:
    """Wilks points in the form of 2020 for the total of the three lifts.

    600 x total over a polynomial of body weight (Wilks 2020), which holds from 40 to
    200.95 kg for men and 40 to 150.95 kg for women; beyond that it counts as the end.
    The older form has 500 and other coefficients: never mix the two. Of the two sets
    of coefficients that are called Wilks 2020 these are the ones OpenPowerlifting has
    and the federation's tables were printed from; the other (47.46 …) gives within 1 %
    as many points at usual weights. None for loads and body weights no one has.
    """
    if not _is_believed(total_kg, body_weight_kg):
        return None
    return 600 * total_kg / _at(body_weight_kg, _WILKS[sex], _WILKS_KG[sex])


def _is_believed(load_kg: float, body_weight_kg: float) -> bool:
    weighs = LIGHTEST_KG <= body_weight_kg <= HEAVIEST_KG
    return weighs and 0 < load_kg <= MOST_LIFTED_KG


def _at(weight_kg: float, ascending: Sequence[float], ends: Sequence[float]) -> float:
    weight_kg = min(max(weight_kg, ends[0]), ends[1])
    value = 0.0
    for coefficient in reversed(ascending):
        value = value * weight_kg + coefficient
    return value
