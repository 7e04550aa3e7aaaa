"""The atlas is served without a break: workers that die, data that change, an end that waits."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import TABLES, write_toyland
from tests.geo.spoiling import edit

pytestmark = pytest.mark.enable_socket
PATIENCE = 60
HALF = (
    b"POST /story/check?lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
    b"Content-Length: %d\r\n\r\n"
)


class Served:
    """A server in a process of its own, and what it says."""

    def __init__(self, process):
        self.process = process
        self.said = []
        line = process.stdout.readline().decode()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)", line)[1])
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self):
        for line in self.process.stderr:
            self.said.append(json.loads(line))

    def events(self):
        return [one for one in self.said if "message" in one]

    def line(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, address="/healthz"):
        line = self.line()
        try:
            line.request("GET", address, headers={"Connection": "close"})
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def version(self):
        return json.loads(self.ask()[1])["data"]

    def crew(self):
        (number,) = children(self.process.pid)
        return number

    def tell(self, what):
        self.process.send_signal(what)


def children(number):
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{number}/task/{number}/children")
    return [int(one) for one in tasks.read_text().split()]


def wait(until):
    """Wait until something is so, and return it."""
    end = time.monotonic() + PATIENCE
    while not (found := until()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(__file__).parents[2]),
    "PYTHONIOENCODING": "utf-8",
}


def command(folder, *more):
    code = "from dashboards.cli import main; main()"
    asked = ["--port", "0", "--data", str(folder), "--lang", "en", "--log", "json"]
    return [sys.executable, "-c", code, "serve", *asked, *more]


@contextmanager
def serving(folder, *more):
    with subprocess.Popen(
        command(folder, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as process:
        try:
            found = Served(process)
            yield found
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
        found.listening.join()


class Reader(threading.Thread):
    """Asks for a page again and again, by one line that stays open or each time by a new one."""

    def __init__(self, served, over, *, lasting):
        super().__init__()
        self.served, self.over, self.lasting = served, over, lasting
        self.count, self.wrong = 0, []

    def run(self):
        line = self.served.line()
        while not self.over.is_set():
            try:
                line.request("GET", "/?by=city")
                answer = line.getresponse()
                if answer.status != 200 or b"</html>" not in answer.read():
                    self.wrong.append(answer.status)
                self.count += 1
            except (OSError, http.client.HTTPException) as error:
                self.wrong.append(repr(error))
            if not self.lasting:
                line.close()
            time.sleep(0.01)
        line.close()


@contextmanager
def reading(served):
    """Read all the while; yields the readers."""
    over = threading.Event()
    readers = [Reader(served, over, lasting=kind) for kind in (True, False) * 2]
    for one in readers:
        one.start()
    try:
        yield readers
    finally:
        over.set()
        for one in readers:
            one.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A link to toyland, as a release is switched."""
    home = tmp_path_factory.mktemp("releases")
    write_toyland(home / "broken", TABLES)
    edit(home / "broken", "data/city_panel.csv", "990100,fish,2022", "990100,fish,20x2")
    release(home / "now")
    return home / "now"


def release(folder):
    """Put data in place that were not there before."""
    count = len(list(folder.parent.iterdir()))
    told = TABLES["data/city_conflicts"].replace("Rival", f"Rival {count}")
    write_toyland(folder.with_name(f"release-{count}"), {**TABLES, "data/city_conflicts": told})
    switch(folder, f"release-{count}")


def switch(folder, name):
    """Put another release in place, in one step."""
    other = folder.with_name("next")
    other.symlink_to(name)
    other.replace(folder)


@pytest.fixture(scope="module")
def served(folder):
    release(folder)
    with serving(folder, "--workers", "2", "--threads", "2") as found:
        yield found


def test_a_worker_that_is_killed_is_replaced_and_readers_go_on(served):
    before, said = children(served.crew()), len(served.events())
    os.kill(before[0], signal.SIGKILL)
    asked = 0
    while not (set(after := children(served.crew())) - set(before) and len(after) == 2):
        assert served.ask()[0] == 200
        asked += 1
    assert asked
    assert before[1] in after
    (event,) = wait(lambda: served.events()[said:])
    assert event["message"] == f"worker {before[0]} ended by signal 9; another takes its place"


