"""Copies of a card on paper: toner (grey) and four-colour print, dot by dot at the card's own 20 pixels a millimetre."""
import cv2
import numpy as np

from .card import PX_PER_MM
from .tone import smooth_noise


def grey_copy(rng: np.random.Generator, texture: np.ndarray) -> np.ndarray:
    """A copier's S-curve, a 45° screen or error-diffused dots, toner specks, streaks of a dirty drum."""
    height, width = texture.shape[:2]
    grey = cv2.cvtColor(texture, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.8, 2.2))
    steep, middle = rng.uniform(4.5, 12), rng.uniform(0.38, 0.62)
    tone = 1 / (1 + np.exp(-steep * (grey - middle)))
    tone = (tone - tone.min()) / (tone.max() - tone.min())
    tone = np.clip(tone * rng.uniform(0.94, 1.08), 0, 1)
    if rng.random() < 0.7:
        ink = _screened(tone, rng.uniform(3.2, 5.2), 45 + rng.normal(0, 2))
    else:
        ink = (tone < rng.uniform(0.08, 0.92, tone.shape)).astype(np.float32)
    ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.7, 1.3))
    specks = (rng.random((height, width)) < rng.uniform(0.0002, 0.0022)).astype(np.float32)
    ink = np.maximum(ink, cv2.GaussianBlur(specks, (0, 0), 1.1) * 5)
    streaks = cv2.resize((rng.random((1, width // 8)) < 0.02).astype(np.float32), (width, 1)) * rng.uniform(0, 0.35)
    ink = np.clip(ink + streaks, 0, 1) * rng.uniform(0.78, 1.0)
    paper = paper_colour(rng) * (1 + 0.012 * rng.standard_normal((height, width, 1)))
    toner = np.full(3, rng.uniform(20, 52)) + rng.normal(0, 2, 3)
    return (paper * (1 - ink[..., None]) + toner * ink[..., None]).clip(0, 255).astype(np.uint8)


def colour_copy(rng: np.random.Generator, texture: np.ndarray) -> np.ndarray:
    """Cyan, magenta, yellow and black at their own angles; inks that reach fewer colours; a little out of register."""
    height, width = texture.shape[:2]
    soft = cv2.GaussianBlur(texture, (0, 0), rng.uniform(1.0, 2.4)).astype(np.float32) / 255
    lift = rng.uniform(0.0, 0.10)
    soft = np.clip((soft * (1 - lift) + lift) ** rng.uniform(0.85, 1.15), 0, 1)
    key = (1 - soft.max(axis=2)) ** 1.2
    inks = {"y": 1 - soft[..., 0] - key, "m": 1 - soft[..., 1] - key, "c": 1 - soft[..., 2] - key, "k": key}
    absorb = {"y": (0.86, 0.10, 0.03), "m": (0.34, 0.82, 0.12), "c": (0.10, 0.36, 0.84), "k": (0.9, 0.9, 0.9)}
    angles = {"y": 0, "m": 75, "c": 15, "k": 45}
    period, is_inkjet = rng.uniform(2.9, 5.4), rng.random() < 0.4
    light = np.ones((height, width, 3), np.float32)
    for name, tone in inks.items():
        amount = np.clip(tone * rng.uniform(0.86, 1.08), 0, 1)
        dots = _droplets(rng, amount) if is_inkjet else _screened(1 - amount, period, angles[name] + rng.normal(0, 1))
        dots = np.roll(dots, tuple(rng.integers(-2, 3, 2)), (0, 1))
        light *= 1 - cv2.GaussianBlur(dots, (0, 0), 0.9)[..., None] * np.array(absorb[name], np.float32)
    bands = 1 + rng.uniform(0, 0.05) * np.sign(np.sin(np.arange(height) / rng.uniform(8, 40)))[:, None, None]
    return (light * bands * paper_colour(rng)).clip(0, 255).astype(np.uint8)


def _screened(tone: np.ndarray, period_px: float, angle_deg: float) -> np.ndarray:
    """Ink where the tone is darker than a rotated dot screen, with antialiased dot edges."""
    y, x = np.mgrid[0 : tone.shape[0], 0 : tone.shape[1]].astype(np.float32)
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    u, v = (x * c + y * s) * (2 * np.pi / period_px), (y * c - x * s) * (2 * np.pi / period_px)
    threshold = 0.5 + 0.25 * (np.cos(u) + np.cos(v))
    return np.clip((threshold - tone) * 5 + 0.5, 0, 1) * (tone < 0.985)


def _droplets(rng, amount: np.ndarray) -> np.ndarray:
    """An inkjet's stochastic dots, about 0.1 mm each."""
    small = cv2.resize(amount, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    dots = (rng.random(small.shape, dtype=np.float32) < small).astype(np.float32)
    return cv2.resize(dots, (amount.shape[1], amount.shape[0]), interpolation=cv2.INTER_LINEAR)


def paper_colour(rng: np.random.Generator) -> np.ndarray:
    return np.array([rng.uniform(228, 250)] * 3) + rng.normal(0, 3, 3)


def paper(rng: np.random.Generator, width_mm: float, height_mm: float, px_per_mm: float = 4) -> np.ndarray:
    """A plain sheet with fibres and a faint fold, sRGB."""
    width, height = round(width_mm * px_per_mm), round(height_mm * px_per_mm)
    sheet = paper_colour(rng) * (1 + 0.015 * smooth_noise(rng, width, height, 3)[..., None])
    if rng.random() < 0.4:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        angle = rng.uniform(0, np.pi)
        across = (x - width * rng.uniform(0.2, 0.8)) * np.cos(angle) + (y - height * rng.uniform(0.2, 0.8)) * np.sin(angle)
        sheet = sheet * (1 - 0.09 * np.tanh(across / 20) * np.exp(-np.abs(across) / 90))[..., None]
    return sheet.clip(0, 255).astype(np.uint8)


def dirty_lines(rng: np.random.Generator, texture: np.ndarray, count: int) -> np.ndarray:
    """Scratches and stains of years in a wallet."""
    worn = texture.copy()
    for _ in range(count):
        at = rng.uniform(0, 1, 2) * texture.shape[1::-1]
        end = at + rng.normal(0, 12 * PX_PER_MM, 2)
        tone = int(rng.integers(150, 255))
        cv2.line(worn, tuple(at.astype(int)), tuple(end.astype(int)), (tone,) * 3, int(rng.integers(1, 3)), cv2.LINE_AA)
    return cv2.addWeighted(worn, 0.5, texture, 0.5, 0)
