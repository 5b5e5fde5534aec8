"""A process that sends what is queued, and may be killed at any moment. Not a test.

Arguments: ``URL KEY``. Prints ``ready`` once everything is loaded, waits for a line on standard input, then sends the
whole queue, message after message, over the real SMTP adapter.
"""

from __future__ import annotations

import sys

from db.store import open_store
from reviewer.mail.adapters import Calendars, SmtpMailer
from reviewer.services.ports.mail import Post
from tests.support.fakes import PlainSecrets
from tests.support.office import a_house


def main(url: str, key: str) -> None:
    """Send the queue once."""
    import reviewer.mail.eml
    import reviewer.mail.smtp  # noqa: F401  # loaded before the race begins

    opened = open_store(url, create=False)
    post = Post(mailer=SmtpMailer(), secrets=PlainSecrets(), calendars=Calendars())
    house = a_house(opened, post=post, staffed=False)
    house.as_(key)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    report = house.office.sending.send_queue()
    sys.stdout.write(f"sent {len(report.sent)}\n")
    sys.stdout.flush()
    opened.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
