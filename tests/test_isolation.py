import os
import socket

import pytest


def test_a_test_has_a_home_of_its_own(coach_home, tmp_path):
    settings = {k: v for k, v in os.environ.items() if k.startswith("COACH_")}

    assert settings == {"COACH_HOME": str(coach_home)}
    assert coach_home.is_relative_to(tmp_path)


@pytest.mark.parametrize("host", ["192.0.2.7", "2001:db8::7"])
def test_no_test_connects_to_another_machine(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET

    with socket.socket(family) as outward:
        outward.settimeout(0.1)
        with pytest.raises(AssertionError, match="reached for the network"):
            outward.connect((host, 80))
        with pytest.raises(AssertionError, match="reached for the network"):
            outward.connect_ex((host, 80))


def test_no_test_asks_for_the_address_of_another_machine():
    with pytest.raises(AssertionError, match="reached for the network"):
        socket.create_connection(("coach.invalid", 80), timeout=0.1)


def test_servers_on_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
