"""What the card lies on: Debian's nexuiz-textures and mypaint-data-extras (pixels only), and grounds drawn here.

Each maker returns sRGB bytes and how many pixels make a millimetre.
"""
import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from .card import font
from .tone import fractal_noise, smooth_noise

NEXUIZ = Path("/usr/share/games/nexuiz/data/textures.pk3")
MYPAINT = Path("/usr/share/mypaint/backgrounds")
SURFACES = ("floor", "wall", "wood", "brick", "metal", "stone", "rock", "tile", "concrete", "terrain", "trim", "sand", "cloth")
NOT_COLOUR = ("_norm", "_gloss", "_glow", "_bump", "_nm", "_luma", "_pants", "_shirt", "fx/", "skies", "_sky")
Ground = tuple[np.ndarray, float]


def make_ground(rng: np.random.Generator, name: str | None = None) -> tuple[Ground, str]:
    chosen = name or str(rng.choice(list(MAKERS), p=_WEIGHTS))
    return MAKERS[chosen](rng), chosen


@lru_cache(maxsize=1)
def _nexuiz_names() -> tuple[zipfile.ZipFile, tuple[str, ...]]:
    archive = zipfile.ZipFile(NEXUIZ)
    names = sorted(
        info.filename for info in archive.infolist()
        if info.filename.lower().endswith((".jpg", ".tga")) and info.file_size > 60_000
        and any(word in info.filename for word in SURFACES) and not any(word in info.filename for word in NOT_COLOUR)
    )
    return archive, tuple(names)


def _nexuiz(rng) -> Ground:
    archive, names = _nexuiz_names()
    for _ in range(20):
        image = Image.open(BytesIO(archive.read(names[int(rng.integers(len(names)))]))).convert("RGB")
        picture = np.asarray(image)[..., ::-1]
        if min(picture.shape[:2]) >= 256 and 18 < picture.mean() < 235:
            return _lit(rng, picture), picture.shape[1] / rng.uniform(90, 320)
    return _wood(rng)


def _mypaint(rng) -> Ground:
    files = sorted(MYPAINT.rglob("*.png"))
    picture = cv2.imread(str(files[int(rng.integers(len(files)))]))
    tint = rng.uniform(0.35, 1.0, 3) if rng.random() < 0.5 else 1.0
    return (picture * tint).clip(0, 255).astype(np.uint8), picture.shape[1] / rng.uniform(60, 220)


def _lit(rng, picture: np.ndarray) -> np.ndarray:
    """Game textures are dark: bring their mean to where a table in a room would be."""
    gain = rng.uniform(70, 150) / max(picture.mean(), 10)
    return (picture * min(gain, 2.5)).clip(0, 255).astype(np.uint8)


def _wood(rng) -> Ground:
    size = 1024
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    warp = fractal_noise(rng, size, size, 300) * 60
    rings = np.sin((y + warp + 14 * np.sin(x / rng.uniform(120, 400))) / rng.uniform(5, 16))
    grain = cv2.blur(rng.normal(0, 1, (size, size)).astype(np.float32), (61, 1)) * 5
    dark, light = np.array(_pick(rng, [(30, 52, 92), (46, 84, 132), (20, 34, 58), (92, 140, 184)])), rng.uniform(1.15, 1.7)
    share = np.clip(0.5 + 0.28 * rings + 0.18 * grain, 0, 1)[..., None]
    share = share.astype(np.float32)
    picture = dark.astype(np.float32) * (1 - share) + np.minimum(dark * light + 12, 255).astype(np.float32) * share
    for board in np.arange(0, size, int(rng.integers(200, 420))):
        picture[board : board + 3] *= 0.45
    return picture.clip(0, 255).astype(np.uint8), size / rng.uniform(220, 600)


