"""Ten simulated athletes: in how many evenings does a rule fire?"""

import json
import sys
import tempfile
from pathlib import Path

from tests.screens import DAY, run

SEEDS = range(1, 11)
LEAST = 8


def main():
    """Print each athlete's evening; end with 1 if too few of them hold anything."""
    fired = 0
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as place:
            home = Path(place) / "demo"
            arguments = ["demo", "--keep", home, "--seed", seed, "--date", DAY]
            review = json.loads(run([*arguments, "--json"]).stdout)
        rules = [proposal["rule"] for proposal in review["proposals"]]
        week = review["week"]
        done = f"{week['completed']} of {week['planned']}"
        print(f"seed {seed:3}: {done}, {week['verdict']:6} {' '.join(rules)}")
        fired += bool(rules)
    print(f"a rule fired for {fired} of {len(SEEDS)}")
    sys.exit(fired < LEAST)


if __name__ == "__main__":
    main()
