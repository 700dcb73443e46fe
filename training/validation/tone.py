"""Light adds up in linear values, files hold sRGB: the tables between the two."""
import cv2
import numpy as np

_CODES = np.arange(256) / 255.0
SRGB_TO_LINEAR = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4)
_TABLE_FLOAT = SRGB_TO_LINEAR.astype(np.float32)
_TABLE_16 = np.round(SRGB_TO_LINEAR * 65535).astype(np.uint16)


def to_linear(picture: np.ndarray) -> np.ndarray:
    """sRGB bytes to linear float32, 0 to 1."""
    return _TABLE_FLOAT[picture]


def to_linear16(picture: np.ndarray) -> np.ndarray:
    """sRGB bytes to linear 16 bit: small enough to resize and warp quickly, fine enough for dark tones."""
    return _TABLE_16[picture]


def srgb_table(contrast: float) -> np.ndarray:
    """From 16-bit linear to sRGB bytes, with the S-curve that phones lay over it (0 = none)."""
    linear = np.arange(65536) / 65535.0
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)
    curved = srgb + contrast * 0.15 * np.sin((srgb - 0.5) * 2 * np.pi) * (0.5 - np.abs(srgb - 0.5)) * 2
    return np.clip(curved * 255 + 0.5, 0, 255).astype(np.uint8)


def smooth_noise(rng: np.random.Generator, width: int, height: int, cell: float) -> np.ndarray:
    """Noise about `cell` pixels coarse, mean 0, within ±1."""
    small = (max(2, int(width / cell) + 2), max(2, int(height / cell) + 2))
    values = rng.uniform(-1, 1, (small[1], small[0])).astype(np.float32)
    return cv2.resize(values, (width, height), interpolation=cv2.INTER_CUBIC).clip(-1, 1)


def fractal_noise(rng: np.random.Generator, width: int, height: int, cell: float, octaves: int = 4) -> np.ndarray:
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        total += smooth_noise(rng, width, height, max(1.0, cell / 2**octave)) * 0.5**octave
    return total / 2
