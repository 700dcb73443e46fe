"""The first drawing: FreeSans, NIK in OCR-A, wavy guilloche on sky blue, the archipelago as pale patches."""
from functools import lru_cache

import cv2
import numpy as np

from .card import HEIGHT_MM, PX_PER_MM, SIZE, WIDTH_MM, Card, Pen, scribble
from .people import Person
from .portraits import on_ground
from .tone import smooth_noise

RED, BLUE = (38, 30, 196), (176, 92, 22)  # BGR
INK = (22, 22, 26)
GROUNDS = 16


def draw_a(rng: np.random.Generator, person: Person, portrait: str) -> Card:
    pen = Pen(_ground(int(rng.integers(GROUNDS))))
    label_x, colon_x, value_x = 2.9 + rng.uniform(0, 0.9), 22.2 + rng.uniform(-0.5, 0.6), 23.6 + rng.uniform(-0.1, 0.6)
    middle = WIDTH_MM / 2 - 1 + rng.uniform(-1.5, 1.5)
    pen.write((middle, 5.7), person.province, "FreeSansBold.ttf", 2.15, INK, anchor="ms")
    pen.write((middle, 9.3), person.regency, "FreeSansBold.ttf", 2.15, INK, anchor="ms")
    pen.write((label_x, 14.2), "NIK", "FreeSansBold.ttf", 2.5, INK)
    pen.write((colon_x - 6, 14.2), ":", "FreeSansBold.ttf", 2.5, INK, record=False)
    nik_box = pen.write((value_x - 4.6, 14.3), person.nik, "OCRA.ttf", 2.75, INK, squeeze=0.93)
    _write_rows(rng, pen, person, (label_x, colon_x, value_x))
    left = 62.6 + rng.uniform(-0.6, 0.9)
    portrait_box = (left, 12.6, left + 19.4, 37.6)
    _write_issue(pen, person, left + 9.7)
    ground = RED if person.born.year % 2 else BLUE
    jittered = tuple(int(np.clip(v + rng.integers(-14, 15), 0, 255)) for v in ground)
    size = (round(19.4 * PX_PER_MM), round(25 * PX_PER_MM))
    pen.paste(on_ground(rng, portrait, jittered, size), (left, 12.6))
    texture = pen.result()
    scribble(rng, texture, (left + 3, 45.3, left + 17, 51), (40, 30, 30))
    if person.is_real_region or rng.random() < 0.25:
        texture = _mark(texture)
    return Card(texture, "ktp", person.nik, tuple(pen.boxes), nik_box, portrait_box, portrait, ("drawing-a",))


def _write_rows(rng, pen: Pen, person: Person, columns: tuple[float, float, float]) -> None:
    label_x, colon_x, value_x = columns
    pitch, y = 2.88 + rng.uniform(-0.03, 0.07), 17.9
    for label, value in person.rows:
        indent = 2.2 if label in ("RT/RW", "Kel/Desa", "Kecamatan") else 0
        pen.write((label_x + indent, y), label, "FreeSans.ttf", 1.6, INK)
        pen.write((colon_x, y), ":", "FreeSans.ttf", 1.6, INK, record=False)
        pen.write((value_x, y), value, "FreeSans.ttf", 1.62, INK, squeeze=0.96 if len(value) < 24 else 0.84)
        if label == "Jenis Kelamin":
            pen.write((45.5, y), f"Gol. Darah : {person.blood}", "FreeSans.ttf", 1.6, INK)
        y += pitch


def _write_issue(pen: Pen, person: Person, middle: float) -> None:
    pen.write((middle, 41.3), person.town[:14], "FreeSans.ttf", 1.5, INK, anchor="ms")
    pen.write((middle, 44.0), f"{person.issued:%d-%m-%Y}", "FreeSans.ttf", 1.5, INK, anchor="ms")


@lru_cache(maxsize=GROUNDS)
def _ground(number: int) -> np.ndarray:
    """One of a few grounds, kept: the lines take longer to draw than all the rest."""
    rng = np.random.default_rng([101, number])
    width, height = SIZE
    base = np.array([232, 214, 176], np.float32) + rng.uniform(-14, 14, 3).astype(np.float32)
    shade = smooth_noise(rng, width, height, 420)[..., None] * np.array([5, 9, 14], np.float32)
    islands = smooth_noise(rng, width, height, 190)
    islands = cv2.GaussianBlur((islands > 0.28).astype(np.float32), (0, 0), 3)[..., None] * np.array([-10, -16, -30], np.float32)
    picture = (base + shade + islands).clip(0, 255).astype(np.uint8)
    return _guilloche(rng, picture)


def _guilloche(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Two families of fine waves, one cooler and one pinkish, each line 0.1 mm."""
    lines, x = picture.copy(), np.arange(0, SIZE[0], 6)
    for colour, slope in (((206, 176, 128), 0.12), ((214, 196, 206), -0.2)):
        waves = rng.uniform(0.6, 1.4, 3)
        phase = rng.uniform(0, 6, 3)
        for start in np.arange(-14, HEIGHT_MM + 14, 0.9):
            y = start + slope * (x / PX_PER_MM - 40) + 1.9 * np.sin(x / PX_PER_MM / 6 * waves[0] + phase[0] + start / 16)
            y = y + 0.8 * np.sin(x / PX_PER_MM / 2.7 * waves[1] + phase[1])
            points = np.stack([x, y * PX_PER_MM], 1).round().astype(np.int32)
            cv2.polylines(lines, [points], False, colour, 2, cv2.LINE_AA)
    return cv2.addWeighted(lines, 0.75, picture, 0.25, 0)


def _mark(texture: np.ndarray) -> np.ndarray:
    """SPESIMEN across the card: pale, under no one's text."""
    pen = Pen(texture)
    pen.write((WIDTH_MM * 0.40, 33), "SPESIMEN", "FreeSansBold.ttf", 7.5, (168, 184, 206), anchor="mm", record=False)
    # Only where the ground is pale: print stays on top.
    return np.where(texture.min(axis=2, keepdims=True) > 110, pen.result() // 2 + texture // 2, texture)
