"""
python3 -m gelombang_training.make_scenes --out DIR [--seed 1] [--full 10000] [--small 8000] [--jobs 2]

Draws the bank of cards, then scenes, and keeps only what the nets see: DIR/locator-*.npz and DIR/judge-*.npz, in
shards, so that training can begin before the last one is there. The same seed gives the same bytes.
"""
import argparse
import multiprocessing
from pathlib import Path

import cv2
import numpy as np

from . import bank as banks
from . import samples
from .scene import FAULTS, SMALL_WEIGHTS, WEIGHTS, make_scene, place

SHARD = 250
_bank = None


def _start(folder):
    global _bank
    cv2.setNumThreads(1)
    _bank = banks.Bank(folder)


def _long_side(rng):
    draw = rng.random()
    if draw < 0.4:
        return rng.uniform(1000, 1160)  # large photos are halved to here
    return rng.uniform(1160, 1680) if draw < 0.72 else rng.uniform(640, 1000) if draw < 0.95 else rng.uniform(1680, 1990)


def _shard(job):
    out, index, seed, is_full = job
    path = Path(out) / f'{"full" if is_full else "small"}-{index:04d}.npz'
    rng = np.random.default_rng([seed, index, int(is_full)])
    weights = np.array(WEIGHTS if is_full else SMALL_WEIGHTS)
    weights = weights / weights.sum()
    locator, judge = [], []
    for _ in range(SHARD if is_full else SHARD * 2):
        fault = FAULTS[int(rng.choice(len(FAULTS), p=weights))]
        scene = make_scene(rng, _bank, _long_side(rng) if is_full else rng.uniform(380, 560), fault)
        locator.append(samples.locator_sample(scene))
        if is_full and fault != 'too-small':
            height, width = scene.image.shape[:2]
            nominal = place(rng, width, height, 'good')[4]
            for _ in range(2 if scene.corners is not None else 1):
                judge.append(samples.judge_sample(rng, scene, nominal))
    arrays = {f'locator_{k}': np.stack([s[k] for s in locator]) for k in locator[0]}
    if judge:
        arrays.update({f'judge_{k}': np.stack([s[k] for s in judge]) for k in judge[0]})
    unfinished = path.with_suffix('.tmp.npz')
    np.savez(unfinished, **arrays)
    unfinished.rename(path)
    return path.name


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    parser.add_argument('--faces', default=str(Path(__file__).parents[3] / 'shared/data/faces'))
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--full', type=int, default=10000, help='scenes at full size, for every net')
    parser.add_argument('--small', type=int, default=8000, help='scenes at 480 px, for the locator alone')
    parser.add_argument('--jobs', type=int, default=multiprocessing.cpu_count())
    parser.add_argument('--cards', type=int, default=1000)
    args = parser.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    if not (out / 'rest.pickle').exists():
        counts = {'ktp': args.cards, 'other': args.cards // 2, 'grey-copy': args.cards // 4, 'colour-copy': args.cards // 4}
        with multiprocessing.Pool(args.jobs) as pool:
            banks.make_bank(out, args.faces, args.seed, counts, lambda f, jobs: pool.imap(f, jobs, 8))
    full = [(args.out, i, args.seed, True) for i in range(args.full // SHARD)]
    small = [(args.out, i, args.seed, False) for i in range(args.small // (SHARD * 2))]
    # A small shard after every few full ones: training on the first shards sees both.
    order = sorted(full + small, key=lambda job: job[1] / max(1, len(full if job[3] else small)))
    todo = [job for job in order if not (out / f'{"full" if job[3] else "small"}-{job[1]:04d}.npz').exists()]
    with multiprocessing.Pool(args.jobs, _start, (args.out,)) as pool:
        for i, name in enumerate(pool.imap_unordered(_shard, todo)):
            print(f'{i + 1}/{len(todo)} {name}', flush=True)


if __name__ == '__main__':
    main()
