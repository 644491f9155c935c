"""The records of an Apple Health export: which are wanted, and what each says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from coach.domain.metric import MetricKind
from connectors.files.apple_samples import Samples
from connectors.files.apple_tags import name_of, raw_attributes, shown, tag_of, text_of
from connectors.files.apple_values import (
    MASS,
    RATE,
    TIME,
    epoch,
    number,
    quantity,
)

THOUSANDTHS = 1000
_LONGEST_SLEEP_S = 24 * 3600
_QUANTITY, _CATEGORY = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
SLEEP_TYPE = f"{_CATEGORY}SleepAnalysis"
ASLEEP = "HKCategoryValueSleepAnalysisAsleep"
"""How the value of every stage of sleep begins; awake and in bed begin otherwise."""

_USUAL = re.compile(
    rb'Record type="[^"]*+" sourceName="([^"]*+)"(?: sourceVersion="[^"]*+")?'
    rb'(?: device="([^"]*+)")?(?: unit="([^"&\s]*+)")?(?: creationDate="[^"]*+")?'
    rb' startDate="([^"&\t\r\n]*+)" endDate="([^"&\t\r\n]*+)"'
    rb'(?: value="([^"&\s]*+)")?/?>'
)
"""The order in which every iPhone writes them; any other is read the long way."""

_DEVICE = re.compile(
    r"(?:^|, )(name|manufacturer|model|hardware):(.*?)(?=, [\w ]+:|>?$)", re.DOTALL
)

Fields = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""Source name, device, unit, start, end and value, as they stand in the file."""


@dataclass(frozen=True, slots=True)
class RecordType:
    """How one type of record is read.

    Attributes:
        name: the type's, `HKQuantityTypeIdentifierBodyMass`.
        label: what its records are, as the athlete calls them.
        unit: the one in which they are written again.
        read: the value in coach's unit, of value and unit; None where it is none.
        least: the smallest value that can be; `most` the largest.
        scale: by which a value is multiplied to be a whole number.
    """

    name: str
    label: str
    unit: str
    read: Callable[[str, str], float | None]
    least: float
    most: float
    scale: int = THOUSANDTHS

    def whole(self, value: bytes, unit: bytes) -> int | None:
        """The scaled value; None where it is no number or cannot be."""
        found = self.read(
            value.decode("utf-8", "replace"), unit.decode("utf-8", "replace")
        )
        possible = found is not None and self.least <= found <= self.most
        return round(found * self.scale) if found is not None and possible else None


def _fat(value: str, unit: str) -> float | None:
    """Apple writes 0.185 with the unit `%`; others' exports 18.5."""
    found = number(value)
    if found is None or unit not in {"%", ""}:
        return None
    return found * 100 if found <= 1 else found


def _vo2max(value: str, unit: str) -> float | None:
    """In ml/kg/min, which is written `mL/min·kg` or `ml/(kg*min)`."""
    words = set(re.findall(r"[a-z]+", unit.lower()))
    return number(value) if words == {"ml", "kg", "min"} else None


def _count(value: str, unit: str) -> float | None:
    return number(value) if unit in {"count", ""} else None


def _ms(value: str, unit: str) -> float | None:
    seconds = quantity(value, unit, TIME)
    return None if seconds is None else seconds * 1000


HEART_RATE = RecordType(
    f"{_QUANTITY}HeartRate",
    "heart rates",
    "count/min",
    lambda value, unit: quantity(value, unit, RATE),
    20,
    250,
    scale=1,
)
STEPS = RecordType(
    f"{_QUANTITY}StepCount", "step counts", "count", _count, 0, 200_000, 1
)
MEASURED = MappingProxyType(
    {
        MetricKind.WEIGHT: RecordType(
            f"{_QUANTITY}BodyMass",
            "body masses",
            "kg",
            lambda value, unit: quantity(value, unit, MASS),
            20,
            400,
        ),
        MetricKind.BODY_FAT: RecordType(
            f"{_QUANTITY}BodyFatPercentage", "body fats", "%", _fat, 2, 75
        ),
        MetricKind.VO2MAX: RecordType(
            f"{_QUANTITY}VO2Max", "VO2max values", "mL/min·kg", _vo2max, 10, 100
        ),
        MetricKind.REST_HR: RecordType(
            f"{_QUANTITY}RestingHeartRate",
            "resting heart rates",
            "count/min",
            HEART_RATE.read,
            20,
            150,
        ),
        MetricKind.HRV: RecordType(
            f"{_QUANTITY}HeartRateVariabilitySDNN",
            "heart-rate variabilities",
            "ms",
            _ms,
            1,
            500,
        ),
    }
)
SWIM_STROKES = RecordType(
    f"{_QUANTITY}SwimmingStrokeCount", "stroke counts", "count", _count, 0, 1000, 1
)


Taker = Callable[[bytes], "OpenSleep | None"]
"""Takes in a record; what it gives is still open."""


