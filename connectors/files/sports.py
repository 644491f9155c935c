"""What services and watches call a sport, as ours.

Words are compared without case, spaces and signs: Strava's `WeightTraining` and
`Weight Training`, Garmin's `weight_training` are one.
"""

import re
from collections.abc import Mapping

from coach.domain.activity import Sport
from coach.redaction import clean

_NAMES: Mapping[Sport, str] = {
    Sport.SWIM: "swim swimming lapswimming poolswim poolswimming openwaterswimming"
    " openwaterswim natation schwimmen natación natação nuoto 水泳 スイム",
    Sport.RUN: "run running trailrun trailrunning treadmillrunning treadmill"
    " trackrunning streetrunning indoorrunning virtualrun virtualrunning ultrarun"
    " lauf laufen virtuellerlauf traillauf courseàpied carrera corrida corsa"
    " ランニング ラン",
    Sport.RIDE: "ride riding biking bike cycling roadbiking roadcycling mountainbiking"
    " mountainbikeride gravelride gravelcycling cyclocross trackcycling indoorcycling"
    " virtualride ebikeride emountainbikeride ebiking ebikefitness ebikemountain"
    " handcycle handcycling velomobile recumbentcycling bmx spinning radfahrt radfahren"
    " virtuelleradfahrt mountainbikefahrt gravelfahrt vélo sortieàvélo"
    " ciclismo pedalada pedalata giroinbici サイクリング ライド",
    Sport.STRENGTH: "weighttraining strength strengthtraining weightlifting"
    " traditionalstrengthtraining functionalstrengthtraining krafttraining musculation"
    " entraînementauxpoids entraînementavecpoids entrenamientoconpesas"
    " treinamentocompeso treinodeforça musculação allenamentoconipesi"
    " ウェイトトレーニング 筋力トレーニング",
    Sport.WALK: "walk walking hike hiking snowshoe snowshoeing casualwalking"
    " speedwalking indoorwalking rucking spaziergang gehen wandern wanderung marche"
    " randonnée caminata senderismo caminhada trilha camminata escursione ウォーキング"
    " ウォーク ハイキング",
    Sport.MOBILITY: "yoga pilates mobility stretching flexibility flexibilitytraining"
    " ヨガ ピラティス",
    Sport.SNOWBOARD: "snowboard snowboarding resortsnowboarding backcountrysnowboarding"
    " resortskiingsnowboardingws スノーボード",
    Sport.GOLF: "golf ゴルフ",
    Sport.WAKEBOARD: "wakeboard wakeboarding wakeboardingv2",
    Sport.MULTISPORT: "multisport triathlon duathlon swimbikerun brick swimrun",
}
_SPORTS = {word: sport for sport, words in _NAMES.items() for word in words.split()}
_PLAIN = {
    *("swim", "swimming", "run", "running", "ride", "biking", "bike", "cycling"),
    *("weighttraining", "strength", "strengthtraining", "walk", "walking", "golf"),
    *("snowboard", "snowboarding", "wakeboard", "multisport", "other", "generic"),
}

# Strava's word for a session of no sport of its own, in its languages.
_WORKOUT = {"workout", "training", "entraînement", "entrenamiento", "treino"} | {
    "allenamento",
    "ワークアウト",
}

# Strava's own numbers, which its GPX files have in the place of a word.
_BY_NUMBER = {
    1: "ride",
    2: "alpine_ski",
    4: "hike",
    7: "nordic_ski",
    9: "run",
    10: "walk",
    11: "workout",
    12: "snowboard",
    16: "swim",
    17: "virtual_ride",
    23: "rowing",
    30: "weight_training",
    31: "yoga",
    53: "virtual_run",
}


def sport_of(word: str) -> tuple[Sport, str | None]:
    """Our sport, and the source's finer word where it says more.

    A sport that coach has no name for is `other`, with its own name as finer word.
    """
    said = clean(word, limit=60)
    if said.isdecimal() and len(said) <= 3:
        said = _BY_NUMBER.get(int(said), f"sport_{int(said)}")
    plain = re.sub(r"[\W_]+", "", said.casefold())
    if plain in _WORKOUT:
        return Sport.OTHER, "workout"
    sport = _SPORTS.get(plain, Sport.OTHER)
    finer = None if plain in _PLAIN or not plain else _snake(said)
    return sport, finer


def _snake(said: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", said)
    return re.sub(r"[\W_]+", "_", spaced).strip("_").casefold()
