"""Provide a Chromium for the browser tests: from PATH, else Playwright's own, else Debian's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def on_path() -> str | None:
    """The Chromium that PATH has."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def playwrights_own() -> str | None:
    """The Chromium that Playwright has downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """A Chromium that is there already."""
    return on_path() or playwrights_own()


def _installs(command: list[str]) -> bool:
    print("$", " ".join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


def provide() -> str | None:
    """Find a Chromium, or install one."""
    if found := find():
        return found
    if _installs([sys.executable, "-m", "playwright", "install", "chromium"]):
        return find()
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _installs(["apt-get", "update", "--quiet"])
        _installs(
            [
                "apt-get",
                "install",
                "--yes",
                "--quiet",
                "--no-install-recommends",
                "chromium",
                "fonts-noto-core",
            ]
        )
    return find()


if __name__ == "__main__":
    browser = provide()
    if browser is None:
        sys.exit("No Chromium could be found or installed; install one and put it on PATH.")
    print(f"Browser tests use {browser}")
