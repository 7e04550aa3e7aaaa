"""Dots: what is packed is what any reader finds."""

import io

import numpy as np
import pytest
from PIL import Image

from geo.exports.dots import packed

CHANCE = np.random.default_rng(4)


@pytest.mark.parametrize(("parts", "mode"), [(3, "RGB"), (4, "RGBA")])
@pytest.mark.parametrize("size", [(1, 1), (1, 7), (5, 1), (64, 48)])
def test_every_dot_is_found_again(parts, mode, size):
    dots = CHANCE.integers(0, 256, (*size, parts), dtype=np.uint8)
    image = Image.open(io.BytesIO(packed(dots, 288, {})))
    assert image.mode == mode
    assert (np.asarray(image) == dots).all()


def test_dots_cut_out_of_others_are_packed_alike():
    dots = CHANCE.integers(0, 256, (9, 8, 4), dtype=np.uint8)
    assert packed(dots[..., :3], 96, {}) == packed(dots[..., :3].copy(), 96, {})


def test_texts_and_size_on_paper_are_told():
    about = {"Title": "服务业占比 – 2022", "Source": "https://127.0.0.1/?by=county", "Empty": ""}
    image = Image.open(io.BytesIO(packed(np.zeros((2, 2, 3), np.uint8), 300, about)))
    image.load()
    assert image.text == about
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.02)


def test_a_plain_area_takes_few_bytes():
    assert len(packed(np.full((1000, 1000, 3), 250, np.uint8), 96, {})) < 16_000


def test_a_large_picture_is_packed_in_parts_that_no_reader_sees():
    dots = np.repeat(CHANCE.integers(0, 256, (1600, 8, 3), dtype=np.uint8), 200, axis=1)
    content = packed(dots, 96, {})
    image = Image.open(io.BytesIO(content))
    image.load()
    assert (np.asarray(image) == dots).all()
    assert content == packed(dots, 96, {})
