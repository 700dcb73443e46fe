"""
Strips for the reader: the card's top (header, number, first rows) seen by a camera, cut where the number is.

Legible ones carry their sixteen digits; illegible ones and strips without a number carry none, so that the reader
learns to be silent.
"""
import multiprocessing
import pickle
from pathlib import Path

import cv2
import numpy as np

from . import bank as banks
from . import camera, grounds, ktp, other_cards
from .nets import STRIP_H, STRIP_MM, STRIP_W
from .scene import CARD_W

TOP_ROWS = 360  # of 810: 24 mm
COUNT = 3600


def _draw(job):
    seed, faces = job
    rng = np.random.default_rng(seed)
    if rng.random() < 0.06:
        return other_cards.draw_other_card(rng, faces)[:TOP_ROWS], '', (0.0, 0.0)
    card, who = ktp.draw_ktp(rng, faces)
    return card[:TOP_ROWS], who['nik'], (who['nik_box'][0] * CARD_W, who['nik_box'][2] * CARD_W)


def make_tops(folder, faces_folder, seed, jobs):
    faces = banks.load_faces(faces_folder)
    tops = np.lib.format.open_memmap(Path(folder) / 'tops.npy', 'w+', np.uint8, (COUNT, TOP_ROWS, ktp.WIDTH, 3))
    rest = []
    with multiprocessing.Pool(jobs) as pool:
        for i, (top, nik, extent) in enumerate(pool.imap(_draw, ((seed * 7_000_003 + i, faces) for i in range(COUNT)), 8)):
            tops[i] = top
            rest.append((nik, extent))
    tops.flush()
    (Path(folder) / 'tops.pickle').write_bytes(pickle.dumps(rest))


def standardise(grey):
    """Mean 0, deviation 1 over the strip: the same in packages/photo-check."""
    grey = grey.astype(np.float32)
    return (grey - grey.mean()) / (grey.std() + 4)


class Strips:
    def __init__(self, folder):
        self.tops = np.load(Path(folder) / 'tops.npy', mmap_mode='r')
        self.rest = pickle.loads((Path(folder) / 'tops.pickle').read_bytes())

    def draw(self, rng, held=None):
        """Float STRIP_H x STRIP_W, its digits, and the middle of each in strip pixels. The first 256 tops are held out."""
        i = held if held is not None else int(rng.integers(256, len(self.rest)))
        top = np.asarray(self.tops[i])
        strip, blur = photograph(rng, top)
        nik, (start, end) = self.rest[i]
        if blur > 0.85 or not nik:
            return standardise(strip), '', np.zeros(0)
        middles = start + (np.arange(16) + 0.5) / 16 * (end - start)
        return standardise(strip), nik, (middles - STRIP_MM[0]) / (STRIP_MM[2] - STRIP_MM[0]) * STRIP_W


def photograph(rng, top):
    scale = rng.uniform(5.2, 8.5) if rng.random() < 0.85 else rng.uniform(8.5, 11)  # px a mm in the photo; finer ones are averaged down to this
    turn, lean = rng.normal(0, 0.04), rng.normal(0, 0.03, 2)
    pose = np.array([[np.cos(turn), -np.sin(turn) + lean[0], 8], [np.sin(turn) + lean[1] * 0.3, np.cos(turn), 8], [0, 0, 1.0]])
    pose[:2] *= 1
    to_photo = np.diag([scale, scale, 1]) @ pose @ np.diag([1 / 15, 1 / 15, 1])
    width, height = int(scale * 88), int(scale * 36)
    source = top
    if scale < 7.5:
        source = cv2.resize(top, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        to_photo = to_photo @ np.diag([2, 2, 1.0])
    photo = cv2.warpPerspective(source, to_photo, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light = camera.to_linear(photo)
    draw = rng.random()
    blur = rng.uniform(0, 0.4) if draw < 0.72 else rng.uniform(0.4, 0.85) if draw < 0.9 else rng.uniform(0.85, 2)
    light = camera.through_lens(light, blur * scale, rng.uniform(0, 0.25) * scale if rng.random() < 0.2 else 0, rng.uniform(0, np.pi))
    field = 1 + rng.uniform(-0.6, 0.6) * np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :] + rng.uniform(-0.5, 0.5) * np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None]
    light = light * field[..., None] * (rng.uniform(0.12, 1.0) if rng.random() < 0.9 else rng.uniform(1, 1.8))
    if rng.random() < 0.2:  # a haze of glare that leaves the digits readable
        light = light + rng.uniform(0.05, 0.5) * np.clip(grounds.noise(rng, height, width, (2, 4), 1), 0, 1)[..., None]
    shown = camera.expose(light, rng, rng.uniform(0.02, 0.35), rng.random() < 0.2)
    if rng.random() < 0.85:
        shown = camera.compress(shown, rng)
    true = cv2.perspectiveTransform(np.array([[[0, 0], [85.6, 0], [85.6, 24.0], [0, 24.0]]], np.float32), (np.diag([scale, scale, 1]) @ pose).astype(np.float32))[0]
    found = true + rng.normal(0, 0.35 * scale, (4, 2)) * [1, 1]
    return cut(shown, found), blur


def cut(photo, top_corners):
    """Grey STRIP_H x STRIP_W. `top_corners`: of the card's upper 24 mm in the photo, clockwise from the top left."""
    x0, y0, x1, y1 = STRIP_MM
    to_mm = cv2.getPerspectiveTransform(np.array([[0, 0], [85.6, 0], [85.6, 24.0], [0, 24.0]], np.float32), top_corners.astype(np.float32))
    to_strip = np.array([[STRIP_W / (x1 - x0), 0, -x0 * STRIP_W / (x1 - x0)], [0, STRIP_H / (y1 - y0), -y0 * STRIP_H / (y1 - y0)], [0, 0, 1]])
    centre = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    matrix = centre @ np.diag([2, 2, 1.0]) @ to_strip @ np.linalg.inv(to_mm) @ np.linalg.inv(centre)
    grey = photo.astype(np.float32) @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    big = cv2.warpPerspective(grey, matrix, (STRIP_W * 2, STRIP_H * 2), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(big, (STRIP_W, STRIP_H), interpolation=cv2.INTER_AREA)


def main():
    import argparse

    parser = argparse.ArgumentParser(description='python3 -m gelombang_training.strips --out DIR: the tops of cards that the reader is trained on')
    parser.add_argument('--out', required=True)
    parser.add_argument('--faces', default=str(Path(__file__).parents[3] / 'shared/data/faces'))
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--jobs', type=int, default=2)
    args = parser.parse_args()
    make_tops(args.out, args.faces, args.seed, args.jobs)


if __name__ == '__main__':
    main()