def test_many_slow_readers_keep_no_other_waiting(served):
    lines = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(40)]
    for one in lines:
        one.sendall(HALF % 9 + b"{")
    assert [served.ask()[0] for _ in range(9)] == [200] * 9
    for one in lines:
        one.close()


def test_new_data_take_over_and_no_reader_is_turned_away(served, folder):
    old, before = served.crew(), served.version()
    release(folder)
    with reading(served) as readers:
        served.tell(signal.SIGHUP)
        wait(lambda: served.version() != before)
        after = wait(lambda: children(served.process.pid) != [old] and served.version())
        wait(lambda: len(children(served.process.pid)) == 1)
        counts = [one.count for one in readers]
        wait(lambda: all(one.count > was for one, was in zip(readers, counts, strict=True)))
    assert [one.wrong for one in readers] == [[]] * 4
    assert served.crew() != old
    assert served.version() == after != before
    assert f"data version {after} is served from now on" in served.events()[-1]["message"]


def test_new_data_that_are_not_valid_leave_the_old_ones_being_served(served, folder):
    crew, version, said = served.crew(), served.version(), len(served.events())
    switch(folder, "broken")
    served.tell(signal.SIGHUP)
    (event,) = wait(lambda: served.events()[said:])
    assert "the old go on being served" in event["message"]
    assert "data/city_panel.csv" in event["message"]
    assert "20x2" in event["message"]
    wait(lambda: children(served.process.pid) == [crew])
    assert served.version() == version


def test_the_process_that_opened_the_data_may_die_and_even_the_data_be_broken(served, folder):
    version, said = served.version(), len(served.events())
    switch(folder, "broken")
    os.kill(served.crew(), signal.SIGKILL)
    wait(lambda: len(served.events()) == said + 2)
    assert served.version() == version
    release(folder)
    served.tell(signal.SIGHUP)
    assert wait(lambda: served.version() != version)


def test_what_is_written_down_tells_nothing_of_a_reader(served):
    served.ask("/?pin=990100&my=hidden-query")
    served.ask("/hidden-path?x=hidden-query")
    served.ask()
    lines = wait(lambda: [one for one in served.said if one.get("status") == 200][-1:])
    assert set(lines[0]) == {"time", "level", "method", "route", "status", "ms", "bytes"}
    assert {one.get("route") for one in served.said} >= {"/", "/healthz"}
    assert "hidden" not in json.dumps(served.said)
    assert "127.0.0.1" not in json.dumps(served.said)


def test_an_end_waits_for_answers_that_are_under_way(folder):
    release(folder)
    with serving(folder) as served:
        body = b'{"steps": []}'
        with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as line:
            line.sendall(HALF % len(body) + body[:5])
            served.ask()  # so the first half has arrived as well
            served.tell(signal.SIGTERM)
            wait(lambda: not _answers(served))
            line.sendall(body[5:])
            answer = http.client.HTTPResponse(line)
            answer.begin()
            assert (answer.status, answer.headers["Connection"]) == (200, "close")
            assert json.loads(answer.read())
            answer.close()
        assert served.process.wait(PATIENCE) == 0


def _answers(served):
    """Whether somebody new is still answered; whoever is not waits at the door."""
    try:
        with socket.create_connection(("127.0.0.1", served.port), timeout=0.3) as line:
            line.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            return bool(line.recv(1))
    except OSError:
        return False


def test_data_that_are_not_valid_are_not_begun_with(folder):
    switch(folder, "broken")
    found = subprocess.run(
        command(folder), capture_output=True, env=ENVIRONMENT, timeout=PATIENCE, check=False
    )
    assert (found.returncode, found.stdout) == (1, b"")
    assert b"20x2" in found.stderr
    assert b"Traceback" not in found.stderr
