"""What months are called, so that a date means the same in every language."""

from collections.abc import Mapping

_BY_LANGUAGE = (
    # English
    (
        "january february march april may june"
        " july august september october november december"
    ),
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may june july aug sept oct nov dec",
    # German
    (
        "januar februar marz april mai juni"
        " juli august september oktober november dezember"
    ),
    "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "janner feber maerz apr mai juni juli aug sept okt nov dez",
    # French
    (
        "janvier fevrier mars avril mai juin"
        " juillet aout septembre octobre novembre decembre"
    ),
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "jan fev mars avr mai juin juill aou sep oct nov dec",
    # Spanish
    (
        "enero febrero marzo abril mayo junio"
        " julio agosto septiembre octubre noviembre diciembre"
    ),
    "ene feb mar abr may jun jul ago sept oct nov dic",
    "ene feb mar abr may jun jul ago set oct nov dic",
    # Portuguese
    (
        "janeiro fevereiro marco abril maio junho"
        " julho agosto setembro outubro novembro dezembro"
    ),
    "jan fev mar abr mai jun jul ago set out nov dez",
    # Italian
    (
        "gennaio febbraio marzo aprile maggio giugno"
        " luglio agosto settembre ottobre novembre dicembre"
    ),
    "gen feb mar apr mag giu lug ago set ott nov dic",
    # Turkish
    "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    "oca sub mar nis may haz tem agu eyl eki kas ara",
    # Dutch
    (
        "januari februari maart april mei juni"
        " juli augustus september oktober november december"
    ),
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
)

MONTHS: Mapping[str, int] = {
    name: number
    for language in _BY_LANGUAGE
    for number, name in enumerate(language.split(), start=1)
}
"""By name, long and short: small letters without accents, `fevr` for *févr.*"""
