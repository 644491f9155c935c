from datetime import datetime

import pytest

from connectors.files import month_names
from connectors.files.moments import NoMomentError, day_first, folded, moment

EVENING = datetime.fromisoformat("2025-06-30T19:56")


@pytest.mark.parametrize(
    "text",
    [
        "30 Jun 2025, 19:56",
        "Jun 30, 2025, 7:56 PM",
        "Jun 30, 2025, 7:56\u202fPM",
        "June 30, 2025 at 7:56 pm",
        "30. Juni 2025 um 19:56",
        "30. Juni 2025, 19:56",
        "30.06.2025, 19:56",
        "30 juin 2025 à 19:56",
        "30 juin 2025, 19:56",
        "30 juin 2025 à 19 h 56",
        "30 JUIN 2025 à 19:56",
        "30 jun 2025, 19:56",
        "30 jun 2025, 7:56 p. m.",
        "30 de junio de 2025, 19:56",
        "30 de jun. de 2025, 19:56",
        "30 de junho de 2025 às 19:56",
        "30 jun. 2025 19:56",
        "30 giu 2025, 19:56",
        "30 giugno 2025 alle ore 19:56",
        "30 Haz 2025, 19:56",
        "30 Haziran 2025 19:56",
        "30 Haz 2025 ÖS 7:56",
        "30 juni 2025 om 19:56",
        "2025年6月30日 19:56",
        "2025年6月30日 下午7:56",
        "2025年6月30日 下午 7:56",
        "2025年6月30日 午後7:56",
        "2025年6月30日 19時56分",
        "2025年6月30日\u3000\uff11\uff19\uff1a\uff15\uff16",
        "2025년 6월 30일 오후 7:56",
        "2025/06/30 19:56",
        "2025-06-30 19:56",
        "2025-06-30T19:56:00",
        "30/06/2025 19:56",
        "30-06-2025 19:56",
        "6/30/2025, 7:56 PM",
    ],
)
def test_one_evening_in_many_languages(text):
    found = moment(text)

    assert found.local == EVENING
    assert found.has_time


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("30 Jun 2025, 12:05 AM", 0),
        ("30 Jun 2025, 12:05 PM", 12),
        ("30 Jun 2025, 1:05 a. m.", 1),
        ("2025年6月30日 上午12:05", 0),
        ("2025年6月30日 下午12:05", 12),
        ("2025年6月30日 午前0:05", 0),
        ("2025年6月30日 午後0:05", 12),
        ("2025年6月30日 午前9:05", 9),
        ("30 Haz 2025 ÖÖ 9:05", 9),
        ("2025년 6월 30일 오전 9:05", 9),
    ],
)
def test_halves_of_the_day(text, hour):
    assert moment(text).local.hour == hour


def test_seconds_are_kept():
    assert moment("2025-06-30 19:56:07").local.second == 7
    assert moment("30.06.2025, 19:56:07").local.second == 7


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("Portuguese", "jan fev mar abr mai jun jul ago set out nov dez"),
        ("Turkish", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"),
        (
            "French",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        ),
        ("German", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
        ("Spanish", "ene feb mar abr may jun jul ago sept oct nov dic"),
        ("Italian", "gen feb mar apr mag giu lug ago set ott nov dic"),
        (
            "Turkish, long",
            (
                "Ocak Şubat Mart Nisan May\u0131s Haziran Temmuz Ağustos Eylül"
                " Ekim Kas\u0131m Aral\u0131k"
            ),
        ),
        (
            "Portuguese, long",
            (
                "janeiro fevereiro março abril maio junho"
                " julho agosto setembro outubro novembro dezembro"
            ),
        ),
    ],
)
def test_twelve_months_of(language, months):
    read = [moment(f"3 {name} 2025, 10:00").local.month for name in months.split()]

    assert read == [*range(1, 13)]


def test_no_name_means_two_months():
    meant = {}
    for language in month_names._BY_LANGUAGE:
        for number, name in enumerate(language.split(), start=1):
            meant.setdefault(name, set()).add(number)

    assert {name: several for name, several in meant.items() if len(several) > 1} == {}
    assert {name for name in meant if name != folded(name)} == set()
    assert all(max(several) <= 12 for several in meant.values())


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["03/04/2025 10:00", "13/04/2025 10:00"], True),
        (["03/04/2025 10:00", "04/13/2025 10:00"], False),
        (["03/04/2025 10:00", "12/12/2025 10:00"], None),
        (["13/04/2025 10:00", "04/13/2025 10:00"], None),
        (["3 Jun 2025, 10:00", "2025-04-13 10:00", ""], None),
    ],
)
def test_one_number_over_twelve_decides_for_the_whole_file(texts, first):
    assert day_first(texts) is first


def test_a_date_that_can_be_one_thing_only_needs_no_deciding():
    assert moment("03.04.2025 10:00").local.month == 4
    assert moment("04/04/2025 10:00").local.month == 4
    assert moment("13/04/2025 10:00", day_first=False).local.day == 13
    assert moment("04/13/2025 10:00", day_first=True).local.day == 13


@pytest.mark.parametrize(
    ("text", "unclear", "impossible"),
    [
        ("03/04/2025 10:00", True, False),
        ("13/13/2025 10:00", False, True),
        ("31 Jun 2025, 10:00", False, True),
        ("30 Jun 2025, 13:00 PM", False, True),
        ("30 Jun 2025, 0:30 AM", False, True),
        ("30 Jun 2025, 25:00", False, True),
        ("1 Jan 9999, 10:00", False, True),
        ("30 Foo 2025, 10:00", False, False),
        ("30 Jun 2025, 10:00 and more", False, False),
        ("30 Jun 25, 10:00", False, False),
    ],
)
def test_why_a_text_tells_no_moment(text, unclear, impossible):
    with pytest.raises(NoMomentError) as caught:
        moment(text)

    assert (caught.value.unclear, caught.value.impossible) == (unclear, impossible)
