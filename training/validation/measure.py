"""`python3 -m validation.measure DIR [--json FILE] [--examples DIR]`, from training/: the figures of the real product.

Every share is given with its count. A photo sent to review is neither accepted nor refused. Corners are measured on
whole cards; their IoU does not care which corner comes first, `upright` does.
"""
import argparse
import json
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from . import sheets
from .judge_product import judge, read_nik

HARD_COPIES = ("screen", "colour-copy")
WITH_WHOLE_CARD = (None, "blurred", "glare", "covered", "tilted", "too-small", "grey-copy", "colour-copy", "screen", "too-dark")


def polygon_iou(first, second) -> float:
    a, b = (cv2.convexHull(np.array(corners, np.float32)) for corners in (first, second))
    shared = cv2.intersectConvexConvex(a, b)[0]
    return float(shared / max(cv2.contourArea(a) + cv2.contourArea(b) - shared, 1e-6))


def is_upright(label_corners, found_corners) -> bool:
    """The corner that was said to be the card's own top left is nearest to where that one is."""
    distances = np.linalg.norm(np.array(label_corners) - np.array(found_corners[0]), axis=1)
    return int(distances.argmin()) == 0


def compare(label: dict, answer: dict) -> dict:
    card = answer.get("card")
    found = card["corners"] if card else None
    truth = label["corners"]
    codes = [finding["code"] for finding in answer["findings"]]
    nik = read_nik(answer)
    return {
        "file": label["file"],
        "fault": label["fault"],
        "conditions": label["conditions"],
        "verdict": answer["verdict"],
        "codes": codes,
        "heavy": [finding["code"] for finding in answer["findings"] if finding["weight"] != "warn"],
        "named": label["fault"] in codes,
        "iou": None if truth is None else polygon_iou(truth, found) if found else 0.0,
        "upright": None if truth is None or not found else is_upright(truth, found),
        "found": found,
        "corners": truth,
        "nik": None if label["nik"] is None else "right" if nik == label["nik"] else "none" if nik is None else "wrong",
        "ms": answer.get("ms"),
    }


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "–"


def count(results: list[dict], **wanted) -> int:
    return sum(all(result[key] == value for key, value in wanted.items()) for result in results)


def corner_figures(results: list[dict]) -> tuple[str, str, str]:
    ious = [result["iou"] for result in results if result["iou"] is not None]
    turned = [result["upright"] for result in results if result["upright"] is not None]
    if not ious:
        return "–", "–", "–"
    return f"{np.mean(ious):.4f}", f"{np.median(ious):.4f}", share(sum(turned), len(turned))


def summary(results: list[dict]) -> list[str]:
    good = [result for result in results if result["fault"] is None]
    bad = [result for result in results if result["fault"] is not None]
    plain = [result for result in bad if result["fault"] not in HARD_COPIES]
    hard = [result for result in bad if result["fault"] in HARD_COPIES]
    whole = [result for result in results if result["fault"] in WITH_WHOLE_CARD]
    niks = [result for result in good if result["nik"]]
    lines = ["| figure | value |", "|---|---|"]
    for name, group in (("good photos", good), ("all photos with a whole KTP", whole)):
        mean, median, upright = corner_figures(group)
        lines.append(f"| corners on {name}: mean IoU / median IoU / top left right | {mean} / {median} / {upright} |")
    lines += [
        f"| good photos refused | {share(count(good, verdict='refuse'), len(good))} |",
        f"| good photos to review | {share(count(good, verdict='review'), len(good))} |",
        f"| bad photos accepted, without screens and colour copies | {share(count(plain, verdict='accept'), len(plain))} |",
        f"| screens and colour copies accepted | {share(count(hard, verdict='accept'), len(hard))} |",
        f"| bad photos to review | {share(count(bad, verdict='review'), len(bad))} |",
        f"| right reason named, of bad photos | {share(sum(result['named'] for result in bad), len(bad))} |",
        f"| NIK right / wrong / none on good photos | {' / '.join(share(count(niks, nik=n), len(niks)) for n in ('right', 'wrong', 'none'))} |",
        f"| not judged at all | {share(count(results, verdict='error'), len(results))} |",
    ]
    return lines


def by_fault(results: list[dict]) -> list[str]:
    lines = ["| fault | photos | accepted | to review | refused | right reason | mean IoU | also said |", "|---|---|---|---|---|---|---|---|"]
    for fault in sorted({result["fault"] or "" for result in results}):
        group = [result for result in results if (result["fault"] or "") == fault]
        said = Counter(code for result in group for code in result["heavy"] if code != fault).most_common(3)
        cells = [fault or "none (good)", str(len(group)), *(share(count(group, verdict=v), len(group)) for v in ("accept", "review", "refuse"))]
        cells += [share(sum(r["named"] for r in group), len(group)) if fault else "–", corner_figures(group)[0]]
        lines.append("| " + " | ".join([*cells, ", ".join(f"{code} {n}" for code, n in said) or "–"]) + " |")
    return lines


def by_condition(results: list[dict]) -> list[str]:
    """Each condition among good photos, then what the same condition lets through among bad ones."""
    lines = [
        "| condition | good | refused | to review | mean IoU | top left right | NIK right | NIK wrong | bad | bad accepted | right reason |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for condition in sorted({name for result in results for name in result["conditions"]}):
        group = [result for result in results if condition in result["conditions"]]
        good, bad = ([r for r in group if (r["fault"] is None) == wanted] for wanted in (True, False))
        mean, _, upright = corner_figures(good)
        niks = [r for r in good if r["nik"]]
        cells = [condition, str(len(good)), share(count(good, verdict="refuse"), len(good)), share(count(good, verdict="review"), len(good)), mean, upright]
        cells += [share(count(niks, nik="right"), len(niks)), share(count(niks, nik="wrong"), len(niks))]
        cells += [str(len(bad)), share(count(bad, verdict="accept"), len(bad)), share(sum(r["named"] for r in bad), len(bad))]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def is_hit(result: dict) -> bool:
    if result["fault"] is None:
        return result["verdict"] == "accept" and (result["iou"] or 0) > 0.9 and result["nik"] != "wrong"
    return result["verdict"] != "accept" and result["named"]


def save_examples(folder: Path, out: Path, results: list[dict], most: int = 40) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for fault in sorted({result["fault"] or "good" for result in results}):
        for name, wanted in (("hits", True), ("misses", False)):
            group = [r for r in results if (r["fault"] or "good") == fault and is_hit(r) == wanted][:most]
            tiles = [sheets.tile(folder / r["file"], r["corners"], r["found"], _caption(r), 240) for r in group]
            if tiles:
                sheets.save(out / f"{fault}-{name}.png", tiles, 6)


def _caption(result: dict) -> str:
    iou = "" if result["iou"] is None else f" {result['iou']:.2f}"
    return f"{result['file'][7:12]} {result['verdict']}{iou} {','.join(result['codes'])} {result['nik'] or ''}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only the first so many photos")
    parser.add_argument("--json", type=Path, help="where to write the result of every photo")
    parser.add_argument("--examples", type=Path, help="where to write contact sheets of hits and misses")
    args = parser.parse_args()
    labels = [json.loads(line) for line in (args.folder / "labels.jsonl").read_text().splitlines()][: args.limit]
    results = [compare(label, answer) for label, answer in zip(labels, judge(args.folder, labels))]
    print("\n".join([*summary(results), "", *by_fault(results), "", *by_condition(results)]))
    if args.json:
        args.json.write_text("".join(json.dumps(result) + "\n" for result in results))
    if args.examples:
        save_examples(args.folder, args.examples, results)


if __name__ == "__main__":
    main()
