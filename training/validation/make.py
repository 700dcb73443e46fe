"""`python3 -m validation.make --out DIR --count N --seed S [--jobs J]`, from training/: photos and labels.jsonl.

Each photo depends on the seed and its own number only, so a set can be gone on with (`--first NUMBER`).
"""
import argparse
import json
import multiprocessing
from pathlib import Path

import cv2
import numpy as np

from . import empty, faults, good
from .plan import Plan
from .poses import NoPose
from .shoot import Shot, encode, shoot

PLANS = {
    None: (good.plan_good, 35),
    "blurred": (faults.plan_blurred, 6),
    "too-dark": (faults.plan_too_dark, 4),
    "too-bright": (faults.plan_too_bright, 4),
    "glare": (faults.plan_glare, 5),
    "covered": (faults.plan_covered, 5),
    "cut-off": (faults.plan_cut_off, 6),
    "too-small": (faults.plan_too_small, 4),
    "tilted": (faults.plan_tilted, 4),
    "grey-copy": (faults.plan_grey_copy, 6),
    "colour-copy": (faults.plan_colour_copy, 4),
    "screen": (faults.plan_screen, 5),
    "not-a-ktp": (faults.plan_not_a_ktp, 5),
    "no-card": (empty.plan_no_card, 4),
    "several-cards": (faults.plan_several_cards, 3),
}


def make_one(seed: int, number: int, folder: Path) -> dict:
    rng = np.random.default_rng([seed, number])
    kinds = list(PLANS)
    shares = np.array([PLANS[kind][1] for kind in kinds], float)
    fault = kinds[int(rng.choice(len(kinds), p=shares / shares.sum()))]
    plan = _plan(rng, PLANS[fault][0])
    plan.fault = fault
    shot = shoot(rng, plan)
    data, ending, quality, tags = encode(rng, plan, shot)
    name = f"{number:05d}-{fault or 'good'}.{ending}"
    (folder / "images" / name).write_bytes(data)
    return _label(plan, shot, name, quality, tags)


def _plan(rng: np.random.Generator, make) -> Plan:
    """Some wishes fit no picture of the size that was drawn for them: then another size is drawn."""
    for _ in range(9):
        try:
            return make(rng)
        except NoPose:
            continue
    return make(rng)


def _label(plan: Plan, shot: Shot, name: str, quality: int, tags: tuple[str, ...]) -> dict:
    has_card = plan.corners is not None and plan.fault not in ("no-card", "several-cards")
    # Blur discs are diameters; a streak does the harm of a disc about 0.6 as wide.
    blur = plan.motion_mm * 0.6 if plan.motion_mm else plan.blur_mm
    return {
        "file": f"images/{name}",
        "fault": plan.fault,
        "sides": list(plan.sides),
        "corners": (plan.corners * shot.scale).round(2).tolist() if has_card else None,
        "nik": plan.card.nik if has_card and plan.is_legible else None,
        "conditions": sorted({*plan.conditions, *shot.conditions, *tags}),
        "blurMm": round(blur, 3),
        "tiltDeg": round(plan.view.tilt_deg, 1),
        "cardWidthPx": round(_width(plan) * shot.scale, 1) if has_card else None,
        "quality": quality,
        "width": shot.picture.shape[1],
        "height": shot.picture.shape[0],
    }


def _width(plan: Plan) -> float:
    c = plan.corners
    return float((np.linalg.norm(c[1] - c[0]) + np.linalg.norm(c[2] - c[3])) / 2)


def _job(task: tuple[int, int, Path]) -> dict:
    cv2.setNumThreads(1)
    return make_one(*task)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="go on from this number")
    args = parser.parse_args()
    (args.out / "images").mkdir(parents=True, exist_ok=True)
    tasks = [(args.seed, number, args.out) for number in range(args.first, args.count)]
    # Line by line: a set that is still being made can already be measured.
    with multiprocessing.Pool(args.jobs) as pool, open(args.out / "labels.jsonl", "a" if args.first else "w") as lines:
        for label in pool.imap(_job, tasks):
            lines.write(json.dumps(label) + "\n")
            lines.flush()
    print(f"{len(tasks)} photos in {args.out}")


if __name__ == "__main__":
    main()
