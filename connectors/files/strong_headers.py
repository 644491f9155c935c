"""What Strong calls its columns, in each language, and the units in their names.

Met in files of the app: English, French and Chinese (marked). The others are what the
word is in that language, several where there are several.
"""

from collections.abc import Mapping

from connectors.files.moments import folded

_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (*("date", "datum", "fecha", "data", "tarih", "日期", "日付", "日時"),),
    "title": (
        *("workout name", "nom de l entrainement", "锻炼名称"),  # met
        *("trainingsname", "name des trainings", "name des workouts"),
        *("nombre del entrenamiento", "nombre de entrenamiento"),
        *("nome do treino", "nome dell allenamento"),
        *(
            "nome allenamento",
            "antrenman adi",
            "antrenman ismi",
            "训练名称",
            "健身名称",
        ),
        *(
            "鍛鍊名稱",
            "訓練名稱",
            "ワークアウト名",
            "トレーニング名",
            "naam van workout",
        ),
    ),
    "exercise": (
        *("exercise name", "nom de l exercice", "运动名称"),  # met
        *("ubungsname", "name der ubung", "nombre del ejercicio"),
        *("nombre de ejercicio", "nome do exercicio", "nome dell esercizio"),
        *("nome esercizio", "egzersiz adi", "egzersiz ismi", "hareket adi"),
        *("动作名称", "练习名称", "運動名稱", "動作名稱"),
        *("エクササイズ名", "種目名", "運動名", "oefeningnaam"),
    ),
    "order": (
        *("set order", "ordre de la serie", "设置顺序"),  # met
        *("ordre de serie", "ordre des series", "satzreihenfolge", "satz reihenfolge"),
        *("reihenfolge der satze", "satznummer", "orden de la serie"),
        *(
            "orden de serie",
            "orden de las series",
            "ordem da serie",
            "ordem das series",
        ),
        *("ordine della serie", "ordine serie", "ordine delle serie", "set sirasi"),
        *("组序", "组顺序", "組序", "組別順序"),
        *("セット順", "セット順序", "セットの順序", "セット番号", "setvolgorde"),
    ),
    "weight": (
        *("weight", "poids", "重量"),  # met
        *("gewicht", "peso", "agirlik", "ウェイト", "ウエイト", "重さ"),
    ),
    "reps": (
        *("reps", "repetitions", "次"),  # met
        *("wiederholungen", "wdh", "repeticiones", "repeticoes", "ripetizioni"),
        *("tekrar", "tekrarlar", "tekrar sayisi", "次数", "次數"),
        *("回数", "レップ", "レップ数", "レップス", "herhalingen"),
    ),
    "rpe": ("rpe",),
    "distance": (
        *("distance", "距离"),  # met
        *("distanz", "entfernung", "strecke", "distancia", "distanza", "mesafe"),
        *("距離", "afstand"),
    ),
    "seconds": (
        *("seconds", "secondes", "秒"),  # met
        *("sekunden", "segundos", "secondi", "saniye", "秒数", "秒數", "seconden"),
    ),
    "duration": (
        *("duration", "workout duration", "duree", "时长"),  # met
        *("dauer", "duracion", "duracao", "durata", "sure", "時長", "時間"),
        *("所要時間", "継続時間", "duree de l entrainement", "duur"),
    ),
    "notes": (
        *("notes", "备注"),  # met
        *("note", "notizen", "anmerkungen", "notas", "notlar", "備註", "メモ"),
        *("ノート", "notities"),
    ),
    "workout_notes": (
        *("workout notes", "notes de l entrainement", "锻炼备注"),  # met
        *("notes d entrainement", "trainingsnotizen", "workout notizen"),
        *("notizen zum training", "notas del entrenamiento", "notas de entrenamiento"),
        *("notas do treino", "note dell allenamento", "note allenamento"),
        *("antrenman notlari", "训练备注", "鍛鍊備註", "訓練備註"),
        *("ワークアウトメモ", "ワークアウトノート", "トレーニングメモ"),
    ),
    "weight_unit": (
        *("weight unit", "unite de poids", "gewichtseinheit", "unidad de peso"),
        *("unidade de peso", "unita di peso", "agirlik birimi", "重量单位", "重量單位"),
        *("重量単位", "重量の単位"),
    ),
    "distance_unit": (
        *("distance unit", "unite de distance", "distanzeinheit"),
        *("entfernungseinheit", "unidad de distancia", "unidade de distancia"),
        *("unita di distanza", "mesafe birimi", "距离单位", "距離單位", "距離単位"),
        *("距離の単位",),
    ),
}

_UNITS: Mapping[str, tuple[str, ...]] = {
    "kg": ("kg", "kgs", "kilograms", "公斤", "千克", "キロ"),
    "lb": ("lb", "lbs", "pounds", "livres", "libras", "磅", "ポンド"),
    "km": ("km", "kilometers", "kilometres", "公里", "千米"),
    "mi": ("mi", "miles", "mile", "英里", "マイル"),
    "m": ("m", "meters", "metres", "meter", "metros", "metri", "米", "メートル"),
    "ft": ("ft", "feet"),
    "yd": ("yd", "yards"),
}


def _by_name(names: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {
        folded(each).replace(" ", "_"): column
        for column, several in names.items()
        for each in several
    }


_COLUMN_NAMED = _by_name(_NAMES)
_UNIT_NAMED = _by_name(_UNITS)


def unit(text: str) -> str | None:
    """`kg`, `lb`, `km`, `mi`, `m`, `ft` or `yd`, however it is written."""
    return _UNIT_NAMED.get(folded(text[:20]).strip(" ."))


def column(name: str) -> str:
    """What a column is called here: `weight`, or `weight_kg` where its name says so.

    A name that is none of Strong's stays as it is.
    """
    plain = folded(name)
    if plain in _COLUMN_NAMED:
        return _COLUMN_NAMED[plain]
    if plain in _UNIT_NAMED:  # older files call the load `kg` and the distance `km`
        said = _UNIT_NAMED[plain]
        return f"weight_{said}" if said in {"kg", "lb"} else f"distance_{said}"
    before, _, last = plain.rpartition("_")
    known = _COLUMN_NAMED.get(before, name)
    if known in {"weight", "distance"} and last in _UNIT_NAMED:
        return f"{known}_{_UNIT_NAMED[last]}"
    return known if known in {"duration", "seconds"} else name
