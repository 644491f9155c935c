"""What every test gets without asking: a home of its own, and no network."""

import ipaddress
import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

pytest_plugins = [
    *("tests.corpus", "tests.databases", "tests.forks", "tests.homes", "tests.once"),
]

# How fast examples are drawn depends on who else uses the machine.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("desk", **_PATIENT)
settings.register_profile(
    "ci", derandomize=True, print_blob=True, max_examples=12, **_PATIENT
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def coach_home(tmp_path, monkeypatch):
    """The test's own COACH_HOME and units; no other setting reaches it."""
    ours = ("COACH_", "ANTHROPIC_")
    for name in [each for each in os.environ if each.startswith(ours)]:
        monkeypatch.delenv(name)
    home = tmp_path / "coach-home"
    monkeypatch.setenv("COACH_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return home


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Every connection but to this machine fails, whatever library asks."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    look_up = socket.getaddrinfo

    def guarded(original):
        def call(self, address):
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                _refuse_unless_loopback(address[0])
            return original(self, address)

        return call

    def guarded_look_up(host, *arguments, **options):
        if host:
            _refuse_unless_loopback(host)
        return look_up(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


def _refuse_unless_loopback(host):
    name = host.decode() if isinstance(host, bytes) else host
    if name == "localhost":
        return
    try:
        inside = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        inside = False
    if not inside:
        message = f"a test reached for the network: {name}"
        raise AssertionError(message)


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared():
    """The folder `shared` beside the checkout; tests that need it skip without."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no folder shared beside the checkout")
    return folder
