"""A pinhole camera over a plane measured in millimetres, and everything between its lens and the file."""
from dataclasses import dataclass

import cv2
import numpy as np

from .card import HEIGHT_MM, WIDTH_MM
from .tone import srgb_table

CARD = np.array([[-WIDTH_MM, -HEIGHT_MM], [WIDTH_MM, -HEIGHT_MM], [WIDTH_MM, HEIGHT_MM], [-WIDTH_MM, HEIGHT_MM]]) / 2


@dataclass(frozen=True)
class View:
    width: int
    height: int
    plane_to_px: np.ndarray  # homography; the card's middle is the plane's origin, y down
    tilt_deg: float

    def project(self, points_mm: np.ndarray) -> np.ndarray:
        return cv2.perspectiveTransform(np.asarray(points_mm, float).reshape(1, -1, 2), self.plane_to_px)[0]

    @property
    def corners(self) -> np.ndarray:
        return self.project(CARD)

    @property
    def card_width_px(self) -> float:
        c = self.corners
        return float((np.linalg.norm(c[1] - c[0]) + np.linalg.norm(c[2] - c[3])) / 2)

    @property
    def px_per_mm(self) -> float:
        """The mean over both directions: what a blur disc of one millimetre measures."""
        return float(np.sqrt(cv2.contourArea(self.corners.astype(np.float32)) / (WIDTH_MM * HEIGHT_MM)))

    def scaled(self, factor: float) -> "View":
        grow = np.diag([factor, factor, 1.0])
        return View(round(self.width * factor), round(self.height * factor), grow @ self.plane_to_px, self.tilt_deg)


@dataclass(frozen=True)
class Pose:
    width: int
    height: int
    tilt_deg: float
    azimuth_deg: float  # which way the card leans away
    roll_deg: float
    width_px: float  # the card's, before perspective
    focal: float  # in units of the picture's diagonal
    offset: tuple[float, float]  # of the card's middle from the picture's, in shares of the picture


def view_of(pose: Pose) -> View:
    focal = pose.focal * np.hypot(pose.width, pose.height)
    distance = focal * WIDTH_MM / pose.width_px
    lean = _about_axis(np.radians(pose.azimuth_deg), np.radians(pose.tilt_deg))
    rotation = lean @ _about_z(np.radians(pose.roll_deg))
    shift = np.array([pose.offset[0] * pose.width, pose.offset[1] * pose.height]) * distance / focal
    camera = np.array([[focal, 0, pose.width / 2], [0, focal, pose.height / 2], [0, 0, 1]])
    motion = np.column_stack([rotation[:, 0], rotation[:, 1], [*shift, distance]])
    return View(pose.width, pose.height, camera @ motion, pose.tilt_deg)


def _about_z(angle: float) -> np.ndarray:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _about_axis(azimuth: float, angle: float) -> np.ndarray:
    axis = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    return cv2.Rodrigues(axis * angle)[0]


def disc(diameter_px: float) -> np.ndarray:
    """A lens out of focus spreads a point over a disc, not over a Gaussian; the rim is antialiased."""
    radius = diameter_px / 2
    reach = int(np.ceil(radius + 0.5))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    return (kernel / kernel.sum()).astype(np.float32)


def streak(rng: np.random.Generator, length_px: float) -> np.ndarray:
    """A hand that moves while the shutter is open: a slightly bent line, walked at uneven speed."""
    reach = int(np.ceil(length_px / 2)) + 2
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    angle, bend = rng.uniform(0, np.pi), rng.uniform(-0.15, 0.15)
    along = np.linspace(-0.5, 0.5, 200) * length_px
    across = bend * (along**2 / max(length_px, 1) - length_px / 12)
    x = reach + along * np.cos(angle) - across * np.sin(angle)
    y = reach + along * np.sin(angle) + across * np.cos(angle)
    for px, py in zip(x, y):
        ix, iy = int(px), int(py)
        fx, fy = px - ix, py - iy
        kernel[iy : iy + 2, ix : ix + 2] += np.outer([1 - fy, fy], [1 - fx, fx])
    return kernel / kernel.sum()


def through_lens(light: np.ndarray, kernel: np.ndarray | None, softness_px: float) -> np.ndarray:
    if kernel is not None and kernel.shape[0] > 1:
        light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REFLECT)
    return cv2.GaussianBlur(light, (0, 0), softness_px) if softness_px > 0.2 else light


@dataclass(frozen=True)
class Sensor:
    full_well: float  # electrons at white: fewer, noisier
    read_noise: float  # electrons
    denoise: float  # 0 to 1
    sharpen: float
    contrast: float
    colour_error: tuple[float, float, float]  # what the white balance left over, BGR


def random_sensor(rng: np.random.Generator, dim: bool = False, cast: float = 1.0) -> Sensor:
    well = float(np.exp(rng.uniform(np.log(250), np.log(900)) if dim else rng.uniform(np.log(700), np.log(9000))))
    warm = rng.normal(0, 0.06 * cast)
    error = (1 - warm, 1 + rng.normal(0, 0.015 * cast), 1 + warm)
    return Sensor(well, float(rng.uniform(1.5, 5)), float(rng.uniform(0, 1)), float(rng.uniform(0, 1.1)), float(rng.uniform(0, 1)), error)


def expose(rng: np.random.Generator, light: np.ndarray, sensor: Sensor) -> np.ndarray:
    """Linear light (1 = white) to sRGB bytes: Bayer mosaic, shot and read noise, demosaic, tone curve, what phones do after."""
    height, width = light.shape[:2]
    raw = np.empty((height, width), np.float32)
    for channel, (y, x) in ((2, (0, 0)), (1, (0, 1)), (1, (1, 0)), (0, (1, 1))):
        raw[y::2, x::2] = light[y::2, x::2, channel]
    # The balance is undone before the noise and done after it: blue under lamplight is noisier, as it should be.
    electrons = np.minimum(raw, np.float32(1)) * np.float32(sensor.full_well)
    noise = rng.standard_normal((height, width), dtype=np.float32) * np.sqrt(electrons + np.float32(sensor.read_noise**2))
    counts = np.clip((electrons + noise) * np.float32(65535 / sensor.full_well), 0, 65535)
    linear = cv2.demosaicing(counts.astype(np.uint16), cv2.COLOR_BayerBG2BGR if rng.random() < 0.5 else cv2.COLOR_BayerBG2BGR_EA)
    return _finish(srgb_table(sensor.contrast)[linear], sensor)


def _finish(picture: np.ndarray, sensor: Sensor) -> np.ndarray:
    noisy = sensor.full_well < 2500
    if sensor.denoise > 0.25:
        luma, chroma = _split(picture)
        chroma = cv2.blur(chroma, (5, 5)) if noisy else cv2.blur(chroma, (3, 3))
        if noisy and sensor.denoise > 0.5:
            luma = cv2.bilateralFilter(luma, 5, 14 + 22 * sensor.denoise, 1.6)
        picture = cv2.cvtColor(np.dstack([luma, chroma]), cv2.COLOR_YCrCb2BGR)
    if sensor.sharpen > 0.1:
        soft = cv2.GaussianBlur(picture, (0, 0), 1.1)
        picture = cv2.addWeighted(picture, 1 + sensor.sharpen, soft, -sensor.sharpen, 0)
    return picture


def _split(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    parts = cv2.cvtColor(picture, cv2.COLOR_BGR2YCrCb)
    return parts[..., 0], parts[..., 1:]
