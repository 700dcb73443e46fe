"""Lamps, windows, shadows, and their mirror images on a laminated card."""
import cv2
import numpy as np

from .camera import View
from .card import HEIGHT_MM, WIDTH_MM, Box, Card
from .poses import NoPose
from .render import placed
from .tone import smooth_noise

GRID = 4  # pixels a millimetre of the maps that lie on the card


def illumination(rng: np.random.Generator, width: int, height: int, uneven: float, shadows: int) -> np.ndarray:
    """Relative light over the picture, at an eighth of its size and smoothly enlarged; three channels."""
    w, h = max(24, width // 8), max(24, height // 8)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    x, y = (x / w - 0.5), (y / h - 0.5)
    angle = rng.uniform(0, 2 * np.pi)
    light = np.exp(uneven * (x * np.cos(angle) + y * np.sin(angle)))
    if rng.random() < 0.35:  # a lamp close by
        at = rng.uniform(-0.6, 0.6, 2)
        light *= 0.75 + uneven * np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) * 3)
    light *= 1 - rng.uniform(0.0, 0.45) * (x**2 + y**2) / 0.5  # vignetting
    tint = np.ones((h, w, 3), np.float32)
    for _ in range(shadows):
        shade = _shadow(rng, w, h) * rng.uniform(0.25, 0.6)
        # Shadows are lit by the sky or the room: a little bluer than the rest.
        tint *= 1 - shade[..., None] * np.array([0.9, 0.98, 1.0], np.float32)
    return cv2.resize(light[..., None] * tint, (width, height), interpolation=cv2.INTER_LINEAR)


def _shadow(rng, w: int, h: int) -> np.ndarray:
    """Of a phone or a hand: a rounded block or fingers reaching in from an edge."""
    shape = np.zeros((h, w), np.float32)
    at, size = rng.uniform(-0.2, 1.2, 2) * (w, h), rng.uniform(0.25, 0.7, 2) * (w, h)
    box = cv2.boxPoints((tuple(map(float, at)), tuple(map(float, size)), float(rng.uniform(0, 180))))
    cv2.fillPoly(shape, [box.astype(np.int32)], 1.0)
    if rng.random() < 0.4:
        for offset in (0, 0.13, 0.26):
            start = (int(at[0] + offset * w), int(at[1]))
            cv2.line(shape, start, (start[0] + int(rng.normal(0, 0.2) * w), start[1] + int(0.5 * h)), 1.0, max(2, w // 14))
    return cv2.GaussianBlur(shape, (0, 0), rng.uniform(0.01, 0.06) * w)


def text_mask(card: Card, with_portrait: bool = False) -> np.ndarray:
    mask = np.zeros((round(HEIGHT_MM * GRID), round(WIDTH_MM * GRID)), np.float32)
    boxes = list(card.text_boxes) + ([card.portrait_box] if with_portrait and card.portrait_box else [])
    for box in boxes:
        fill_box(mask, box)
    return mask


def fill_box(mask: np.ndarray, box: Box) -> None:
    x0, y0, x1, y1 = (round(v * GRID) for v in box)
    mask[max(0, y0) : y1, max(0, x0) : x1] = 1


def burn_out(rng: np.random.Generator, card: Card) -> np.ndarray:
    """The mirror image of a lamp, a window or the flash, over several lines of text."""
    mask = text_mask(card)
    for _ in range(60):
        at = (rng.uniform(8, WIDTH_MM - 12), rng.uniform(8, HEIGHT_MM - 8))
        patch = _patch(rng, at, rng.uniform(16, 38), rng.uniform(8, 18), rng.uniform(1.8, 5))
        burnt = float((mask * (patch > 0.9)).sum() / GRID**2)
        if burnt > 38:  # square millimetres of text lines: three lines of 13 mm at the least
            return patch
    raise NoPose("no place for a reflection on the text")


def harmless_sheen(rng: np.random.Generator, card: Card) -> np.ndarray:
    """A reflection that every line of text and the face stay clear of."""
    text, all_print = text_mask(card), text_mask(card, with_portrait=True)
    patch = np.zeros_like(text)
    for _ in range(400):
        at = (rng.uniform(0, WIDTH_MM), rng.uniform(0, HEIGHT_MM))
        candidate = _patch(rng, at, rng.uniform(3, 15), rng.uniform(2.5, 9), rng.uniform(0.7, 2.2))
        if (candidate * text).max() < 0.10 and (candidate * all_print).max() < 0.2 and candidate.max() > 0.6:
            patch = candidate
            break
    veil = smooth_noise(rng, text.shape[1], text.shape[0], 90).clip(0, 1) * rng.uniform(0, 0.05)
    return patch + veil


def _patch(rng, at_mm, length: float, breadth: float, strength: float) -> np.ndarray:
    height, width = round(HEIGHT_MM * GRID), round(WIDTH_MM * GRID)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / GRID
    angle = rng.uniform(0, np.pi)
    u = (x - at_mm[0]) * np.cos(angle) + (y - at_mm[1]) * np.sin(angle)
    v = (y - at_mm[1]) * np.cos(angle) - (x - at_mm[0]) * np.sin(angle)
    wobble = 1 + 0.18 * smooth_noise(rng, width, height, 40)
    power = rng.choice([2.0, 2.0, 4.0, 8.0])  # a bulb is round, a tube or a window is not
    distance = (np.abs(2 * u / length) ** power + np.abs(2 * v / breadth) ** power) ** (1 / power) * wobble
    return (strength * np.exp(-np.maximum(distance - 0.55, 0) ** 2 * rng.uniform(6, 14))).astype(np.float32)


def on_picture(view: View, patch: np.ndarray) -> np.ndarray:
    to_plane = placed((0, 0), 0, (WIDTH_MM / 2, HEIGHT_MM / 2), GRID)
    return cv2.warpPerspective(patch, view.plane_to_px @ to_plane, (view.width, view.height))
