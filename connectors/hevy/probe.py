"""One question to Hevy: is the key good?"""

from typing import TYPE_CHECKING

from coach.domain.sync import Probe

if TYPE_CHECKING:
    from connectors.hevy.client import HevyClient


def probe(client: "HevyClient") -> Probe:
    """What Hevy says when it is asked whose key it is.

    Raises:
        ConnectorError: it does not let us in, or does not answer.
    """
    client.user()
    return Probe(client.its_time)
