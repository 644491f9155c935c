"""What a body may hold: everything else is refused in the server's own words."""

from tests.fakes.server import Answer

RPE = (6, 7, 7.5, 8, 8.5, 9, 9.5, 10)
SET_TYPES = ("warmup", "normal", "failure", "dropset")


class BodyError(Exception):
    """A body that Hevy refuses."""

    @property
    def answer(self):
        return Answer(400, {"error": str(self)})


def text(*, null=False):
    def check(value, path):
        if value is None and null:
            return
        if not isinstance(value, str):
            raise BodyError(f'"{path}" must be a string')
        if not value:
            raise BodyError(f'"{path}" is not allowed to be empty')

    return check


def number(*, null=True, whole=False):
    def check(value, path):
        if value is None and null:
            return
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BodyError(f'"{path}" must be a number')
        if whole and value != int(value):
            raise BodyError(f'"{path}" must be an integer')

    return check


def flag(value, path):
    if not isinstance(value, bool):
        raise BodyError(f'"{path}" must be a boolean')


def one_of(values, *, null=False):
    def check(value, path):
        if value is None and null:
            return
        if value not in values or isinstance(value, bool):
            listed = ", ".join(str(each) for each in values)
            raise BodyError(f'"{path}" must be one of [{listed}]')

    return check


def keys(needed, **allowed):
    """An object with these keys, and no other."""

    def check(value, path):
        if not isinstance(value, dict):
            raise BodyError(f'"{path}" must be of type object')
        for key in value:
            if key not in allowed:
                raise BodyError(f'"{_inside(path, key)}" is not allowed')
        for key in needed:
            if key not in value:
                raise BodyError(f'"{_inside(path, key)}" is required')
        for key, each in value.items():
            allowed[key](each, _inside(path, key))

    return check


def rows(item):
    """A list with at least one of these."""

    def check(value, path):
        if not isinstance(value, list):
            raise BodyError(f'"{path}" must be an array')
        if not value:
            raise BodyError(f'"{path}" must contain at least 1 items')
        for at, each in enumerate(value):
            item(each, f"{path}[{at}]")

    return check


def _inside(path, key):
    return f"{path}.{key}" if path else key


_AMOUNTS = {
    "type": one_of(SET_TYPES),
    "weight_kg": number(),
    "reps": number(whole=True),
    "distance_meters": number(whole=True),
    "duration_seconds": number(whole=True),
    "custom_metric": number(),
}


def _rep_range(value, path):
    if value is not None:
        ends = {"start": number(null=False), "end": number(null=False)}
        keys(("start", "end"), **ends)(value, path)


_EXERCISE = {
    "exercise_template_id": text(),
    "superset_id": number(whole=True),
    "notes": text(null=True),
}
_ROUTINE_EXERCISES = rows(
    keys(
        ("exercise_template_id", "sets"),
        **_EXERCISE,
        rest_seconds=number(whole=True),
        sets=rows(keys(("type",), **_AMOUNTS, rep_range=_rep_range)),
    )
)
_WORKOUT_EXERCISES = rows(
    keys(
        ("exercise_template_id", "sets"),
        **_EXERCISE,
        sets=rows(keys(("type",), **_AMOUNTS, rpe=one_of(RPE, null=True))),
    )
)

NEW_ROUTINE = keys(
    ("routine",),
    routine=keys(
        ("title", "exercises"),
        title=text(),
        folder_id=number(),
        notes=text(),
        exercises=_ROUTINE_EXERCISES,
    ),
)
CHANGED_ROUTINE = keys(
    ("routine",),
    routine=keys(
        ("title", "exercises"),
        title=text(),
        notes=text(null=True),
        exercises=_ROUTINE_EXERCISES,
    ),
)
WORKOUT = keys(
    ("workout",),
    workout=keys(
        ("title", "start_time", "end_time", "exercises"),
        title=text(),
        description=text(null=True),
        start_time=text(),
        end_time=text(),
        is_private=flag,
        exercises=_WORKOUT_EXERCISES,
    ),
)
FOLDER = keys(("routine_folder",), routine_folder=keys(("title",), title=text()))
TEMPLATE = keys(
    ("exercise",),
    exercise=keys(
        ("title", "exercise_type", "equipment_category", "muscle_group"),
        title=text(),
        exercise_type=text(),
        equipment_category=text(),
        muscle_group=text(),
        other_muscles=rows(text()),
    ),
)
_SIZES = (
    *("weight_kg", "lean_mass_kg", "fat_percent", "neck_cm", "shoulder_cm"),
    *("chest_cm", "left_bicep_cm", "right_bicep_cm", "left_forearm_cm"),
    *("right_forearm_cm", "abdomen", "waist", "hips", "left_thigh"),
    *("right_thigh", "left_calf", "right_calf"),
)
NOTHING_MEASURED = dict.fromkeys(_SIZES)
CHANGED_MEASUREMENT = keys((), **{size: number() for size in _SIZES})
NEW_MEASUREMENT = keys(("date",), date=text(), **{size: number() for size in _SIZES})
