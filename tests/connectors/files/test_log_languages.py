"""The same evening, logged by phones that speak other languages."""

from dataclasses import replace
from datetime import UTC

import pytest

from connectors.files.hevy_csv import HevyCsvReader
from connectors.files.strong_csv import StrongCsvReader

STRONG_ENGLISH = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight (kg),Reps,Distance (km),\
Seconds,Notes,Workout Notes,RPE
2026-03-18 18:58:20,Lower,1h 13m,Squat,W,60,8,0,0,slow,tired,
2026-03-18 18:58:20,Lower,1h 13m,Squat,1,102.5,5,0,0,,,8.5
2026-03-18 18:58:20,Lower,1h 13m,Squat,Rest Timer,0,0,0,150,,,
2026-03-18 18:58:20,Lower,1h 13m,Squat,F,102.5,4,0,0,,,10
2026-03-18 18:58:20,Lower,1h 13m,Run,1,0,0,1.5,480,,,
"""

STRONG = {
    "English, semicolons": """\
Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;\
RPE;Distance (meters);Seconds;Notes;Workout Notes
1;2026-03-18 18:58:20;"Lower";4380;"Squat";W;60;8;;;0;"slow";"tired"
1;2026-03-18 18:58:20;"Lower";4380;"Squat";1;102.5;5;8.5;;0;"";"tired"
1;2026-03-18 18:58:20;"Lower";4380;"Squat";"Rest Timer";;;;;150.0;"";"tired"
1;2026-03-18 18:58:20;"Lower";4380;"Squat";F;102.5;4;10;;0;"";"tired"
1;2026-03-18 18:58:20;"Lower";4380;"Run";1;;;;1500;480;"";"tired"
""",
    "English, units apart, pounds": """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;\
Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
2026-03-18 18:58:20;Lower;Squat;W;132.27735731;lbs;8;;;;0;slow;tired;73min
2026-03-18 18:58:20;Lower;Squat;1;225.97381;lbs;5;8.5;;;0;;;73min
2026-03-18 18:58:20;Lower;Squat;Rest Timer;;;;;;;150;;;73min
2026-03-18 18:58:20;Lower;Squat;F;225.97381;lbs;4;10;;;0;;;73min
2026-03-18 18:58:20;Lower;Run;1;0;lbs;0;;0.932056788;mi;480;;;73min
""",
    "French": """\
Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids (kg),Réps,\
Distance (km),Secondes,Notes,Notes de l'entraînement,RPE
2026-03-18 18:58:20,Jambes,1 h 13 min,Squat,W,60,8,0,0,slow,tired,
2026-03-18 18:58:20,Jambes,1 h 13 min,Squat,1,"102,5",5,0,0,,,"8,5"
2026-03-18 18:58:20,Jambes,1 h 13 min,Squat,Minuteur de repos,0,0,0,150,,,
2026-03-18 18:58:20,Jambes,1 h 13 min,Squat,F,"102,5",4,0,0,,,10
2026-03-18 18:58:20,Jambes,1 h 13 min,Run,1,0,0,"1,5",480,,,
""",
    "German": """\
Datum;Trainingsname;Dauer;Übungsname;Satzreihenfolge;Gewicht (kg);Wiederholungen;\
Entfernung (km);Sekunden;Notizen;Trainingsnotizen;RPE
18.03.2026, 18:58:20;Beine;1 Std. 13 Min.;Squat;W;60;8;0;0;slow;tired;
18.03.2026, 18:58:20;Beine;1 Std. 13 Min.;Squat;1;102,5;5;0;0;;;8,5
18.03.2026, 18:58:20;Beine;1 Std. 13 Min.;Squat;Pausentimer;0;0;0;150;;;
18.03.2026, 18:58:20;Beine;1 Std. 13 Min.;Squat;F;102,5;4;0;0;;;10
18.03.2026, 18:58:20;Beine;1 Std. 13 Min.;Run;1;0;0;1,5;480;;;
""",
    "Portuguese": """\
Data,Nome do treino,Duração,Nome do exercício,Ordem da série,Peso (kg),Repetições,\
Distância (km),Segundos,Notas,Notas do treino,RPE
18/03/2026 18:58:20,Pernas,1h 13min,Squat,W,60,8,0,0,slow,tired,
18/03/2026 18:58:20,Pernas,1h 13min,Squat,1,102.5,5,0,0,,,8.5
18/03/2026 18:58:20,Pernas,1h 13min,Squat,Descanso,0,0,0,150,,,
18/03/2026 18:58:20,Pernas,1h 13min,Squat,F,102.5,4,0,0,,,10
18/03/2026 18:58:20,Pernas,1h 13min,Run,1,0,0,1.5,480,,,
""",
    "Spanish": """\
