"""A leg as an activity."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta, tzinfo

from coach.domain.activity import Activity, Length, Recording, Source, Sport
from coach.redaction import clean
from connectors.fitfile.contents import Contents
from connectors.fitfile.identity import source_id, uuid_of
from connectors.fitfile.laps import read_laps
from connectors.fitfile.legs import Leg
from connectors.fitfile.lengths import read_lengths
from connectors.fitfile.messages import Message
from connectors.fitfile.moments import EPOCH, instant, is_relative, offset_of, zone_at
from connectors.fitfile.names import TRANSITION, device_of, sport_of
from connectors.fitfile.profile import (
    ACTIVITY,
    SPORT,
    TIMESTAMP_CORRELATION,
    WORKOUT,
)
from connectors.fitfile.sets import read_sets
from connectors.fitfile.streams import streams_of
from connectors.plausible import Doubts

_TITLE = 120
_NO_CLOCK = "the device's clock was not set: the date is not the true one"
_FASTEST_KNOWN = {Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.WALK}


def is_transition(leg: Leg, contents: Contents) -> bool:
    """Whether a leg is the way from one sport of a triathlon to the next."""
    return _sports(leg, contents)[0] == TRANSITION


def recording_of(leg: Leg, contents: Contents, timezone: tzinfo) -> Recording:
    """The activity and its streams.

    Args:
        leg: one with a usable date.
        contents: the part it is from.
        timezone: the athlete's, for devices that do not say where they were.
    """
    doubts = Doubts()
    activity = _bare(leg, contents, timezone, doubts)
    activity = _with_totals(activity, leg.session, doubts)
    activity = _with_pieces(activity, leg)
    activity = replace(activity, doubts=tuple(doubts.named))
    return Recording(activity, streams_of(leg.rows, leg.begin))


def _bare(leg: Leg, contents: Contents, timezone: tzinfo, doubts: Doubts) -> Activity:
    """What, when, where, by which device."""
    number, sub_number = _sports(leg, contents)
    sport, finer = sport_of(number, sub_number)
    moment = instant(leg.begin) or EPOCH
    zone = zone_at(moment, _offset(leg, contents, doubts), timezone)
    known = source_id(contents.file_id, leg.index, f"{leg.begin:.0f} {number}")
    return Activity(
        uuid=uuid_of(known),
        source=Source.FIT,
        source_id=known,
        sport=sport,
        start=moment.astimezone(zone.tz),
        timezone=zone.name,
        elapsed_s=_elapsed(leg, doubts),
        sub_sport=finer,
        title=_title(leg, contents),
        device=device_of(contents.file_id),
    )


def _with_totals(activity: Activity, session: Message, doubts: Doubts) -> Activity:
    """The activity with what its device summed up."""
    elapsed = activity.elapsed_s if activity.sport in _FASTEST_KNOWN else None
    pool = session.real("pool_length") if activity.sport is Sport.SWIM else None
    return replace(
        activity,
        moving_s=doubts.seconds("moving time", session.real("total_timer_time")),
        distance_m=doubts.meters("distance", session.real("total_distance"), elapsed),
        calories_kcal=doubts.kcal("energy", session.real("total_calories")),
        avg_hr_bpm=doubts.bpm("mean heart rate", session.whole("avg_heart_rate")),
        max_hr_bpm=doubts.bpm("highest heart rate", session.whole("max_heart_rate")),
        avg_power_w=doubts.watts("mean power", session.real("avg_power")),
        pool_length_m=doubts.pool(pool),
        rpe=_rpe(session),
    )


def _with_pieces(activity: Activity, leg: Leg) -> Activity:
    """The activity with its laps, lengths and sets."""
    swim = activity.sport is Sport.SWIM
    lengths = read_lengths(leg.lengths, leg.begin) if swim else ()
    return replace(
        activity,
        moving_s=_swum(lengths) or activity.moving_s,
        laps=read_laps(leg.laps, leg.begin),
        lengths=lengths,
        sets=read_sets(leg.sets),
    )


def _sports(leg: Leg, contents: Contents) -> tuple[int | None, int | None]:
    """Sport and sub sport of a session, else of the `sport` message in its place."""
    sources = [leg.session, *contents.of(SPORT)[leg.index : leg.index + 1], *leg.laps]
    for message in sources:
        if message.whole("sport") is not None:
            return message.whole("sport"), message.whole("sub_sport")
    return None, leg.session.whole("sub_sport")


def _elapsed(leg: Leg, doubts: Doubts) -> float:
    """The whole time: the session's, else the timer's, else the records'."""
    said = doubts.seconds("elapsed time", leg.session.real("total_elapsed_time"))
    if said is None:
        said = Doubts().seconds("", leg.session.real("total_timer_time"))
    if said is None:
        said = leg.rows.last[0] - leg.begin if leg.rows else 0.0
    return said


def _swum(lengths: Sequence[Length]) -> float | None:
    """The time swum: rests at the wall are no moving time."""
    swum = [length.elapsed_s for length in lengths if length.active]
    return round(sum(swum), 3) if swum else None


def _offset(leg: Leg, contents: Contents, doubts: Doubts) -> timedelta | None:
    if is_relative(leg.begin):
        doubts.named.append(_NO_CLOCK)
        return None
    return offset_of(contents.of(ACTIVITY, TIMESTAMP_CORRELATION))


def _title(leg: Leg, contents: Contents) -> str:
    """The workout followed, else what the watch calls the sport."""
    names = [m.text("wkt_name") for m in contents.of(WORKOUT)]
    names.append(leg.session.text("sport_profile_name"))
    names += [m.text("name") for m in contents.of(SPORT)[leg.index : leg.index + 1]]
    cleaned = (clean(name, limit=_TITLE) for name in names)
    return next((name for name in cleaned if name), "")


def _rpe(session: Message) -> float | None:
    """How hard it felt, 1-10, where the athlete told the watch."""
    rpe = session.real("workout_rpe")
    return rpe if rpe is not None and 1 <= rpe <= 10 else None
