"""From a plan to the bytes of a file and its label."""
import struct
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import disc, expose, random_sensor, streak, through_lens
from .grounds import make_ground
from .light import illumination, on_picture
from .plan import Plan, messenger_scale
from .render import paint, paint_ground
from .tone import SRGB_TO_LINEAR

# The portal takes 2 MB; a phone's picture above it would be shrunk or refused for its size, which is not the question here.
MAX_BYTES = 1_950_000


@dataclass(frozen=True)
class Shot:
    picture: np.ndarray  # sRGB bytes, BGR, upright
    scale: float  # from the plan's pixels to the file's
    conditions: tuple[str, ...]


def shoot(rng: np.random.Generator, plan: Plan) -> Shot:
    if plan.finished is not None:
        return _sent(rng, plan, plan.finished, ())
    light, extra = _light_before_lens(rng, plan)
    light = _exposed(rng, plan, light)
    if plan.gloss is not None:
        light += on_picture(plan.view, plan.gloss)[..., None] * np.array([0.97, 1.0, 1.0], np.float32)
    light = through_lens(light, _kernel(rng, plan), _softness(rng, plan))
    sensor = random_sensor(rng, plan.dim, plan.cast)
    light *= np.array(sensor.colour_error, np.float32)
    return _sent(rng, plan, expose(rng, light, sensor), extra)


def _light_before_lens(rng, plan: Plan) -> tuple[np.ndarray, tuple[str, ...]]:
    view = plan.view
    shine = illumination(rng, view.width, view.height, plan.uneven, plan.shadows)
    if plan.emitted is not None:
        return plan.emitted * shine, ()
    ground, name = make_ground(rng, plan.ground)
    frame = paint_ground(view, ground, rng.uniform(0, 360), rng.uniform(-400, 0, 2))
    angle = rng.uniform(0, 2 * np.pi)
    light_from = (float(np.cos(angle)), float(np.sin(angle)))
    for layer in [*plan.below, *([plan.subject] if plan.subject else []), *plan.above]:
        paint(frame, view, layer, light_from)
    # No print is blacker than 2.5 %, no paper whiter than 90 %.
    frame *= np.float32(0.875)
    frame += np.float32(0.025)
    frame *= shine
    return frame, (f"on-{name}",)


def _exposed(rng, plan: Plan, light: np.ndarray) -> np.ndarray:
    """Scaled so that the card's ground comes to the wanted tone and, unless it shall, does not burn out."""
    small = light[::4, ::4, 1]
    mask = np.ones(small.shape, np.uint8)
    if plan.corners is not None or plan.subject is not None:
        mask[:] = 0
        corners = plan.corners if plan.corners is not None else plan.view.corners
        cv2.fillConvexPoly(mask, (corners / 4).round().astype(np.int32), 1)
    card = small[mask > 0] if mask.any() else small.ravel()
    if plan.burnt:
        # Flash close by: a veil over everything, and even ink becomes light.
        veil = rng.uniform(0.06, 0.14) * float(np.median(card))
        return (light + veil) * (rng.uniform(0.6, 1.1) / (float(np.percentile(card, 4)) + veil))
    wanted = float(SRGB_TO_LINEAR[int(plan.luma)])
    gain = wanted / max(float(np.percentile(card, 60)), 1e-4)
    light *= np.float32(min(gain, 1.0 / max(float(np.percentile(card, 99)), 1e-4)))
    return light


def _kernel(rng, plan: Plan) -> np.ndarray | None:
    if plan.motion_mm > 0:
        return streak(rng, plan.motion_mm * plan.view.px_per_mm)
    diameter = plan.blur_mm * plan.view.px_per_mm
    return disc(diameter) if diameter > 0.8 else None


def _softness(rng, plan: Plan) -> float:
    """Of a phone's lens at the pixel: cheaper lenses on larger sensors are softer there."""
    return float(rng.uniform(0.3, 0.5) if plan.view.card_width_px < 800 else rng.uniform(0.35, 0.85))


def _sent(rng, plan: Plan, picture: np.ndarray, extra: tuple[str, ...]) -> Shot:
    scale = messenger_scale((plan.view.width, plan.view.height)) if plan.messenger else 1.0
    if plan.messenger:
        first = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(82, 96))])[1]
        picture = cv2.imdecode(first, cv2.IMREAD_COLOR)
        if scale < 1:
            size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return Shot(picture, scale, extra)


# EXIF orientation: how many quarter turns anticlockwise the stored pixels are away from upright.
TURNS = {3: 2, 6: 1, 8: 3}


def encode(rng: np.random.Generator, plan: Plan, shot: Shot) -> tuple[bytes, str, int, tuple[str, ...]]:
    """Bytes, file ending, JPEG quality, tags."""
    picture = shot.picture
    if picture.shape[0] * picture.shape[1] < 1.4e6 and (rng.random() < 0.03 or (plan.finished is not None and rng.random() < 0.3)):
        data = cv2.imencode(".png", picture)[1].tobytes()
        if len(data) < MAX_BYTES:
            return data, "png", 0, ("png",)
    quality = int(rng.integers(70, 81) if plan.messenger else rng.integers(60, 96))
    orientation = int(rng.choice(list(TURNS))) if rng.random() < 0.12 and not plan.messenger else 1
    if orientation != 1:
        picture = np.ascontiguousarray(np.rot90(picture, TURNS[orientation]))
    data, quality = _jpeg(picture, quality)
    tags = [f"jpeg-{quality // 10 * 10}s"] + (["exif-turned"] if orientation != 1 else [])
    return _with_orientation(data, orientation), "jpg", quality, tuple(tags)


def _jpeg(picture: np.ndarray, quality: int) -> tuple[bytes, int]:
    while True:
        data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        if len(data) < MAX_BYTES:
            return data, quality
        quality -= 8


def _with_orientation(jpeg: bytes, orientation: int) -> bytes:
    """An EXIF segment with that one entry, right after the start of the image."""
    if orientation == 1:
        return jpeg
    entry = struct.pack("<HHIHHI", 0x0112, 3, 1, orientation, 0, 0)
    tiff = b"II*\0" + struct.pack("<IH", 8, 1) + entry
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]