def _cloth(rng) -> Ground:
    size, thread = 768, int(rng.integers(4, 9))
    y, x = np.mgrid[0:size, 0:size]
    weave = 0.5 + 0.25 * np.sin(2 * np.pi * x / thread) * np.cos(np.pi * (y // thread)) + 0.25 * np.sin(2 * np.pi * y / thread)
    colour = rng.uniform(25, 215, 3)
    other = colour if rng.random() < 0.4 else rng.uniform(25, 215, 3)
    pattern = ((np.sin(x / rng.uniform(14, 60)) * np.sin(y / rng.uniform(14, 60))) > rng.uniform(-0.2, 0.6))[..., None]
    folds = 1 + 0.22 * smooth_noise(rng, size, size, 240)[..., None]
    picture = np.where(pattern, colour, other) * (0.72 + 0.36 * weave[..., None]) * folds
    return picture.clip(0, 255).astype(np.uint8), size / rng.uniform(140, 320)


def _tiles(rng) -> Ground:
    size, tile = 1000, int(rng.integers(120, 500))
    picture = np.empty((size, size, 3), np.float32)
    picture[:] = rng.uniform(110, 238) + rng.uniform(-16, 16, 3)
    picture += fractal_noise(rng, size, size, 160)[..., None] * rng.uniform(4, 28)
    joint = rng.uniform(60, 200)
    for at in range(0, size, tile):
        picture[at : at + 7] = joint
        picture[:, at : at + 7] = joint
    return picture.clip(0, 255).astype(np.uint8), size / rng.uniform(300, 700)


def _marble(rng) -> Ground:
    size = 900
    noise = fractal_noise(rng, size, size, 260, 5)
    veins = np.exp(-np.abs(np.sin(noise * rng.uniform(5, 10))) * rng.uniform(6, 14))[..., None]
    base, vein = (rng.uniform(180, 236, 3), rng.uniform(70, 140)) if rng.random() < 0.6 else (rng.uniform(20, 70, 3), rng.uniform(120, 200))
    speck = rng.normal(0, 4, (size, size, 1))
    return (base * (1 - veins * 0.6) + vein * veins * 0.6 + speck).clip(0, 255).astype(np.uint8), size / rng.uniform(200, 500)


def _newspaper(rng) -> Ground:
    return text_page(rng, paper=(206, 216, 220), columns=int(rng.integers(2, 5))), 1000 / rng.uniform(150, 300)


def text_page(rng, paper=(244, 246, 246), columns: int = 1, height: int = 1000, width: int = 1000) -> np.ndarray:
    """Pseudo-words: the page must look printed, not be read."""
    from PIL import ImageDraw

    image = Image.new("RGB", (width, height), paper[::-1])
    canvas, column = ImageDraw.Draw(image), width // columns
    face = _pick(rng, ["DejaVuSerif.ttf", "FreeSerif.ttf", "OpenSans-Regular.ttf", "Tinos-Regular.ttf"])
    px = int(rng.integers(12, 24))
    for left in range(0, columns * column, column):
        y = int(rng.integers(10, 60))
        while y < height:
            is_head = rng.random() < 0.06
            used = font(face, px * 2 if is_head else px)
            count = max(2, int((column - 24) / (px * (5.5 if is_head else 3.1))))
            canvas.text((left + 10, y), " ".join(_word(rng) for _ in range(count)), font=used, fill=(30, 30, 34))
            y += int((px * 2 if is_head else px) * 1.35)
            if rng.random() < 0.03:
                canvas.rectangle((left + 10, y, left + column - 14, y + px * 7), fill=tuple(int(v) for v in rng.integers(40, 210, 3)))
                y += px * 8
    return np.asarray(image)[..., ::-1].copy()


def _word(rng) -> str:
    return "".join(_pick(rng, ["ka", "me", "ra", "tu", "si", "ber", "an", "lo", "ngi", "pu", "di"]) for _ in range(int(rng.integers(1, 4))))


def _plain(low, high, texture: float):
    def make(rng) -> Ground:
        colour = np.array([rng.uniform(a, b) for a, b in zip(low, high)])
        noise = fractal_noise(rng, 700, 700, rng.uniform(3, 200))[..., None] * rng.uniform(1, texture)
        fine = rng.normal(0, rng.uniform(0.5, texture / 3), (700, 700, 1))
        return (colour + noise + fine).clip(0, 255).astype(np.uint8), 700 / rng.uniform(150, 420)

    return make


SKINS = [(176, 200, 232), (140, 172, 214), (104, 138, 186), (74, 104, 150), (52, 74, 112), (36, 50, 78)]


def _skin(rng) -> Ground:
    """A palm out of focus under the card: soft light and dark along the fingers, creases across."""
    size = 800
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    fingers = 0.78 + 0.22 * np.abs(np.sin(x / rng.uniform(48, 70) + smooth_noise(rng, size, size, 300) * 0.5)) ** 0.5
    creases = 1 - 0.18 * np.exp(-np.abs(np.sin(y / rng.uniform(90, 160) + 0.6 * fractal_noise(rng, size, size, 200))) * 26)
    blotch = 1 + 0.08 * fractal_noise(rng, size, size, 120)
    colour = np.array(_pick(rng, SKINS), np.float32)
    return (colour * (fingers * creases * blotch)[..., None]).clip(0, 255).astype(np.uint8), size / rng.uniform(130, 200)


def _keyboard(rng) -> Ground:
    size, key = 1100, 90
    dark = rng.random() < 0.6
    picture = np.full((size, size, 3), 22 if dark else 150, np.uint8)
    face = font("OpenSans-Regular.ttf", 26)
    from PIL import ImageDraw

    image = Image.fromarray(picture)
    canvas = ImageDraw.Draw(image)
    for row in range(size // key + 1):
        for column in range(-1, size // key + 1):
            x, y = column * key + (row * 27) % key, row * key
            canvas.rounded_rectangle((x + 5, y + 5, x + key - 6, y + key - 6), 9, fill=(44,) * 3 if dark else (226,) * 3)
            canvas.text((x + 20, y + 16), chr(65 + int(rng.integers(26))), font=face, fill=(220,) * 3 if dark else (50,) * 3)
    return np.asarray(image)[..., ::-1].copy(), size / rng.uniform(210, 235)


def _clutter(rng) -> Ground:
    """A table with things on it: papers, coins, cables, books, pens."""
    base, per_mm = _wood(rng) if rng.random() < 0.5 else _tiles(rng)
    picture = base.copy()
    size = picture.shape[0]
    for _ in range(int(rng.integers(6, 16))):
        _drop_thing(rng, picture, size)
    return picture, size / 300 if size else per_mm


def _drop_thing(rng, picture: np.ndarray, size: int) -> None:
    colour = tuple(int(v) for v in rng.integers(20, 240, 3))
    at = tuple(int(v) for v in rng.integers(0, size, 2))
    kind = rng.integers(4)
    if kind == 0:
        box = cv2.boxPoints((at, tuple(float(v) for v in rng.uniform(120, 420, 2)), float(rng.uniform(0, 180)))).astype(np.int32)
        cv2.fillPoly(picture, [box + 8], (20, 20, 20), cv2.LINE_AA)
        cv2.fillPoly(picture, [box], colour, cv2.LINE_AA)
    elif kind == 1:
        cv2.circle(picture, at, int(rng.integers(34, 50)), (70, 120, 150), -1, cv2.LINE_AA)
        cv2.circle(picture, at, int(rng.integers(22, 32)), (96, 150, 180), 3, cv2.LINE_AA)
    elif kind == 2:
        x = np.linspace(0, size, 60)
        points = np.stack([x, at[1] + 90 * np.sin(x / rng.uniform(50, 140) + at[0])], 1).astype(np.int32)
        cv2.polylines(picture, [points], False, colour, int(rng.integers(6, 14)), cv2.LINE_AA)
    else:
        end = (at[0] + int(rng.integers(-380, 380)), at[1] + int(rng.integers(-380, 380)))
        cv2.line(picture, at, end, colour, int(rng.integers(18, 30)), cv2.LINE_AA)
        cv2.line(picture, at, end, tuple(min(255, v + 60) for v in colour), 5, cv2.LINE_AA)


def _pick(rng, options: list):
    return options[int(rng.integers(len(options)))]


MAKERS = {
    "nexuiz": _nexuiz,
    "mypaint": _mypaint,
    "wood": _wood,
    "cloth": _cloth,
    "tiles": _tiles,
    "marble": _marble,
    "newspaper": _newspaper,
    "light-blue-table": _plain((205, 180, 140), (246, 226, 200), 9),
    "white-paper": _plain((222, 224, 224), (244, 246, 248), 4),
    "plain-table": _plain((20, 20, 20), (215, 215, 215), 14),
    "palm": _skin,
    "keyboard": _keyboard,
    "clutter": _clutter,
}
_WEIGHTS = np.array([26, 11, 11, 9, 8, 6, 4, 4, 4, 7, 6, 3, 8], float)
_WEIGHTS /= _WEIGHTS.sum()
