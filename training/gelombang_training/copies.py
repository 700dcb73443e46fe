"""
Copies of a card: by toner, by a four-colour printer, on a screen. Each works on the card's own picture at
15 px a millimetre, so that dots and panel pixels have their true size on the card.
"""
import cv2
import numpy as np


def _screen(height, width, px, angle, rng):
    """A round-dot threshold screen of period `px` pixels, 0 to 1."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    a = np.deg2rad(angle)
    u, v = (x * np.cos(a) + y * np.sin(a)) / px + rng.uniform(), (-x * np.sin(a) + y * np.cos(a)) / px + rng.uniform()
    return 0.5 - 0.25 * (np.cos(2 * np.pi * u) + np.cos(2 * np.pi * v))


def _halftone(tone, screen, hardness):
    """Ink share 0 to 1 -> dots of ink 0 to 1."""
    return np.clip((tone - screen) * hardness + 0.5, 0, 1)


def toner(card, rng):
    """A black-and-white copier: S-curve, speckle, dots at 45 degrees, on its own paper. RGB uint8."""
    height, width = card.shape[:2]
    weights = np.array([0.30, 0.59, 0.11]) + rng.normal(0, 0.08, 3)
    grey = (card.astype(np.float32) @ (weights / weights.sum()).astype(np.float32)) / 255
    steep, middle = rng.uniform(4, 11), rng.uniform(0.35, 0.7)
    curve = 1 / (1 + np.exp(-steep * (grey - middle)))
    low, high = 1 / (1 + np.exp(steep * middle)), 1 / (1 + np.exp(-steep * (1 - middle)))
    ink = 1 - (curve - low) / (high - low)
    if rng.random() < 0.25:
        ink = (1 - grey) * rng.uniform(0.8, 1.05)  # a scan printed by a laser: tones are kept
    if rng.random() < 0.7:
        dots = _halftone(ink, _screen(height, width, rng.uniform(2.2, 5.5), 45 + rng.normal(0, 3), rng), rng.uniform(1.5, 8))
        share = rng.uniform(0.4, 1)
        ink = ink * (1 - share) + dots * share
    ink = np.clip(ink, 0, 1)
    speck = rng.random((height // 2 + 1, width // 2 + 1)) < rng.uniform(0, 0.003)
    ink = np.maximum(ink, cv2.resize(speck.astype(np.float32), (width, height)) * 0.8)
    if rng.random() < 0.5:  # ink-starved bands
        ink *= 1 - rng.uniform(0, 0.35) * (np.sin(np.linspace(0, rng.uniform(4, 40), width))[None, :] > 0.6)
    paper = paper_tone(rng)
    black = np.array([rng.uniform(20, 60)] * 3) + rng.normal(0, 2, 3)
    return np.clip(paper * (1 - ink[..., None]) + black * ink[..., None], 0, 255).astype(np.uint8), paper


def colour_print(card, rng):
    """Four rotated screens and a smaller gamut (ink-jet or laser), on paper. RGB uint8."""
    height, width = card.shape[:2]
    share = card.astype(np.float32) / 255
    grey = share.mean(2, keepdims=True)
    share = grey + (share - grey) * rng.uniform(0.5, 0.95)
    share = np.clip((share - 0.5) * rng.uniform(0.8, 1.35) + 0.5 + rng.normal(0, 0.03, 3), 0, 1)
    cmy = 1 - share
    black = np.clip(cmy.min(2) - rng.uniform(0.1, 0.5), 0, 1) * rng.uniform(0.5, 1)
    inks = [*(np.clip(cmy[..., i] - black, 0, 1) for i in range(3)), black]
    period = rng.uniform(1.9, 4.6)
    is_inkjet = rng.random() < 0.35
    printed = []
    for ink, angle in zip(inks, (15, 75, 0, 45)):
        screen = rng.random((height, width)).astype(np.float32) if is_inkjet else _screen(height, width, period, angle, rng)
        dots = _halftone(ink, screen, rng.uniform(1.2, 5))
        amount = rng.uniform(0.35, 1.0)
        printed.append(cv2.GaussianBlur(ink * (1 - amount) + dots * amount, (0, 0), rng.uniform(0.35, 0.8)))
    paper = paper_tone(rng)
    light = [(1 - p[..., None] * (1 - np.array(colour))) for p, colour in zip(printed, ([0.12, 0.62, 0.86], [0.84, 0.16, 0.5], [0.97, 0.88, 0.12], [0.12, 0.12, 0.13]))]
    out = paper * light[0] * light[1] * light[2] * light[3]
    if rng.random() < 0.3:
        out *= 1 - rng.uniform(0.02, 0.12) * (np.sin(np.linspace(0, rng.uniform(40, 300), height))[:, None, None] > 0.7)
    return np.clip(out, 0, 255).astype(np.uint8), paper


def paper_tone(rng):
    return np.clip(rng.uniform(228, 252) + rng.normal(0, [3, 2, 4]), 0, 255).astype(np.float32)


def on_sheet(copy, paper, rng, margin):
    """The copy on a larger sheet; `margin` = left, top, right, bottom in px."""
    left, top, right, bottom = margin
    height, width = copy.shape[:2]
    sheet = np.empty((height + top + bottom, width + left + right, 3), np.float32)
    sheet[:] = paper
    sheet += rng.normal(0, 1.2, sheet.shape[:2])[..., None]
    sheet[top:top + height, left:left + width] = copy
    return np.clip(sheet, 0, 255).astype(np.uint8)


def panel(picture, rng, pitch):
    """Linear light of a screen showing `picture` (RGB uint8): stripes of red, green and blue every `pitch` px, dark gaps."""
    height, width = picture.shape[:2]
    linear = (picture.astype(np.float32) / 255) ** 2.2
    linear = linear * rng.uniform(0.8, 1.0) * np.array([rng.uniform(0.85, 1), 1, rng.uniform(0.95, 1.15)]) + rng.uniform(0.003, 0.03)
    x, y = np.arange(width, dtype=np.float32) / pitch, np.arange(height, dtype=np.float32) / pitch
    strength = rng.uniform(0.35, 1.0)
    mask = np.ones((height, width, 3), np.float32)
    for c in range(3):
        column = 0.5 + 0.5 * np.cos(2 * np.pi * (x - c / 3))
        row = 1 - rng.uniform(0.15, 0.6) * (np.cos(2 * np.pi * y) > 0.75)
        if rng.random() < 0.25:  # pentile: every other row is shifted
            shift = 0.5 + 0.5 * np.cos(2 * np.pi * (x - c / 3 + 0.5))
            odd = (np.floor(y) % 2)[:, None]
            cell = column[None, :] * (1 - odd) + shift[None, :] * odd
        else:
            cell = np.broadcast_to(column[None, :], (height, width))
        mask[..., c] = 1 - strength + strength * 2 * cell * row[:, None]
    return linear * mask
