"""Flat things painted onto the picture of the plane, in linear light."""
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import View
from .card import HEIGHT_MM, PX_PER_MM, WIDTH_MM, rounded_mask
from .tone import to_linear, to_linear16


@dataclass(frozen=True)
class Layer:
    picture: np.ndarray  # sRGB bytes, BGR
    alpha: np.ndarray  # bytes
    to_plane: np.ndarray  # from its pixels to millimetres on the plane
    thickness_mm: float = 0.8  # what its shadow comes from
    is_card: bool = False


def placed(position_mm, angle_deg: float, anchor_mm, px_per_mm: float) -> np.ndarray:
    """Pixels of a flat thing to the plane: scale, anchor to the origin, turn, move."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    turn = np.array([[c, -s, position_mm[0]], [s, c, position_mm[1]], [0, 0, 1]])
    scale = np.array([[1 / px_per_mm, 0, -anchor_mm[0]], [0, 1 / px_per_mm, -anchor_mm[1]], [0, 0, 1]])
    return turn @ scale


def card_layer(texture: np.ndarray, position_mm=(0.0, 0.0), angle_deg: float = 0.0, alpha: np.ndarray | None = None) -> Layer:
    to_plane = placed(position_mm, angle_deg, (WIDTH_MM / 2, HEIGHT_MM / 2), PX_PER_MM)
    return Layer(texture, rounded_mask() if alpha is None else alpha, to_plane, is_card=True)


def corners_of(layer: Layer, view: View) -> np.ndarray:
    width, height = layer.picture.shape[1], layer.picture.shape[0]
    outline = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    return cv2.perspectiveTransform(outline[None], view.plane_to_px @ layer.to_plane)[0]


def paint_ground(view: View, ground: tuple[np.ndarray, float], angle_deg: float, offset_mm) -> np.ndarray:
    picture, px_per_mm = ground
    to_px = view.plane_to_px @ placed(offset_mm, angle_deg, (0, 0), px_per_mm)
    picture, to_px = _shrunk(picture, to_px, max(1.0, px_per_mm / view.px_per_mm))
    warped = cv2.warpPerspective(picture, to_px, (view.width, view.height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return to_linear(warped)


def _shrunk(picture: np.ndarray, to_px: np.ndarray, ratio: float) -> tuple[np.ndarray, np.ndarray]:
    """Averaged down to about the picture's own pixels, so that fine print does not alias."""
    if ratio < 1.25:
        return picture, to_px
    height, width = picture.shape[:2]
    size = (max(2, round(width / ratio)), max(2, round(height / ratio)))
    grow = np.array([[width / size[0], 0, 0], [0, height / size[1], 0], [0, 0, 1.0]])
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA), to_px @ grow


def _window(corners: np.ndarray, view: View, margin: int) -> tuple[int, int, int, int] | None:
    x0, y0 = np.floor(corners.min(axis=0)).astype(int) - margin
    x1, y1 = np.ceil(corners.max(axis=0)).astype(int) + margin
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, view.width), min(y1, view.height)
    return None if x1 <= x0 or y1 <= y0 else (x0, y0, x1, y1)


def paint(frame: np.ndarray, view: View, layer: Layer, light_from: tuple[float, float]) -> None:
    """Over the frame, in place, with a soft shadow away from the light."""
    reach = int(6 * view.px_per_mm)
    window = _window(corners_of(layer, view), view, reach)
    if window is None:
        return
    x0, y0, x1, y1 = window
    to_px = np.array([[1, 0, -x0], [0, 1, -y0], [0, 0, 1.0]]) @ view.plane_to_px @ layer.to_plane
    picture, alpha = _warped(layer, to_px, (x1 - x0, y1 - y0))
    part = frame[y0:y1, x0:x1]
    _shade(part, alpha, view.px_per_mm * layer.thickness_mm, light_from)
    picture -= part
    picture *= alpha[..., None]
    part += picture


def _warped(layer: Layer, to_px: np.ndarray, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Texture pixel centres sit half a pixel in, hence the two shifts; colour runs on past the edge, alpha does not."""
    height, width = layer.picture.shape[:2]
    middle = np.array([[width / 2, height / 2]])
    here = cv2.perspectiveTransform(np.array([middle[0], middle[0] + [1, 0], middle[0] + [0, 1]])[None], to_px)[0]
    ratio = 1 / max(np.sqrt(abs(np.cross(here[1] - here[0], here[2] - here[0]))), 1e-3)
    picture, scaled = _shrunk(to_linear16(layer.picture), to_px, max(1.0, ratio))
    alpha, _ = _shrunk(layer.alpha, to_px, max(1.0, ratio))
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    exact = np.linalg.inv(half) @ scaled @ half
    warped = cv2.warpPerspective(picture, exact, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cover = cv2.warpPerspective(alpha, exact, size, flags=cv2.INTER_LINEAR, borderValue=0)
    return warped.astype(np.float32) * np.float32(1 / 65535), cover.astype(np.float32) * np.float32(1 / 255)


def _shade(part: np.ndarray, alpha: np.ndarray, thickness_px: float, light_from: tuple[float, float]) -> None:
    if thickness_px < 0.3:
        return
    shift = np.array([[1, 0, -light_from[0] * thickness_px * 1.6], [0, 1, -light_from[1] * thickness_px * 1.6]])
    shadow = cv2.warpAffine(alpha, shift, alpha.shape[::-1])
    small = cv2.resize(shadow, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.5, thickness_px * 0.55))
    part *= (1 - np.float32(0.45) * cv2.resize(small, alpha.shape[::-1]))[..., None]
