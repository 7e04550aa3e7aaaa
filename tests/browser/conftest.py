"""Chromium against the atlas on this machine; a request to any other host fails the test."""

import logging
import random
import shutil
import threading
import time
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

from dashboards.app import create_app

logging.getLogger("werkzeug").setLevel(logging.ERROR)

CHROMIUM = {
    # Without a window it is the same browser, and takes a quarter less time.
    "executable_path": shutil.which("chromium-headless-shell") or shutil.which("chromium"),
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ],
}


class Network:
    """Answers late, by chance, when asked to; so answers overtake one another."""

    def __init__(self, app):
        self.app = app
        self.delays = random.Random(0)
        self.most = 0.0
        self.hold = 0.0

    def __call__(self, environ, start_response):
        if self.hold and environ["PATH_INFO"].startswith("/_dash-update"):
            time.sleep(self.hold)
        if self.most and environ["PATH_INFO"].startswith(("/_dash-update", "/files/")):
            time.sleep(self.delays.random() * self.most)
        return self.app(environ, start_response)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def served(atlas):
    network = Network(create_app(atlas).server)
    server = make_server("127.0.0.1", 0, network, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    network.address = f"http://127.0.0.1:{server.port}"
    yield network
    server.shutdown()


@pytest.fixture
def network(served):
    yield served
    served.most = served.hold = 0.0


@pytest.fixture(scope="session")
def base_url(served):
    return served.address


@pytest.fixture
def page(page):
    """A page that forgives no error and no request that leaves the machine."""
    faults = []
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda told: faults.append(f"console: {told.text}") if told.type == "error" else None,
    )

    def local(route):
        host = urlsplit(route.request.url).hostname
        if host == "127.0.0.1":
            return route.continue_()
        faults.append(f"left the machine: {route.request.url}")
        return route.abort()

    page.route("**/*", local)
    yield page
    assert not faults
