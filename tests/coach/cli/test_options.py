"""The options that scripts, timers and habits rely on are there."""

import shlex

import pytest

from tests.homes import SUNDAY

COMMANDS = """\
activities --since 2026-03-02 --until 2026-03-08 --sport run
plan show --from 2026-03-02 --to 2026-03-08
export fit --from 2026-03-02 --to 2026-03-08 --dry-run
review --date 2026-03-08 --prepare-only --no-llm --no-input
review --date 2026-03-08 --reject all --no-llm
log body --weight-kg 74 --body-fat-pct 15 --device Scale --date 2026-03-03
log wellness --sleep-h 7 --sleep-quality 2 --fatigue 3 --stress 2 --energy 5
log wellness --soreness 4
log workout --sport swim --minutes 30 --distance-m 900 --rpe 5 --title T --note N
log missed 6 --reason travel --date 2026-03-07
log set "bench press" 5x5 80kg @8 --date 2026-03-07 --no-input
log test swim_400_s 6:10 --pool 25yd --device Watch --note even --date 2026-03-07
log injury knee --severity 3 --note stairs --date 2026-03-07
goal set body_fat --target 12 --band 11 13 --by 2026-06-01 --weight 2 --date 2026-03-08
progress swim_100yd --since 2026-01-01 --date 2026-03-08
progress
slots set "mon 06:30-07:30" "wed 18:00-19:00"
slots clear
slots except 2026-03-12 06:30-07:30 18-19
slots except 2026-03-12 --none
slots except 2026-03-12 --clear
gym set barbell "pull-up bar"
gym plates 20 15x2 2,5 --bar 20 --ez-bar 10kg --trap-bar 25 --smith 15lb
gym dumbbells 2-30/2 32.5
gym kettlebells 8-32/4
gym machines 5
gym clear
pool set mon wed-fri
pool clear
prefer "back squat" never
pause 2026-03-20 2026-03-22 --reason holiday
goals --date 2026-03-08
rules AD01
exercise list --pattern push --muscle chest --equipment bench
exercise list --unknown
exercise show "bench press"
exercise substitute "bench press" --equipment dumbbell,bench --avoid lower_back
exercise search legs dumbbell
exercise name "Nautilus thing" own
exercise name --no-input
doctor
db path
db check
"""


@pytest.mark.parametrize("command", COMMANDS.splitlines())
def test_a_command_takes_its_options_and_answers_in_one_document(low_week, command):
    document = low_week.json(*shlex.split(command))

    assert document["schema"].startswith("coach/")


def test_a_review_without_a_language_model_is_the_review(low_week):
    plain = low_week.review(SUNDAY, "--no-llm")

    assert plain == low_week.review(SUNDAY)
    assert plain["summary"]["writer"] == "plain"
