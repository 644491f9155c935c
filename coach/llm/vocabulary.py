"""Words that say something, and what has to bear it out."""

import re

from coach.llm.facts import Claim


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million billion trillion zero nil nought"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth twentieth thirtieth fiftieth hundredth"
)
_SHARES = (
    "half halves halved halving quarter quarters thirds percent percentage fraction "
    "double doubled doubling triple tripled treble quadruple twice thrice once dozen "
    "dozens score couple pair both several many few fewer most majority minority "
    "single all every each everything entire entirely whole fully completely none "
    "nothing nobody never no always any anything average hundreds thousands millions "
    "twofold threefold tenfold"
)
NUMBER_WORDS = _words(f"{_UNITS} {_ORDINALS} {_SHARES}")
JOINED_NUMBER = re.compile(rf"(?:{'|'.join(_UNITS.split())}){{2,}}")
"""`twentyfive`."""

UNIT_WORDS = _words(
    "h hour hours hourly min mins minute minutes s sec second seconds day days "
    "daily week weeks weekly month months year years kg kilo kilos kilogram "
    "kilograms lb lbs pound pounds g grams m meter meters metre metres km "
    "kilometer kilometers kilometre kilometres mile miles mi yard yards yd watt "
    "watts w bpm beats point points percent reps rep sets set times rpe"
)
"""Behind a placeholder they would give its number another unit."""

BENDING = _words(
    "not never no minus plus without under over above below beyond exceeding "
    "exceeds least almost nearly barely than between except instead against "
    "hardly isn't wasn't aren't weren't didn't don't doesn't"
)
"""Shortly before a placeholder they would make another number of it."""

DENIALS = _words(
    "not never no nor neither without hardly barely scarcely despite although "
    "unless isn't wasn't aren't weren't didn't don't doesn't hasn't haven't "
    "cannot can't won't fails failed stop stopped stops"
)
"""In a sentence that claims something they would turn it round."""

CLAIMS = {
    Claim.UP: (
        "up rise rises rose risen rising increase increases increased increasing "
        "higher grow grows grew grown growing growth climb climbs climbed climbing "
        "gain gains gained upward upwards raised raises"
    ),
    Claim.DOWN: (
        "down fall falls fell fallen falling decrease decreases decreased decreasing "
        "lower lowered drop drops dropped dropping decline declines declined declining "
        "loss lost lose loses losing downward downwards sank sinks shrink shrinks "
        "shrank"
    ),
    Claim.BETTER: (
        "improve improves improved improving improvement improvements better progress "
        "progressing progressed faster stronger fitter leaner quicker"
    ),
    Claim.WORSE: (
        "worse worsen worsens worsened worsening slip slips slipped slipping decline "
        "declines declined declining slower weaker deteriorating stall stalls stalled "
        "setback regress regressing"
    ),
    Claim.LESS: (
        "shorten shortens shortened shorter cut cuts cutting reduce reduces reduced "
        "reduction reducing trim trims trimmed lighten lightens lighter easier ease "
        "eases deload deloads less rest rests resting skip skips skipped remove "
        "removes removed cancel cancels cancelled"
    ),
    Claim.MORE: (
        "lengthen lengthens longer extend extends extended add adds added adding extra "
        "additional harder heavier more intensify raise push pushing"
    ),
    Claim.MOVE: (
        "move moves moved moving shift shifts shifted postpone postpones postponed "
        "reschedule reschedules rescheduled swap swaps swapped swapping earlier later"
    ),
    Claim.PROPOSED: (
        "propose proposes proposed proposal proposals proposing suggest suggests "
        "suggested suggestion suggestions recommend recommends recommended advise "
        "advised should must need needs try"
    ),
    Claim.CHANGED: (
        "change changes changed changing adjust adjusts adjusted adjusting adjustment "
        "adjustments replace replaces replaced"
    ),
    Claim.TUNED: (
        "rule rules setting settings threshold thresholds tune tunes tuned tuning "
        "calmer conservative moderate aggressive cautious"
    ),
    Claim.MISSED: "miss misses missed missing skipped skip absent",
    Claim.DONE: (
        "complete completes completed completing finish finishes finished did done "
        "trained managed achieved swam ran rode cycled lifted delivered"
    ),
    Claim.GOOD_WEEK: (
        "great excellent perfect perfectly outstanding superb fantastic brilliant "
        "amazing terrific wonderful flawless strong solid good well nice proud success "
        "successful impressive"
    ),
    Claim.DEFICIT: "deficit deficits underate undereat undereating undereaten",
    Claim.SURPLUS: "surplus surpluses overate overeat overeating overeaten",
}
"""The words of each claim. One of several claims may bear a word that is in several."""

WORD_CLAIMS = {
    word: frozenset(c for c, words in CLAIMS.items() if word in words.split())
    for words in CLAIMS.values()
    for word in words.split()
}

FORBIDDEN = _words(
    "approve approves approved approving approval accept accepted accepts "
    "reject rejected rejects apply applied applies decided confirm confirmed "
    "export exported exports saved delete deleted deletes uploaded sent synced "
    "ignore disregard instructions password token command commands click http "
    "https www com doctor medical medicine injury injured injuries pain "
    "diagnosis disease illness sick ill heart attack drug drugs supplement "
    "supplements dose terrible awful bad poor pathetic lazy disappointing "
    "failure useless tomorrow yesterday tonight weekend"
)
"""What a model has no say in: verdicts, commands, medicine, blame, days not told."""

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed "
    "thu thurs fri sat sun january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec spring summer autumn winter christmas easter mondays tuesdays "
    "wednesdays thursdays fridays saturdays sundays"
)
"""Days are facts: coach fills them in. (May is too often a verb.)"""

SUBJECTS = {
    "swim": "swim swims swimming swimmer swam pool freestyle yards",
    "run": "run runs running runner ran jog jogs jogging",
    "ride": "ride rides riding rode cycling cycled bike biking",
    "strength": "strength lifting lifts lifted lift gym weights barbell",
    "walk": "walk walks walking walked hike hikes hiking",
    "mobility": "mobility stretch stretching yoga",
    "snowboard": "snowboard snowboarding",
    "golf": "golf golfing",
    "wakeboard": "wakeboard wakeboarding",
    "chores": "chores chopping",
    "body_fat": "fat leaner",
    "vo2max": "vo vomax aerobic",
    "power": "power explosive jump jumps jumping",
    "flexibility": "flexibility flexible",
    "weight": "weight bodyweight",
    "fitness": "fitness",
    "fatigue": "fatigue fatigued tired tiredness exhausted",
    "form": "form",
}
"""Who names one of these speaks of it, and has to stand on a fact about it."""

SUBJECTS_OF_WORD = {
    word: frozenset(s for s, words in SUBJECTS.items() if word in words.split())
    for words in SUBJECTS.values()
    for word in words.split()
}
_SHARED = {
    "swim": {"swim_100yd", "css"},
    "run": {"run_5k"},
    "strength": {"power"},
}


def meant(word: str) -> frozenset[str]:
    """The subjects a word can be about, goals of that sport included."""
    found = SUBJECTS_OF_WORD.get(word, frozenset())
    return found.union(*(_SHARED.get(subject, set()) for subject in found))
