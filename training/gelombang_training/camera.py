"""From linear light to a JPEG as a phone makes it: lens, motion, sensor, mosaic, sharpening, compression."""
import io

import cv2
import numpy as np
from PIL import Image

TO_LINEAR = ((np.arange(256) / 255.0) ** 2.2).astype(np.float32)
_STEPS = 8192
_TO_GAMMA = (np.linspace(0, 1, _STEPS) ** (1 / 2.2) * 255).astype(np.float32)


def to_linear(rgb):
    return TO_LINEAR[rgb]


def to_gamma(linear):
    """Float 0 to 255, not rounded."""
    steps = linear * np.float32(_STEPS - 1)
    np.clip(steps, 0, _STEPS - 1, out=steps)
    return _TO_GAMMA[steps.astype(np.int32)]


_TILE = 2048
_tile = None


def grain_like(linear, rng):
    """Normal noise: a window of one large tile, made once; drawing it anew each time took as long as the rest of the camera."""
    global _tile
    if _tile is None:
        _tile = np.random.default_rng(7).standard_normal((_TILE, _TILE, 3), dtype=np.float32)
    height, width = linear.shape[:2]
    y, x = int(rng.integers(_TILE - height + 1)), int(rng.integers(_TILE - width + 1))
    return _tile[y:y + height, x:x + width]


def disc(diameter):
    """The kernel of a lens out of focus, anti-aliased."""
    radius = diameter / 2
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach:reach + 1, -reach:reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def streak(length, angle):
    """The kernel of a straight motion."""
    reach = int(np.ceil(length / 2)) + 1
    size = 2 * reach + 1
    big = np.zeros((size * 4, size * 4), np.float32)
    c, d = size * 2, length * 2
    cv2.line(big, (int(c - d * np.cos(angle)), int(c - d * np.sin(angle))), (int(c + d * np.cos(angle)), int(c + d * np.sin(angle))), 1.0, 4, cv2.LINE_AA)
    kernel = cv2.resize(big, (size, size), interpolation=cv2.INTER_AREA)
    return kernel / max(kernel.sum(), 1e-6)


def through_lens(linear, disc_px, motion_px, motion_angle):
    if disc_px > 1.0:
        linear = cv2.filter2D(linear, -1, disc(disc_px), borderType=cv2.BORDER_REFLECT)
    if motion_px > 1.0:
        linear = cv2.filter2D(linear, -1, streak(motion_px, motion_angle), borderType=cv2.BORDER_REFLECT)
    return linear


def mosaic(linear, is_edge_aware):
    """Bayer sampling and demosaicing, bilinear or along edges: colours appear where detail is finer than a pixel."""
    raw = np.empty(linear.shape[:2], np.float32)
    raw[0::2, 0::2] = linear[0::2, 0::2, 0]
    raw[0::2, 1::2] = linear[0::2, 1::2, 1]
    raw[1::2, 0::2] = linear[1::2, 0::2, 1]
    raw[1::2, 1::2] = linear[1::2, 1::2, 2]
    sixteen = np.clip(raw * 40000, 0, 65535).astype(np.uint16)
    code = cv2.COLOR_BayerBG2RGB_EA if is_edge_aware else cv2.COLOR_BayerBG2RGB
    return cv2.cvtColor(sixteen, code).astype(np.float32) / 40000


def resampled(linear, by, rng):
    """A sensor of another size: the picture at `by` times its sides, as phones, decoders and messengers do it."""
    ways = [cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4]
    height, width = linear.shape[:2]
    size = (round(width * by), round(height * by))
    return np.maximum(cv2.resize(linear, size, interpolation=ways[int(rng.integers(len(ways)))]), 0)


def expose(linear, rng, noise, has_mosaic):
    """Shot and read noise before demosaicing; then gamma, denoising, sharpening. RGB uint8."""
    linear = np.clip(linear, 0, 1.6, out=linear)
    linear += grain_like(linear, rng) * cv2.sqrt(np.minimum(linear, 1) * np.float32(noise * 0.02) + np.float32((noise * 0.02) ** 2))
    if has_mosaic:
        linear = mosaic(linear, rng.random() < 0.5)
    out = to_gamma(linear)
    if noise > 0.25 and rng.random() < 0.6:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.4, 0.9))
    if rng.random() < 0.4:
        out = _smooth_colours(out, rng.uniform(0.7, 3))
    if rng.random() < 0.1:
        out = cv2.medianBlur(np.clip(out, 0, 255).astype(np.uint8), 3).astype(np.float32)
    if rng.random() < 0.7:
        out = out + (out - cv2.GaussianBlur(out, (0, 0), rng.uniform(0.5, 2.2))) * rng.uniform(0.1, 1.4)
    if rng.random() < 0.5:  # a phone's tone curve
        out = 255 * np.clip(out / 255, 0, 1) ** rng.uniform(0.85, 1.15)
    return cv2.convertScaleAbs(np.maximum(out, 0, out=out))


def _smooth_colours(out, sigma):
    """What a phone does against coloured noise: differences of colour are blurred, light is not."""
    light = out.mean(2, keepdims=True)
    return light + cv2.GaussianBlur(out - light, (0, 0), sigma)


def jpeg(rgb, quality, sampling='4:2:0'):
    data = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(rgb)).save(data, 'JPEG', quality=int(quality), subsampling=sampling)
    return np.asarray(Image.open(data))


def compress(rgb, rng):
    rgb = jpeg(rgb, rng.uniform(55, 96), ['4:2:0', '4:2:0', '4:2:2', '4:4:4'][int(rng.integers(4))])
    if rng.random() < 0.25:  # a messenger's second compression
        rgb = jpeg(rgb, rng.uniform(60, 82))
    return rgb
