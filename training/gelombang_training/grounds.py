"""What a card lies on: game textures (GPL, pixels only), and tables, cloth, paper, tiles, skin and clutter made here."""
import io
import zipfile

import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import fonts, people

PACKS = ['/usr/share/games/openarena/baseoa/pak4-textures.pk3', '/usr/share/games/ufoai/base/0textures.pk3']


def _pick(rng, options):
    return options[int(rng.integers(len(options)))]


def load_textures(limit, seed=0):
    """RGB uint8 pictures of at least 256 px, a fixed choice by `seed`."""
    rng = np.random.default_rng(seed)
    textures = []
    for pack in PACKS:
        archive = zipfile.ZipFile(pack)
        names = sorted(n for n in archive.namelist() if n.startswith('textures/') and n.lower().endswith(('.jpg', '.png')) and 'light' not in n)
        for i in rng.permutation(len(names))[: limit]:
            picture = Image.open(io.BytesIO(archive.read(names[i]))).convert('RGB')
            if min(picture.size) >= 200:
                textures.append(np.asarray(picture))
    return textures


def noise(rng, height, width, cells, octaves=3):
    """Value noise, about -1 to 1."""
    out = np.zeros((height, width), np.float32)
    weight = 0.0
    for octave in range(octaves):
        rows, columns = (max(2, int(c * 2 ** octave)) for c in cells)
        grid = rng.uniform(-1, 1, (rows, columns)).astype(np.float32)
        out += cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC) * 0.55 ** octave
        weight += 0.55 ** octave
    return out / weight


def draw_ground(rng, height, width, textures):
    kind = _pick(rng, ['texture', 'texture', 'texture', 'wood', 'wood', 'cloth', 'plain', 'plain', 'tiles', 'paper', 'blue', 'skin', 'stripes', 'marble', 'clutter', 'print', 'dark'])
    ground = {'texture': _texture, 'wood': _wood, 'cloth': _cloth, 'plain': _plain, 'tiles': _tiles, 'paper': _paper, 'blue': _blue, 'skin': _skin, 'stripes': _stripes, 'marble': _marble, 'clutter': _clutter, 'print': _print, 'dark': _dark}[kind](rng, height, width, textures)
    return np.clip(ground, 0, 255).astype(np.uint8), kind


def _colour(rng, low=30, high=245, grey=0.4):
    tone = rng.uniform(low, high)
    return np.clip(tone + rng.normal(0, 8 if rng.random() < grey else 45, 3), 0, 255).astype(np.float32)


def _texture(rng, height, width, textures):
    source = _pick(rng, textures)
    scale = rng.uniform(0.35, 2.2) * max(height, width) / max(source.shape[:2])
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(0, 360), max(0.2, scale))
    turn[:, 2] += rng.uniform(-200, 200, 2)
    out = cv2.warpAffine(source, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT if rng.random() < 0.5 else cv2.BORDER_WRAP).astype(np.float32)
    return (out - 128) * rng.uniform(0.4, 1.1) + 128 + rng.uniform(-50, 70) + rng.normal(0, 12, 3)


