from coach.credentials.trace import is_of, trace_of

KEY = "0f9d3c1e-7b2a-4c55-9a31-000000000001"


def test_a_trace_is_of_the_text_it_was_made_of_and_of_no_other():
    trace = trace_of(KEY)

    assert is_of(trace, KEY)
    assert is_of(trace, f"{KEY}\n")
    assert not is_of(trace, KEY[:-1] + "2")
    assert not is_of(trace, "")


def test_it_holds_little_and_is_another_each_time():
    traces = {trace_of(KEY) for _ in range(20)}

    assert len(traces) == 20
    assert {len(each) for each in traces} == {17}
    assert not any(KEY[:8] in each for each in traces)
