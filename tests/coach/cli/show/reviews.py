"""Review documents as they are stored, small and made up."""

WEEK = {
    "from": "2026-03-02",
    "to": "2026-03-08",
    "planned": 3,
    "completed": 2,
    "adherence": 0.667,
    "verdict": "adjust",
    "planned_s": 7200,
    "actual_s": 5400,
    "by_sport": {},
    "days_between_hard": [],
    "load": {"fitness": 25.2, "fatigue": 26.1, "form": -4.0, "warming_up": False},
    "workouts": [],
    "extra": [],
}
SUMMARY = {"writer": "plain", "text": "Two of three.\n\nOne change is proposed."}


def outcome(title="Speed for the 100", status="done", **fields):
    return {
        "workout_id": 17,
        "date": "2026-03-03",
        "sport": "swim",
        "title": title,
        "status": status,
        "activity_id": 3,
        "ratio": None,
        "measure": "distance",
        "match": "exact",
        "match_reason": "",
        "inside": [],
        "reason": None,
    } | fields


def side(title="Speed for the 100", seconds=2100, **fields):
    return {
        "id": 17,
        "uuid": "w-17",
        "date": "2026-03-10",
        "original_date": "2026-03-10",
        "sport": "swim",
        "title": title,
        "duration_s": seconds,
        "distance_m": 1371.6,
        "hard": False,
        "note": "",
        "skip_reason": None,
        "test": False,
        "tests": [],
        "steps": [],
    } | fields


def change(before, after):
    return {"kind": "move", "workout_id": 17, "workout_uuid": "w-17"} | {
        "before": before,
        "after": after,
    }


def proposal(*changes, **fields):
    return {
        "id": "p1-3f2a",
        "rule": "AD01",
        "title": "Make the coming week a fifth shorter",
        "why": "2 of 3 planned workouts were done (67 %); the plan holds from 70 %.",
        "evidence": [{"name": "adherence", "value": 0.667, "unit": "1"}],
        "changes": list(changes),
        "relaxed": [],
        "status": "pending",
    } | fields


def document(**fields):
    return {
        "schema": "coach/review/1",
        "id": 1,
        "date": "2026-03-08",
        "status": "pending",
        "sources": [],
        "week": WEEK,
        "goals": [],
        "proposals": [],
        "summary": SUMMARY,
        "next_week_focus": "",
        "exports": [],
        "questions": [],
        "issues": [],
    } | fields


def export(state="done", path="/athlete/exports/x.fit", error=None):
    return {
        "target": "fit",
        "workout_uuid": "w-17",
        "state": state,
        "remote_id": None,
        "path": path,
        "error": error,
    }
