"""Until a server that was just started answers."""

import time
import urllib.request


def wait_for(address: str) -> None:
    """Come back once the address answers, or after a minute."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own loopback
                return
        except OSError:
            time.sleep(0.2)
