#!/usr/bin/env python3
"""Makes the links of a campaign's recipients: reads them from standard input, one a line, writes links to standard
output as they come, and tells its progress on standard error. Sends and reads at the same time, as every client of a
bulk call has to. Exit status: 0 all lines were answered, 1 some of them with errors, 2 the call failed and has to be
made again.

    SPILLWAY_API_KEY=sw_... docs/bulk.py https://go.example.com 42 < recipients > links.ndjson
"""

import argparse
import http.client
import os
import sys
import threading
import time
import urllib.parse

BLOCK = 64 * 1024


def connect(url, timeout):
    """A connection to the service; the time is how long it may be silent."""
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    return kind(url.hostname, url.port, timeout=timeout)


def send_head(connection, path, key, media_type):
    connection.putrequest("POST", path)
    connection.putheader("Authorization", "Bearer " + key)
    connection.putheader("Content-Type", media_type)
    connection.putheader("Accept", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()


def send_body(connection, source, failures):
    """Sends all of the source in chunks; what fails is for the reader to tell."""
    try:
        for block in iter(lambda: source.read(BLOCK), b""):
            connection.send(b"%x\r\n%s\r\n" % (len(block), block))
        connection.send(b"0\r\n\r\n")
    except OSError as failure:
        failures.append(failure)


def tell(lines, errors, since):
    seconds = max(time.monotonic() - since, 0.001)
    print(f"\r{lines:,} lines, {errors:,} of them errors, {lines / seconds:,.0f} a second", end="", file=sys.stderr,
          flush=True)


def copy_answer(answer, target):
    """Copies the answer, and returns how many of its lines are errors."""
    since = told = time.monotonic()
    lines = errors = 0
    rest = b""
    # Not by iterating over it: that takes an answer without an end for a whole one.
    for block in iter(lambda: answer.read1(BLOCK), b""):
        target.write(block)
        target.flush()
        *whole, rest = (rest + block).split(b"\n")
        lines += len(whole)
        errors += sum(line.startswith(b'{"line":') for line in whole)
        if time.monotonic() - told > 1:
            told = time.monotonic()
            tell(lines, errors, since)
    tell(lines, errors, since)
    print(file=sys.stderr)
    return errors


def make_links(arguments, key):
    url = urllib.parse.urlsplit(arguments.url)
    connection = connect(url, arguments.timeout)
    path = f"{url.path.rstrip('/')}/v1/campaigns/{arguments.campaign}/links"
    send_head(connection, path, key, "text/csv" if arguments.csv else "application/x-ndjson")
    failures = []
    # Unbuffered: a thread that waits in a buffer's lock cannot be left behind at the end.
    source = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    threading.Thread(target=send_body, args=(connection, source, failures), daemon=True).start()
    answer = connection.getresponse()
    if answer.status != 200:
        raise http.client.HTTPException(f"{answer.status}: {answer.read().decode(errors='replace')}")
    errors = copy_answer(answer, sys.stdout.buffer)
    if failures:
        raise failures[0]
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="where the service is, like https://go.example.com")
    parser.add_argument("campaign", type=int, help="the number of the campaign")
    parser.add_argument("--csv", action="store_true", help="recipients come as CSV and not as NDJSON")
    parser.add_argument("--timeout", type=float, default=60, help="how many seconds the service may be silent")
    arguments = parser.parse_args()
    key = os.environ.get("SPILLWAY_API_KEY")
    if not key:
        parser.error("SPILLWAY_API_KEY is not set")
    try:
        return 1 if make_links(arguments, key) else 0
    except (OSError, http.client.HTTPException) as failure:
        print(f"\nThe call failed: {failure or type(failure).__name__}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
