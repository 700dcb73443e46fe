"""The second drawing: Roboto Condensed or DejaVu Condensed, NIK in OCR-B, a rosette of hair lines on a paler, greener blue."""
from functools import lru_cache

import cv2
import numpy as np

from .card import HEIGHT_MM, PX_PER_MM, SIZE, WIDTH_MM, Card, Pen, scribble
from .people import Person
from .portraits import on_ground

RED, BLUE = (52, 44, 172), (204, 128, 44)
FACES = (("RobotoCondensed-Regular.ttf", "RobotoCondensed-Bold.ttf"), ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"))
GROUNDS = 16


def draw_b(rng: np.random.Generator, person: Person, portrait: str) -> Card:
    plain, bold = FACES[int(rng.integers(2))]
    ink = tuple(int(v) for v in rng.integers(14, 52, 3))
    pen = Pen(_ground(int(rng.integers(GROUNDS))))
    middle = 43.5 + rng.uniform(-2, 1)
    pen.write((middle, 5.4), person.province, bold, 2.3, ink, anchor="ms")
    pen.write((middle, 8.9), person.regency, bold, 2.3, ink, anchor="ms")
    pen.write((4.1, 13.6), "NIK", plain, 2.6, ink)
    pen.write((15.8, 13.6), ":", plain, 2.6, ink, record=False)
    nik_box = pen.write((18.4, 13.7), person.nik, "OCRB.otf", 2.6, ink, squeeze=1.02)
    _write_rows(pen, person, plain, ink, pitch=2.95 + rng.uniform(-0.06, 0.04))
    left, top, width, height = 63.4 + rng.uniform(-0.4, 0.6), 11.6, 18.2, 24.4
    _paste_portrait(rng, pen, person, portrait, (left, top, width, height))
    pen.write((left + width / 2, 39.6), person.regency.replace("KABUPATEN ", "").replace("KOTA ", "")[:18], plain, 1.5, ink, anchor="ms")
    pen.write((left + width / 2, 42.3), f"{person.issued:%d-%m-%Y}", plain, 1.5, ink, anchor="ms")
    pen.write((WIDTH_MM - 20, 52.3), "SPESIMEN" if person.is_real_region else "", bold, 1.2, (120, 120, 150), record=False)
    texture = pen.result()
    scribble(rng, texture, (left + 2, 43.6, left + 16, 50), (70, 34, 30))
    box = (left, top, left + width, top + height)
    return Card(texture, "ktp", person.nik, tuple(pen.boxes), nik_box, box, portrait, ("drawing-b",))


def _write_rows(pen: Pen, person: Person, plain: str, ink, pitch: float) -> None:
    y = 17.6
    for label, value in person.rows:
        indent = 2.6 if label in ("RT/RW", "Kel/Desa", "Kecamatan") else 0
        pen.write((4.1 + indent, y), label, plain, 1.6, ink)
        squeeze = 0.8 if plain.startswith("DejaVu") and len(value) > 20 else 0.98
        pen.write((24.4, y), ": " + value, plain, 1.64, ink, squeeze=squeeze)
        if label == "Jenis Kelamin":
            pen.write((47.5, y), "Gol. Darah", plain, 1.6, ink)
            pen.write((57.2, y), ": " + person.blood, plain, 1.6, ink)
        y += pitch


def _paste_portrait(rng, pen: Pen, person: Person, portrait: str, box) -> None:
    """Grainier than the first drawing's: dye on the card, seen through the overlay."""
    left, top, width, height = box
    ground = RED if person.born.year % 2 else BLUE
    size = (round(width * PX_PER_MM), round(height * PX_PER_MM))
    picture = on_ground(rng, portrait, ground, size).astype(np.float32)
    picture = picture * rng.uniform(0.82, 0.97) + rng.uniform(8, 26) + rng.normal(0, 5, picture.shape)
    pen.paste(picture.clip(0, 255).astype(np.uint8), (left, top))


@lru_cache(maxsize=GROUNDS)
def _ground(number: int) -> np.ndarray:
    """One of a few grounds, kept: the lines take longer to draw than all the rest."""
    rng = np.random.default_rng([102, number])
    width, height = SIZE
    ramp = np.linspace(-1, 1, width, dtype=np.float32)[None, :, None] * rng.uniform(-1, 1)
    base = np.array([238, 226, 196], np.float32) + rng.uniform(-10, 10, 3).astype(np.float32)
    picture = np.broadcast_to(base + ramp * np.array([6, 4, 14], np.float32), (height, width, 3)).clip(0, 255).astype(np.uint8).copy()
    lines = picture.copy()
    _rosette(rng, lines)
    for y in np.arange(0.3, HEIGHT_MM, 0.55):
        cv2.line(lines, (0, round(y * PX_PER_MM)), (width, round((y + 1.5) * PX_PER_MM)), (222, 204, 166), 1, cv2.LINE_AA)
    return cv2.addWeighted(lines, 0.8, picture, 0.2, 0)


def _rosette(rng: np.random.Generator, lines: np.ndarray) -> None:
    turn = np.linspace(0, 2 * np.pi, 700)
    centre = np.array([WIDTH_MM * rng.uniform(0.38, 0.5), HEIGHT_MM * 0.58])
    petals = int(rng.integers(7, 14))
    for ring in np.arange(2, 34, 0.7):
        radius = ring + 1.6 * np.sin(petals * turn + ring / 3) + 0.6 * np.sin(3 * petals * turn - ring)
        points = centre + np.stack([radius * np.cos(turn) * 1.25, radius * np.sin(turn)], 1)
        colour = (196, 178, 132) if int(ring * 10) % 3 else (208, 190, 204)
        cv2.polylines(lines, [(points * PX_PER_MM).round().astype(np.int32)], True, colour, 2, cv2.LINE_AA)
