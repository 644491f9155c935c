"""What was judged, as lines of at most 80 columns."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from tests.bench.judgement.interval import Interval
from tests.bench.judgement.judge import OTHERS, Judged
from tests.bench.judgement.people import KINDS, WEEKS
from tests.bench.judgement.trial import Lived

_HEADS = ("", "progress", "overload", "hours", "broken", "given")


def lines(judged: Judged, people: int, seconds: float) -> Iterator[str]:
    """The table of one model of response."""
    yield f"{judged.model}: {people} people x {WEEKS} weeks, {seconds:.0f} s"
    yield ""
    heads = zip(_HEADS, (11, 10, 10, 8, 8, 7), strict=True)
    yield "".join(f"{head:>{width}}" for head, width in heads)
    for name, lives in judged.people.items():
        yield _policy(name, lives)
    for other in OTHERS:
        yield ""
        yield f"{'coach less ' + other:<19}{'progress':>24}{'weeks of overload':>24}"
        yield _difference("everybody", people, judged, other, None)
        for kind in KINDS:
            count = sum(p.kind == kind for p in judged.people["coach"])
            if count:
                yield _difference(kind, count, judged, other, kind)
    fits = [p for p in judged.people["coach"] if p.kind == "fits"]
    right = sum(len(p.right) for p in fits)
    yield ""
    yield (
        f"changed although nothing was wrong: {judged.needless():.1%} of {right} weeks "
        f"(the seed {judged.needless('seed'):.0%})"
    )
    followed = judged.needless(followed=True)
    yield f"  and where no key workout was missed either: {followed:.1%}"
    fired = judged.fired().most_common(8)
    yield "  " + ", ".join(
        f"{rule} {count / max(right, 1):.1%}" for rule, count in fired
    )
    for text in judged.broken()[:5]:
        yield f"  broken: {text}"[:80]


def _policy(name: str, lives: Sequence[Lived]) -> str:
    broken = sum(len(p.broken) for p in lives)
    return (
        f"{name:<11}{fmean(p.progress for p in lives):>10.3f}"
        f"{fmean(p.overload_weeks for p in lives):>10.2f}"
        f"{fmean(p.hours for p in lives):>8.2f}{broken:>8}"
        f"{sum(p.given for p in lives):>7}"
    )


def _difference(
    name: str, count: int, judged: Judged, other: str, kind: str | None
) -> str:
    progress = _interval(judged.progress(other, kind), 3)
    overload = _interval(judged.overload(other, kind), 2)
    return f"{name:<12}{count:>5}{progress:>26}{overload:>24}"


def _interval(found: Interval, digits: int) -> str:
    mean, low, high = (f"{x:+.{digits}f}" for x in (found.mean, found.low, found.high))
    return f"{mean} ({low} {high})"
