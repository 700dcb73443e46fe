"""Runs the real product over a folder of labelled photos: `npx gelombang photo check --json`."""
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BATCH = 80


def judge(folder: Path, labels: list[dict]) -> list[dict]:
    """One answer per label, in order; a photo the product could not judge has the verdict `error`."""
    answers: dict[str, dict] = {}
    for start in range(0, len(labels), BATCH):
        files = [str((folder / label["file"]).resolve()) for label in labels[start : start + BATCH]]
        done = subprocess.run(["npx", "gelombang", "photo", "check", "--json", *files], cwd=ROOT, capture_output=True, text=True)
        if done.returncode not in (0, 1, 2):
            raise RuntimeError(f"gelombang photo check ended with {done.returncode}: {done.stderr[-500:]}")
        for line in done.stdout.splitlines():
            if line.startswith("{"):
                answer = json.loads(line)
                answers[answer["file"]] = answer
    silent = {"verdict": "error", "findings": [], "card": None, "nik": None}
    return [answers.get(str((folder / label["file"]).resolve()), silent) for label in labels]


def read_nik(answer: dict) -> str | None:
    """The number alone, however the answer wraps it."""
    nik = answer.get("nik")
    if isinstance(nik, dict):
        nik = nik.get("digits") or nik.get("nik") or nik.get("value") or nik.get("text")
    return nik or None
