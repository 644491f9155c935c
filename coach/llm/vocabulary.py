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
    "tens dozenfold manifold fortnight fortnights decade decades century centuries "
    "squared cubed"
)
_ABROAD = (
    "eins zwei drei vier fuenf sechs sieben acht neun zehn elf hundert tausend "
    "un deux trois quatre cinq huit neuf dix onze douze vingt cent mille "
    "uno dos tres cuatro cinco seis siete ocho nueve diez cien"
)
"""A model that may write no number of one language may try another's."""
NUMBER_WORDS = _words(f"{_UNITS} {_ORDINALS} {_SHARES} {_ABROAD}")
_UNIT = "|".join(_UNITS.split())
JOINED_NUMBER = re.compile(rf"(?:{_UNIT}){{2,}}|(?:{_UNIT})(?:fold|ish|some|odd|ths?)")
"""`twentyfive`, `hundredfold`."""

ROMAN_NUMBER = re.compile(
    r"(?!mix$)(?=..)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})"
)
"""`iv`, `xii`; a lone letter is no word anyway."""

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
    "exceeds least almost nearly barely than between except instead "
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
        "progressing progressed faster stronger fitter leaner quicker closer nearer "
        "toward towards approaching"
    ),
    Claim.WORSE: (
        "worse worsen worsens worsened worsening slip slips slipped slipping slower "
        "weaker deteriorating stall stalls stalled setback regress regressing"
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
    Claim.MET: "met meets reached reaches hit hits beat beats beaten attained",
    Claim.DEFICIT: (
        "deficit deficits ate eat eats eating eaten underate undereat undereating "
        "undereaten"
    ),
    Claim.SURPLUS: (
        "surplus surpluses ate eat eats eating eaten overate overeat overeating "
        "overeaten"
    ),
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
    "failure useless tomorrow yesterday tonight weekend too "
    "best record records peak peaked track burn burns "
    "burned burnt burning calorie calories sleep sleeping slept asleep stress "
    "stressed stressful hrv heartrate pulse overtrained overtraining overreached "
    "overreaching mile miles marathon marathons triathlon race races raced racing"
)
"""What a model has no say in: verdicts, commands, medicine, blame, days not told, and
what it is told nothing of."""

PUT_FORWARD = _words(
    "decide decision yours consider considered wait waits waiting open offer offers "
    "offered option could would idea"
)
"""Beside the words of `Claim.PROPOSED`: that something is still to be decided on."""

IN_FORCE = _words(
    "already now put gone went made holds takes took effect force active done "
    "scheduled set"
)
"""In a sentence about a proposal they would tell of it as decided."""

IDIOMS = ("up to you", "as well", "well done", "needs attention", "kept up", "keep up")
"""Of words that would claim something each by itself."""

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed "
    "thu thurs fri sat sun january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec spring summer autumn winter christmas easter mondays tuesdays "
    "wednesdays thursdays fridays saturdays sundays"
)
"""Days are facts: coach fills them in. (May is too often a verb.)"""

SUBJECTS = {
    "swim": "swim swims swimming swimmer swam pool freestyle yards "
    "faster quicker slower",
    "run": "run runs running runner ran jog jogs jogging faster quicker slower",
    "ride": "ride rides riding rode cycling cycled bike biking faster quicker slower",
    "strength": (
        "strength lifting lifts lifted lift gym weights barbell stronger weaker"
    ),
    "walk": "walk walks walking walked hike hikes hiking",
    "mobility": "mobility stretch stretching yoga",
    "snowboard": "snowboard snowboarding",
    "golf": "golf golfing",
    "wakeboard": "wakeboard wakeboarding",
    "chores": "chores chopping",
    "body_fat": "fat leaner",
    "vo2max": "vo vomax aerobic fitter",
    "power": "power stronger weaker explosive jump jumps jumping",
    "flexibility": "flexibility flexible",
    "weight": "weight bodyweight",
    "weekly_hours": "hours",
    "fitness": "fitness fitter",
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
