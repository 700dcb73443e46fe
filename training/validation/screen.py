"""A card shown on a display: the panel's own red, green and blue stripes meet the camera's mosaic, and moiré is what they make."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from .camera import View
from .card import HEIGHT_MM, WIDTH_MM, font, rounded_mask
from .render import placed
from .tone import smooth_noise, to_linear, to_linear16

CELL = 6  # texture pixels along one panel pixel


def panel_picture(rng: np.random.Generator, texture: np.ndarray, card_px: int, ground: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the display shows, in panel pixels, and the card's corners in it: a gallery, a chat or a document around the photo."""
    margin = rng.uniform(0.06, 0.35, 4)
    width, height = int(card_px * (1 + margin[0] + margin[1])), int(card_px * HEIGHT_MM / WIDTH_MM * (1 + 2 * margin[2] + 2 * margin[3]))
    kind = int(rng.integers(4))
    shown = _photo_of_card(rng, texture, card_px, (width, height), ground if kind < 3 else None)
    picture, corner = _window_around(rng, shown[0], kind)
    return picture, shown[1] + corner


def _photo_of_card(rng, texture, card_px: int, size: tuple[int, int], ground) -> tuple[np.ndarray, np.ndarray]:
    back = np.full((size[1], size[0], 3), int(rng.integers(200, 256)), np.uint8) if ground is None else cv2.resize(ground, size)
    angle = float(rng.normal(0, 3)) if ground is not None else 0.0
    scale = card_px / texture.shape[1]
    small = cv2.resize(texture, (card_px, round(texture.shape[0] * scale)), interpolation=cv2.INTER_AREA)
    mask = cv2.resize(rounded_mask(), small.shape[1::-1], interpolation=cv2.INTER_AREA)
    move = cv2.getRotationMatrix2D((small.shape[1] / 2, small.shape[0] / 2), angle, 1)
    move[:, 2] += [size[0] / 2 - small.shape[1] / 2, size[1] / 2 - small.shape[0] / 2]
    warped = cv2.warpAffine(small, move, size, borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    cover = cv2.warpAffine(mask, move, size)[..., None] / 255.0
    outline = np.array([[0, 0], [small.shape[1], 0], [small.shape[1], small.shape[0]], [0, small.shape[0]]], float)
    return (back * (1 - cover) + warped * cover).astype(np.uint8), cv2.transform(outline[None], move)[0]


def _window_around(rng, shown: np.ndarray, kind: int) -> tuple[np.ndarray, np.ndarray]:
    height, width = shown.shape[:2]
    bars = {0: (60, 70, 0), 1: (54, 0, 60), 2: (34, 30, 18), 3: (44, 20, 90)}[kind]
    back = [(8, 8, 8), (236, 229, 221), (60, 60, 64), (232, 232, 236)][kind]
    full = Image.new("RGB", (width + 2 * bars[2], height + bars[0] + bars[1]), back)
    canvas = ImageDraw.Draw(full)
    full.paste(Image.fromarray(shown[..., ::-1].copy()), (bars[2], bars[0]))
    head = [(16, 16, 16), (7, 94, 84), (44, 62, 80), (240, 240, 240)][kind]
    canvas.rectangle((0, 0, full.width, min(bars[0], 52)), fill=head)
    label = ["IMG_0412.jpg  3 / 18", "Kontak  · terakhir dilihat 10.42", "Foto KTP - Penampil Gambar", "dokumen.pdf — halaman 1"][kind]
    canvas.text((14, 10), label, font=font("NotoSans-Regular.ttf", 22), fill=(250,) * 3 if kind < 3 else (30,) * 3)
    return np.asarray(full)[..., ::-1].copy(), np.array([bars[2], bars[0]], float)


def shoot_screen(rng: np.random.Generator, view: View, panel: np.ndarray, corners_px: np.ndarray, card_px: int):
    """Linear light of the display at the sensor, and where the card's corners are; sampled three times as finely as the sensor."""
    emitting = _lit_cells(rng, panel)
    emitting, bezel = _with_bezel(rng, emitting)
    per_mm = card_px * CELL / WIDTH_MM
    middle = (corners_px.mean(axis=0) * CELL + bezel) / per_mm
    to_plane = placed((0, 0), 0, middle, per_mm)
    fine = 2 if view.width * view.height > 1.6e6 else 3
    large = view.scaled(fine)
    around = float(rng.uniform(4, 40))
    shot = cv2.warpPerspective(emitting, large.plane_to_px @ to_plane, (large.width, large.height), borderValue=(around,) * 3)
    shot = cv2.GaussianBlur(shot, (0, 0), fine * rng.uniform(0.3, 0.6))
    light = cv2.resize(shot, (view.width, view.height), interpolation=cv2.INTER_AREA).astype(np.float32) / 65535
    outline = (corners_px * CELL + bezel)[None]
    return _reflections(rng, light), cv2.perspectiveTransform(outline, view.plane_to_px @ to_plane)[0]


def _lit_cells(rng, panel: np.ndarray) -> np.ndarray:
    """Every panel pixel as three stripes (LCD) or a green and shared red and blue dots (OLED); dark between."""
    cell = np.full((CELL * 2, CELL * 2, 3), 0.04, np.float32)
    if rng.random() < 0.6:
        for channel, left in ((2, 0), (1, 2), (0, 4)):
            for x in (left, left + CELL):
                cell[0 : CELL - 1, x : x + 2, channel] = 1
                cell[CELL : 2 * CELL - 1, x : x + 2, channel] = 1
    else:
        for row in (0, CELL):
            for column in (0, CELL):
                cell[row + 1 : row + 5, column : column + 2, 1] = 1
                cell[row : row + 4, column + 3 : column + 6, 2 if row == column else 0] = 1
    cell *= 1 / cell.mean(axis=(0, 1))
    black = rng.uniform(0.0008, 0.004)
    height, width = panel.shape[0] // 2 * 2, panel.shape[1] // 2 * 2
    large = np.empty((height * CELL, width * CELL, 3), np.uint16)
    for channel in range(3):
        light = to_linear16(panel[:height, :width, channel]).astype(np.float32) * (1 - black) + black * 65535
        # 6.5 leaves headroom for stripes brighter than their mean; exposure sets the level later.
        wide = np.repeat(np.repeat(light / 6.5, CELL, 0), CELL, 1)
        tiles = wide.reshape(height // 2, 2 * CELL, width // 2, 2 * CELL) * cell[None, :, None, :, channel]
        large[..., channel] = tiles.reshape(wide.shape).clip(0, 65535)
    return large


def _with_bezel(rng, emitting: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    left, top, right, bottom = (int(v) for v in rng.integers(40, 420, 4) * (rng.random(4) < 0.5))
    tone = int(65535 * rng.uniform(0.0005, 0.004))
    return cv2.copyMakeBorder(emitting, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(tone,) * 3), np.array([left, top], float)


def _reflections(rng, light: np.ndarray) -> np.ndarray:
    height, width = light.shape[:2]
    room = to_linear(np.full((1, 1, 3), int(rng.integers(10, 70)), np.uint8))[0, 0] * 0.06
    blotch = smooth_noise(rng, width, height, width / rng.uniform(1.5, 4)).clip(0, 1) ** 2 * rng.uniform(0, 0.03)
    return light + (room + blotch[..., None] * np.array([1.0, 0.96, 0.9], np.float32)).astype(np.float32)
