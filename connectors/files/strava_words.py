"""How Strava's export names its columns and writes its dates, language by language.

Only what is known for sure stands here: a column that is missing leaves its value
out. English, German and French are whole; of Spanish, Portuguese, Italian and
Japanese the columns that matter most.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

_COLUMNS: Mapping[str, str] = {
    "id": "activity_id aktivitäts_id id_de_l_activité id_de_actividad"
    " id_de_la_actividad id_da_atividade id_attività id_dell_attività アクティビティid"
    " アクティビティ_id",
    "date": "activity_date aktivitätsdatum date_de_l_activité fecha_de_la_actividad"
    " fecha_de_actividad data_da_atividade data_attività data_dell_attività"
    " アクティビティ実行日 アクティビティの日付 アクティビティ日",
    "name": "activity_name name_der_aktivität nom_de_l_activité nombre_de_la_actividad"
    " nome_da_atividade nome_attività nome_dell_attività アクティビティ名",
    "kind": "activity_type aktivitätsart type_d_activité tipo_de_actividad"
    " tipo_de_atividade tipo_di_attività tipo_attività アクティビティタイプ"
    " アクティビティの種類",
    "description": "activity_description aktivitätsbeschreibung"
    " beschreibung_der_aktivität description_de_l_activité descripción_de_la_actividad"
    " descrição_da_atividade descrizione_attività descrizione_dell_attività"
    " アクティビティの説明",
    "private_note": "activity_private_note hinweis_zur_privatsphäre_für_aktivitäten"
    " note_privée_sur_les_activités",
    "elapsed": "elapsed_time verstrichene_zeit temps_écoulé tiempo_transcurrido"
    " tempo_decorrido tempo_trascorso 経過時間",
    "moving": "moving_time bewegungszeit durée_de_déplacement tiempo_en_movimiento"
    " tempo_em_movimento tempo_de_movimentação tempo_in_movimento tempo_di_movimento"
    " 移動時間",
    "distance": "distance distanz distancia distância distanza 距離",
    "max_hr": "max_heart_rate max_herzfrequenz fréquence_cardiaque_max"
    " frecuencia_cardiaca_máxima frequência_cardíaca_máxima"
    " frequenza_cardiaca_massima 最大心拍数",
    "avg_hr": "average_heart_rate durchschnittliche_herzfrequenz"
    " fréquence_cardiaque_moyenne frecuencia_cardiaca_media"
    " frecuencia_cardiaca_promedio frequência_cardíaca_média frequenza_cardiaca_media"
    " 平均心拍数",
    "watts": "average_watts durchschnittliche_watt",
    "calories": "calories kalorien calorías calorias calorie カロリー",
    "exertion": "perceived_exertion gefühlte_anstrengung",
}
COLUMNS = {word: ours for ours, words in _COLUMNS.items() for word in words.split()}
"""Our names by Strava's, as `table.py` writes columns."""

ID_COLUMNS = _COLUMNS["id"].split()
ENGLISH_ID = "activity_id"

_MONTHS = {
    begin: number
    for number, begins in enumerate(
        (
            *("jan ene gen", "feb fev", "mar", "apr abr avr", "may mai mag"),
            *("jun juin giu", "jul juil lug", "aug ago aou", "sep set"),
            *("oct okt out ott", "nov", "dec dez dic"),
        ),
        start=1,
    )
    for begin in begins.split()
}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?\s?m\.?)?\s*$")
_WORD = re.compile(r"[^\W\d_]{3,}")


def utc_time(text: str) -> datetime | None:
    """The instant that a date of Strava's stands for, in UTC; None if it is none.

    `Nov 20, 2026, 11:05:00 PM`, `20.11.2026, 23:05:00`, `20 nov. 2026 à 23:05:00`,
    `20 de nov. de 2026 23:05:00`, `2026/11/20 23:05:00`: a month by its name, or day,
    month and year in the order that the year's place tells.
    """
    plain = _plain(text)
    clock = _CLOCK.search(plain)
    if clock is None:
        return None
    day = _day(plain[: clock.start()])
    if day is None:
        return None
    hour, half = int(clock[1]), clock[4]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(*day, hour, int(clock[2]), int(clock[3] or 0), tzinfo=UTC)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Small letters without accents, one space between words."""
    split = unicodedata.normalize("NFKD", text[:80].casefold())
    bare = "".join(c for c in split if not unicodedata.combining(c))
    return " ".join(bare.split())


def _day(text: str) -> tuple[int, int, int] | None:
    """Year, month and day."""
    numbers = [int(each) for each in re.findall(r"\d+", text, re.ASCII)]
    named = (_month(each) for each in _WORD.findall(text))
    month = next((each for each in named if each), None)
    if month is not None and len(numbers) == 2:
        day, year = sorted(numbers)
    elif month is None and len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    else:
        return None
    return (year, month, day) if 1990 <= year < 2100 else None


def _month(word: str) -> int | None:
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