def _wood(rng, height, width, _):
    base, grain = _colour(rng, 60, 190), noise(rng, height, width, (int(rng.integers(8, 40)), 2), 4)
    base = base * np.array([1.1, 0.95, 0.75]) if rng.random() < 0.8 else base
    out = base + grain[..., None] * np.array([42, 36, 28]) * rng.uniform(0.4, 1.3)
    if rng.random() < 0.5:
        out = np.rot90(out)
        out = cv2.resize(np.ascontiguousarray(out), (width, height))
    if rng.random() < 0.4:
        for x in range(0, width, int(rng.uniform(0.15, 0.5) * width)):
            cv2.line(out, (x, 0), (x, height), tuple(float(v) for v in base * 0.4), max(1, width // 300))
    return out


def _cloth(rng, height, width, _):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    period = rng.uniform(3, 14) * max(height, width) / 1400
    weave = np.sin(2 * np.pi * x / period) * np.sin(2 * np.pi * y / period)
    out = _colour(rng) + weave[..., None] * rng.uniform(3, 22) + noise(rng, height, width, (4, 5))[..., None] * rng.uniform(4, 40)
    if rng.random() < 0.5:  # batik-like figures
        colour = _colour(rng)
        for _ in range(int(rng.integers(8, 60))):
            centre = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
            cv2.ellipse(out, centre, (int(rng.uniform(0.01, 0.08) * width), int(rng.uniform(0.01, 0.05) * width)), rng.uniform(0, 180), 0, 360, tuple(float(v) for v in colour), -1 if rng.random() < 0.5 else max(1, width // 250), cv2.LINE_AA)
    return out


def _plain(rng, height, width, _):
    return _colour(rng, 20, 252) + noise(rng, height, width, (3, 4))[..., None] * rng.uniform(1, 12)


def _dark(rng, height, width, _):
    return _colour(rng, 5, 40) + noise(rng, height, width, (6, 8))[..., None] * rng.uniform(1, 10)


def _blue(rng, height, width, _):
    base = np.array([165, 205, 228], np.float32) + rng.normal(0, 16, 3)
    return base + noise(rng, height, width, (4, 5))[..., None] * rng.uniform(1, 14)


def _tiles(rng, height, width, _):
    out = _colour(rng, 90, 235) + noise(rng, height, width, (8, 10))[..., None] * rng.uniform(2, 16)
    size, seam = rng.uniform(0.15, 0.6) * width, tuple(float(v) for v in _colour(rng, 40, 200))
    angle = rng.uniform(-0.5, 0.5)
    for i in range(-12, 24):
        for dx, dy in ((np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))):
            cx, cy = width / 2 - dy * i * size, height / 2 + dx * i * size
            cv2.line(out, (int(cx - dx * 4000), int(cy - dy * 4000)), (int(cx + dx * 4000), int(cy + dy * 4000)), seam, max(1, width // int(rng.uniform(120, 500))), cv2.LINE_AA)
    return out


def _paper(rng, height, width, _):
    out = np.full((height, width, 3), rng.uniform(205, 252), np.float32) + rng.normal(0, 4, 3) + noise(rng, height, width, (3, 4))[..., None] * 5
    return out


def text_page(rng, height, width, ink=None):
    """Paper with lines of print, a table or a form: also what a document photo without a card shows."""
    page = Image.fromarray(np.clip(_paper(rng, height, width, None), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(page)
    size = max(7, int(width * rng.uniform(0.012, 0.035)))
    face = fonts.font(_pick(rng, fonts.SANS + fonts.SERIF), size)
    colour = ink or tuple(int(v) for v in rng.uniform(0, 80, 3))
    y, left = rng.uniform(0, 0.08) * height, rng.uniform(0.0, 0.15) * width
    words = people.FIRST + people.LAST + people.STREETS + people.JOBS
    while y < height:
        if rng.random() < 0.85:
            text = ' '.join(_pick(rng, words) for _ in range(int(rng.integers(1, 14))))
            text = text.lower() if rng.random() < 0.6 else text
            draw.text((left, y), text, font=face, fill=colour)
        y += size * rng.uniform(1.2, 1.8)
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(2, 9))):
            yy = rng.uniform(0, height)
            draw.line([(0, yy), (width, yy)], fill=colour, width=max(1, width // 500))
    return np.asarray(page)


def _print(rng, height, width, _):
    page = text_page(rng, height, width)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-40, 40), rng.uniform(1, 1.5))
    return cv2.warpAffine(page, turn, (width, height), borderMode=cv2.BORDER_REFLECT).astype(np.float32)


def _skin(rng, height, width, _):
    tone = np.array([rng.uniform(90, 225)], np.float32) * np.array([1, rng.uniform(0.68, 0.82), rng.uniform(0.5, 0.7)])
    out = tone + noise(rng, height, width, (3, 3))[..., None] * rng.uniform(10, 45)
    for _ in range(int(rng.integers(1, 6))):
        a = rng.uniform(-0.2, 1.2, 4) * [width, height, width, height]
        cv2.line(out, (int(a[0]), int(a[1])), (int(a[2]), int(a[3])), tuple(float(v) for v in tone * 0.7), max(2, width // 100), cv2.LINE_AA)
    return cv2.GaussianBlur(out, (0, 0), max(1, width / 300))


def _stripes(rng, height, width, _):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, period = rng.uniform(0, np.pi), rng.uniform(0.01, 0.2) * width
    wave = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period)
    a, b = _colour(rng), _colour(rng)
    share = (np.clip(wave * rng.uniform(1, 8), -1, 1) * 0.5 + 0.5)[..., None]
    return a * share + b * (1 - share)


def _marble(rng, height, width, _):
    veins = np.abs(noise(rng, height, width, (5, 6), 5))
    return _colour(rng, 60, 240) - (np.clip(0.12 - veins, 0, 1) * rng.uniform(200, 700))[..., None] + noise(rng, height, width, (30, 40))[..., None] * 6


def _clutter(rng, height, width, textures):
    out = _pick(rng, [_plain, _wood, _cloth, _texture])(rng, height, width, textures)
    out = np.ascontiguousarray(np.clip(out, 0, 255).astype(np.float32))
    for _ in range(int(rng.integers(3, 14))):
        colour = tuple(float(v) for v in _colour(rng, 5, 250, 0.3))
        centre = (rng.uniform(-0.1, 1.1) * width, rng.uniform(-0.1, 1.1) * height)
        size = (rng.uniform(0.03, 0.4) * width, rng.uniform(0.02, 0.3) * width)
        if rng.random() < 0.6:
            box = cv2.boxPoints((centre, size, rng.uniform(0, 180))).astype(np.int32)
            cv2.fillConvexPoly(out, box + int(width * 0.008), tuple(v * 0.35 for v in colour), cv2.LINE_AA)
            cv2.fillConvexPoly(out, box, colour, cv2.LINE_AA)
        else:
            cv2.ellipse(out, (int(centre[0]), int(centre[1])), (int(size[0] / 2), int(size[1] / 2)), rng.uniform(0, 180), 0, 360, colour, -1, cv2.LINE_AA)
    return out