Fecha,Nombre del entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,\
Peso (kg),Repeticiones,Distancia (km),Segundos,Notas,Notas del entrenamiento,RPE
"18 mar 2026, 6:58:20 p. m.",Piernas,1h 13m,Squat,W,60,8,0,0,slow,tired,
"18 mar 2026, 6:58:20 p. m.",Piernas,1h 13m,Squat,1,102.5,5,0,0,,,8.5
"18 mar 2026, 6:58:20 p. m.",Piernas,1h 13m,Squat,Descanso,0,0,0,150,,,
"18 mar 2026, 6:58:20 p. m.",Piernas,1h 13m,Squat,F,102.5,4,0,0,,,10
"18 mar 2026, 6:58:20 p. m.",Piernas,1h 13m,Run,1,0,0,1.5,480,,,
""",
    "Italian": """\
Data,Nome allenamento,Durata,Nome esercizio,Ordine della serie,Peso (kg),Ripetizioni,\
Distanza (km),Secondi,Note,Note allenamento,RPE
18 mar 2026 18:58:20,Gambe,1h 13m,Squat,W,60,8,0,0,slow,tired,
18 mar 2026 18:58:20,Gambe,1h 13m,Squat,1,102.5,5,0,0,,,8.5
18 mar 2026 18:58:20,Gambe,1h 13m,Squat,Recupero,0,0,0,150,,,
18 mar 2026 18:58:20,Gambe,1h 13m,Squat,F,102.5,4,0,0,,,10
18 mar 2026 18:58:20,Gambe,1h 13m,Run,1,0,0,1.5,480,,,
""",
    "Turkish": """\
Tarih;Antrenman Ad\u0131;Süre;Egzersiz Ad\u0131;Set S\u0131ras\u0131;\
A\u011f\u0131rl\u0131k (kg);Tekrar;Mesafe (km);Saniye;Notlar;Antrenman Notlar\u0131;RPE
18 Mart 2026 18:58:20;Bacak;1sa 13dk;Squat;W;60;8;0;0;slow;tired;
18 Mart 2026 18:58:20;Bacak;1sa 13dk;Squat;1;102,5;5;0;0;;;8,5
18 Mart 2026 18:58:20;Bacak;1sa 13dk;Squat;Dinlenme;0;0;0;150;;;
18 Mart 2026 18:58:20;Bacak;1sa 13dk;Squat;F;102,5;4;0;0;;;10
18 Mart 2026 18:58:20;Bacak;1sa 13dk;Run;1;0;0;1,5;480;;;
""",
    "Chinese": """\
日期,锻炼名称,时长,运动名称,设置顺序,重量 (kg),次,距离 (公里),秒,备注,锻炼备注,RPE
2026年3月18日 下午6:58:20,腿,1小时13分钟,Squat,W,60,8,0,0,slow,tired,
2026年3月18日 下午6:58:20,腿,1小时13分钟,Squat,1,102.5,5,0,0,,,8.5
2026年3月18日 下午6:58:20,腿,1小时13分钟,Squat,休息计时器,0,0,0,150,,,
2026年3月18日 下午6:58:20,腿,1小时13分钟,Squat,F,102.5,4,0,0,,,10
2026年3月18日 下午6:58:20,腿,1小时13分钟,Run,1,0,0,1.5,480,,,
""",
    "Japanese": """\
