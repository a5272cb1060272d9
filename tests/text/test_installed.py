"""Font families of this machine."""

import pytest
from own_fonts import truetype, write

from polybrief.text import installed
from polybrief.text.fonts import load


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """A function that puts a font among those of this machine."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(installed.sys, "platform", "linux")
    installed._installed.cache_clear()

    def add(name, weight=400):
        font = truetype(load("Noto Sans", weight, False, 100.0), "abc", name, weight=weight)
        return str(write(tmp_path / f"fonts/deep/{name} {weight}.ttf", font))

    yield add
    installed._installed.cache_clear()


def test_a_family_is_found_by_its_name_with_its_weights(fonts):
    regular, bold = fonts("Brand"), fonts("Brand", 700)
    fonts("Other")
    found = installed.find_family("BRAND")
    assert (found.regular, found.bold, found.italic) == (regular, bold, None)


def test_a_family_that_is_not_there(fonts, tmp_path):
    write(tmp_path / "fonts/broken.ttf", b"no font")
    (tmp_path / "fonts/gone.ttf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "fonts/folder.ttf").mkdir()
    assert installed.find_family("Brand") is None
