"""Drawn once, used in many scenes: cards, other cards, textures, faces; kept as memory-mapped arrays."""
import pickle
from pathlib import Path

import cv2
import numpy as np

from . import copies, grounds, ktp, other_cards

FACES = [f'{sex}-{i}.jpg' for sex in ('female', 'male') for i in range(80)]  # 80 to 99 are kept for validation


class Bank:
    def __init__(self, folder):
        folder = Path(folder)
        self.pictures = {name: np.load(folder / f'{name}.npy', mmap_mode='r') for name in KINDS}
        self.papers, self.textures, self.faces = pickle.loads((folder / 'rest.pickle').read_bytes())

    def _pick(self, rng, name):
        return np.asarray(self.pictures[name][int(rng.integers(len(self.pictures[name])))])

    def ktp(self, rng):
        return self._pick(rng, 'ktp')

    def other(self, rng):
        return self._pick(rng, 'other')

    def copy(self, rng, name):
        """A copied KTP and the tone of its paper."""
        i = int(rng.integers(len(self.pictures[name])))
        return np.asarray(self.pictures[name][i]), self.papers[name][i]


KINDS = ['ktp', 'other', 'grey-copy', 'colour-copy']


def load_faces(folder):
    faces = [cv2.imread(str(Path(folder) / name)) for name in FACES]
    return [face[..., ::-1] for face in faces if face is not None]


def draw_one(job):
    seed, faces, kind = job
    rng = np.random.default_rng(seed)
    if kind == 'other':
        return other_cards.draw_other_card(rng, faces), None
    card, _ = ktp.draw_ktp(rng, faces)
    if kind == 'grey-copy':
        return copies.toner(card, rng)
    return copies.colour_print(card, rng) if kind == 'colour-copy' else (card, None)


def make_bank(folder, faces_folder, seed, counts, map_jobs):
    """`counts`: how many of each kind; `map_jobs(function, jobs)` keeps the order."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    faces = load_faces(faces_folder)
    if not faces:
        raise SystemExit(f'no faces in {faces_folder}: portraits are needed to draw cards')
    papers = {}
    for k, kind in enumerate(KINDS):
        out = np.lib.format.open_memmap(folder / f'{kind}.npy', 'w+', np.uint8, (counts[kind], ktp.HEIGHT, ktp.WIDTH, 3))
        jobs = [(seed * 1_000_003 + i * len(KINDS) + k, faces, kind) for i in range(counts[kind])]
        papers[kind] = []
        for i, (card, paper) in enumerate(map_jobs(draw_one, jobs)):
            out[i] = card
            papers[kind].append(paper)
        out.flush()
    (folder / 'rest.pickle').write_bytes(pickle.dumps((papers, grounds.load_textures(350, seed), faces)))
