"""Fingers and small objects that lie on cards, as BGRA pictures at 8 pixels a millimetre."""
import cv2
import numpy as np

from .grounds import SKINS
from .tone import smooth_noise

PX_PER_MM = 8
Thing = tuple[np.ndarray, tuple[float, float]]  # picture and its anchor (the tip, or the middle) in mm


def finger(rng: np.random.Generator) -> Thing:
    """Pointing up, the tip at the anchor: a cylinder lit from one side, a nail, two creases."""
    breadth, length = rng.uniform(13, 20), 75.0
    width, height = round(breadth * PX_PER_MM), round(length * PX_PER_MM)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across, radius = (x + 0.5) / width * 2 - 1, width / 2
    taper = np.clip(0.86 + 0.14 * y / (height * 0.5), 0, 1)
    tip = np.clip((radius * 1.25 - y) / (radius * 1.25), 0, 1)
    edge = taper * np.sqrt(np.clip(1 - tip**2.2, 0, 1))
    alpha = np.clip((edge - np.abs(across)) * radius, 0, 1)
    side = rng.uniform(-0.5, 0.5)
    round_light = 0.62 + 0.38 * np.sqrt(np.clip(1 - (across / np.maximum(edge, 0.05) - side) ** 2 * 0.7, 0, 1))
    skin = np.array(SKINS[int(rng.integers(len(SKINS)))], np.float32) * rng.uniform(0.9, 1.06)
    tone = round_light * (1 + 0.05 * smooth_noise(rng, width, height, 26) + rng.normal(0, 0.012, (height, width)))
    for knuckle in (rng.uniform(24, 30), rng.uniform(47, 53)):
        for offset in (-0.9, 0, 1.0):
            tone = tone * (1 - 0.12 * np.exp(-(((y / PX_PER_MM - knuckle - offset + across**2) / 0.35) ** 2)))
    picture = skin * tone[..., None]
    if rng.random() < 0.7:
        picture = _with_nail(picture, across, y, breadth)
    return _bgra(picture, alpha), (breadth / 2, 0.0)


def _with_nail(picture, across, y, breadth) -> np.ndarray:
    along = (y / PX_PER_MM - breadth * 0.48) / (breadth * 0.36)
    nail = np.clip((1 - np.sqrt((across / 0.62) ** 2 + np.abs(along) ** 2.6)) * 7, 0, 1)[..., None]
    glossy = picture * 1.04 + np.array([26, 22, 34]) + 26 * np.exp(-(((across + 0.25) / 0.12) ** 2))[..., None]
    return picture * (1 - nail) + glossy * nail


def small_object(rng: np.random.Generator) -> Thing:
    return (_note, _coin, _pen, _clip_board_edge)[int(rng.integers(4))](rng)


def _note(rng) -> Thing:
    """A sticky note or a torn paper."""
    width, height = (round(v * PX_PER_MM) for v in rng.uniform(22, 40, 2))
    colour = np.array([(120, 240, 250), (245, 246, 246), (200, 180, 250), (170, 240, 190)][int(rng.integers(4))], np.float32)
    picture = colour * (1 + 0.04 * smooth_noise(rng, width, height, 60)[..., None])
    for line in range(3, height // 30):
        cv2.line(picture, (20, line * 26), (int(width * rng.uniform(0.5, 0.9)), line * 26 + 4), (60, 50, 50), 3, cv2.LINE_AA)
    return _bgra(picture, np.ones((height, width), np.float32)), (width / 2 / PX_PER_MM, height / 2 / PX_PER_MM)


def _coin(rng) -> Thing:
    size = round(rng.uniform(23, 27) * PX_PER_MM)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size * 2 - 1
    radius = np.hypot(x, y)
    relief = 1 + 0.25 * np.where(radius > 0.88, 1, np.sign(np.sin(9 * np.arctan2(y, x) + 12 * radius)) * 0.25)
    colour = np.array([(150, 160, 164), (88, 150, 186)][int(rng.integers(2))], np.float32)
    return _bgra(colour * (relief * (1 + 0.2 * x))[..., None], np.clip((1 - radius) * size / 2, 0, 1)), (size / 2 / PX_PER_MM,) * 2


def _pen(rng) -> Thing:
    width, height = round(rng.uniform(8.5, 12) * PX_PER_MM), 130 * PX_PER_MM
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :, None]
    colour = rng.uniform(15, 210, 3)
    body = colour * (0.6 + 0.4 * np.sqrt(1 - across**2 * 0.95)) + 90 * np.exp(-(((across + 0.3) / 0.12) ** 2))
    return _bgra(np.broadcast_to(body, (height, width, 3)), np.ones((height, width), np.float32)), (width / 2 / PX_PER_MM, 65.0)


def _clip_board_edge(rng) -> Thing:
    """The corner of a book, a phone or a wallet laid over."""
    width, height = round(rng.uniform(45, 75) * PX_PER_MM), round(rng.uniform(35, 60) * PX_PER_MM)
    leather = rng.uniform(15, 120, 3) * (1 + 0.1 * smooth_noise(rng, width, height, 9)[..., None])
    leather[12:16, 12:-12] = leather[12:16, 12:-12] * 1.5
    return _bgra(leather, np.ones((height, width), np.float32)), (width / 2 / PX_PER_MM, height / 2 / PX_PER_MM)


def _bgra(picture, alpha) -> np.ndarray:
    return np.dstack([np.clip(picture, 0, 255), alpha * 255]).astype(np.uint8)
