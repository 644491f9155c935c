"""Whether the coach's changes help: simulated people over half a year, judged blind.

`people.py` and `responses.py` were written and frozen before any rule was tuned against
them; whoever changes either makes every earlier figure worthless and says so.
"""