@dataclass(slots=True)
class Records:
    """What the records of one export say.

    Attributes:
        measured: by kind; origins are devices, values thousandths.
        asleep: starts and seconds; origins are source and zone.
        left_out: by label, how many and the first of them.
        broken: how many tags could not be read.
    """

    heart_rates: Samples[str] = field(default_factory=Samples)
    strokes: Samples[str] = field(default_factory=Samples)
    steps: Samples[str] = field(default_factory=Samples)
    measured: dict[MetricKind, Samples[str]] = field(
        default_factory=lambda: {kind: Samples() for kind in MEASURED}
    )
    asleep: Samples[tuple[str, str]] = field(default_factory=Samples)
    left_out: dict[str, tuple[int, str]] = field(default_factory=dict)
    broken: int = 0

    def takers(self) -> Mapping[bytes, Taker]:
        """By type, what takes in a record (what follows its `<`)."""
        source = lru_cache(4096)(_source)
        takers = {
            HEART_RATE.name: self._taker(HEART_RATE, self.heart_rates, source),
            STEPS.name: self._taker(STEPS, self.steps, source),
            SWIM_STROKES.name: self._taker(SWIM_STROKES, self.strokes, source),
            SLEEP_TYPE: self._fall_asleep,
        }
        device = lru_cache(4096)(origin_of)
        for kind, samples in self.measured.items():
            takers[MEASURED[kind].name] = self._taker(MEASURED[kind], samples, device)
        return {name.encode(): taker for name, taker in takers.items()}

    def _taker(
        self,
        kind: RecordType,
        samples: Samples[str],
        origin: Callable[[bytes, bytes], str],
    ) -> Callable[[bytes], None]:
        whole, add = lru_cache(8192)(kind.whole), samples.add

        def take(piece: bytes) -> None:
            fields = fields_of(piece)
            if fields is None:
                self.broken += 1
                return
            source, device, unit, start, _, value = fields
            at, found = epoch(start), whole(value, unit)
            if at is None or found is None:
                self._leave_out(kind.label, value, unit, b"at", start)
            else:
                add(at, origin(source, device), found)

        return take

    def _fall_asleep(self, piece: bytes) -> "OpenSleep | None":
        fields = fields_of(piece)
        if fields is None:
            self.broken += 1
            return None
        source, device, _, start, end, value = fields
        if not value.startswith(ASLEEP.encode()):
            return None
        begun, over = epoch(start), epoch(end)
        if begun is None or over is None or not 0 < over - begun <= _LONGEST_SLEEP_S:
            self._leave_out("stretches of sleep", start, b"to", end)
            return None
        sleep = OpenSleep(self.asleep, begun, over - begun, _source(source, device))
        if not piece.rstrip().endswith(b"/>"):
            return sleep
        sleep.close()
        return None

    def leave_out(self, label: str, said: str) -> None:
        """Count what cannot be; the first stands for all of its kind."""
        count, first = self.left_out.get(label, (0, shown(said)))
        self.left_out[label] = (count + 1, first)

    def _leave_out(self, label: str, *said: bytes) -> None:
        self.leave_out(label, text_of(b" ".join(each[:40] for each in said if each)))


@dataclass(slots=True)
class OpenSleep:
    """A stretch of sleep whose zone may follow."""

    samples: Samples[tuple[str, str]]
    begun: int
    seconds: int
    source: str
    zone: str = ""

    def takes(self, piece: bytes) -> bool:
        """Whether the piece belongs to it."""
        if name_of(piece) != "MetadataEntry":
            return False
        tag = tag_of(piece)
        if tag is not None and tag.attributes.get("key") == "HKTimeZone":
            self.zone = shown(tag.attributes.get("value", ""))
        return True

    def close(self) -> None:
        """Keep it."""
        self.samples.add(self.begun, (self.source, self.zone), self.seconds)


def fields_of(piece: bytes) -> Fields | None:
    """What a record says; None where its tag is broken."""
    usual = _USUAL.match(piece)
    if usual is not None:
        return usual.groups(b"")  # type: ignore[return-value]  # six groups
    said = raw_attributes(piece)
    if said is None:
        return None
    unit, start, end, value = (
        text_of(said.get(key, b"")).encode()
        for key in (b"unit", b"startDate", b"endDate", b"value")
    )
    names = said.get(b"sourceName", b""), said.get(b"device", b"")
    return *names, unit, start, end, value


def origin_of(source: bytes, device: bytes) -> str:
    """The device's name and model; the source's name where none is given."""
    return product_of(text_of(device)) or _source(source, device)


def _source(source: bytes, _device: bytes) -> str:
    return shown(text_of(source))


def product_of(device: str) -> str:
    """Name and model of a device, `Apple Watch (Watch6,2)`; empty where not said.

    Apple writes `<<HKDevice: 0x28>, name:Apple Watch, manufacturer:Apple Inc.,
    model:Watch, hardware:Watch6,2, software:9.1>`; the address changes from export
    to export and the software with every update, so neither is part of it.
    """
    said = dict(_DEVICE.findall(device[:500]))
    name = said.get("name") or said.get("manufacturer", "")
    model = said.get("hardware") or said.get("model", "")
    if not name or not model or model in name:
        return shown(name or model)
    return shown(f"{name} ({model})")