日付,ワークアウト名,時間,エクササイズ名,セット順,重量 (kg),回数,距離 (km),秒,メモ,\
ワークアウトメモ,RPE
2026年3月18日 午後6:58:20,脚,1時間13分,Squat,W,60,8,0,0,slow,tired,
2026年3月18日 午後6:58:20,脚,1時間13分,Squat,1,102.5,5,0,0,,,8.5
2026年3月18日 午後6:58:20,脚,1時間13分,Squat,休憩,0,0,0,150,,,
2026年3月18日 午後6:58:20,脚,1時間13分,Squat,F,102.5,4,0,0,,,10
2026年3月18日 午後6:58:20,脚,1時間13分,Run,1,0,0,1.5,480,,,
""",
}

HEVY_COLUMNS = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
    "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe"
)
HEVY = """\
"Lower","{start}","{end}","tired","Squat",,"slow",0,"warmup",60,8,,,
"Lower","{start}","{end}","tired","Squat",,"slow",1,"normal",102.5,5,,,8.5
"Lower","{start}","{end}","tired","Run",,"",0,"normal",,,1.5,480,
"""
HEVY_POUNDS = HEVY.replace("102.5", "225.97381").replace(",60,8", ",132.27735731,8")
HEVY_DATES = {
    "English, 12 hours": ("Mar 18, 2026, 6:58\u202fPM", "Mar 18, 2026, 8:11\u202fPM"),
    "Portuguese": ("18 de mar. de 2026, 18:58", "18 de mar. de 2026, 20:11"),
    "Portuguese, short": ("18 mar 2026, 18:58", "18 mar 2026, 20:11"),
    "Turkish": ("18 Mar 2026, 18:58", "18 Mar 2026, 20:11"),
    "Turkish, long": ("18 Mart 2026 18:58", "18 Mart 2026 20:11"),
    "French": ("18 mars 2026 à 18:58", "18 mars 2026 à 20:11"),
    "German": ("18. März 2026, 18:58", "18. März 2026, 20:11"),
    "German, numbers": ("18.03.2026, 18:58", "18.03.2026, 20:11"),
    "Spanish": ("18 mar 2026, 6:58 p. m.", "18 mar 2026, 8:11 p. m."),
    "Italian": ("18 mar 2026, 18:58", "18 mar 2026, 20:11"),
    "Chinese": ("2026年3月18日 18:58", "2026年3月18日 20:11"),
    "Chinese, 12 hours": ("2026年3月18日 下午6:58", "2026年3月18日 下午8:11"),
    "Japanese": ("2026年3月18日 18:58", "2026年3月18日 20:11"),
    "Japanese, 12 hours": ("2026年3月18日 午後6:58", "2026年3月18日 午後8:11"),
    "Numbers, day first": ("18/03/2026, 18:58", "18/03/2026, 20:11"),
    "Numbers, month first": ("03/18/2026, 6:58 PM", "03/18/2026, 8:11 PM"),
    "ISO": ("2026-03-18 18:58", "2026-03-18 20:11"),
}


def the_one(reader, text, encoding="utf-8"):
    content = text.encode(encoding)
    assert reader.accepts(content, "log.csv")
    contents = reader.read(content, "log.csv", UTC)
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def hevy(start, end, rows=HEVY, columns=HEVY_COLUMNS):
    return f"{columns}\n{rows.format(start=start, end=end)}"


def facts(activity):
    """All that a session is, but for its title; no repetitions may be 0 or blank."""
    return (
        *(activity.uuid, activity.start, activity.elapsed_s, activity.note),
        *(tuple(replace(one, reps=one.reps or 0) for one in activity.sets),),
        activity.doubts,
    )


def test_the_evening_is_what_was_done():
    activity = the_one(StrongCsvReader(), STRONG_ENGLISH)

    assert activity.elapsed_s == 73 * 60
    assert activity.note == "tired"
    assert [(s.load_kg, s.reps, s.rpe, s.rest_s) for s in activity.sets] == [
        (60, 8, None, None),
        (102.5, 5, 8.5, 150),
        (102.5, 4, 10, None),
        (None, 0, None, None),
    ]
    assert [s.set_type.value for s in activity.sets] == [
        *("warmup", "normal", "failure", "normal")
    ]
    assert [s.note for s in activity.sets] == ["slow", "", "", ""]
    run = activity.sets[-1]
    assert (run.distance_m, run.duration_s, run.exercise_index) == (1500, 480, 1)


@pytest.mark.parametrize("language", STRONG)
def test_strong_in_other_words_is_the_same_evening(language):
    english = the_one(StrongCsvReader(), STRONG_ENGLISH)

    assert facts(the_one(StrongCsvReader(), STRONG[language])) == facts(english)


@pytest.mark.parametrize("language", HEVY_DATES)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_hevy_in_other_words_is_the_same_evening(language, delimiter):
    english = the_one(HevyCsvReader(), hevy("18 Mar 2026, 18:58", "18 Mar 2026, 20:11"))
    text = hevy(*HEVY_DATES[language])
    if delimiter == ";":
        text = text.replace(", ", "\0 ").replace(",", ";").replace("\0", ",")

    assert facts(the_one(HevyCsvReader(), text)) == facts(english)


def test_hevy_in_pounds_and_miles_is_the_same_evening():
    dates = HEVY_DATES["English, 12 hours"]
    columns = HEVY_COLUMNS.replace("weight_kg", "weight_lbs")
    columns = columns.replace("distance_km", "distance_miles")
    rows = HEVY_POUNDS.replace(",1.5,", ",0.932056788,")

    assert facts(the_one(HevyCsvReader(), hevy(*dates, rows, columns))) == facts(
        the_one(HevyCsvReader(), hevy(*dates))
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_whatever_the_encoding_it_is_the_same_evening(encoding):
    for text in STRONG["Chinese"], STRONG["German"]:
        reader = StrongCsvReader()
        assert the_one(reader, text, encoding) == the_one(reader, text)
