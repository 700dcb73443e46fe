"""
python3 -m gelombang_training.train locator|judge|reader --scenes DIR --out DIR [--steps N] [--seed 1] [--threads 1]

AdamW, a cosine schedule, an average of the weights (decay 0.998), batches of 32. The judge and the texture net are
trained as one: their copy scores are added. Shards that appear while training are taken in.
"""
import argparse
import copy
import math
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from . import nets, strips
from .unpack import unpack_into

BATCH = 32
HELD_OUT = 3  # shards of each kind, for the loss that is printed; figures come from training/validation


class Shards:
    """Rows of every shard in a folder, drawn at random; new shards are found as they come."""

    def __init__(self, folder, prefix, kinds, rng):
        self.folder, self.prefix, self.kinds, self.rng = Path(folder), prefix, kinds, rng
        self.loaded, self.rows, self.seen_at = {}, [], 0
        self.refresh()

    def refresh(self):
        for path in sorted(p for kind in self.kinds for p in self.folder.glob(f'{kind}-*.npz')):
            if path in self.loaded or path.name.endswith('.tmp.npz'):
                continue
            arrays = np.load(path)
            self.loaded[path] = {k[len(self.prefix) + 1:]: arrays[k] for k in arrays.files if k.startswith(self.prefix)}
        self.paths = sorted(self.loaded)
        held = set(self.paths[:HELD_OUT])
        count = lambda p: len(next(iter(self.loaded[p].values())))
        self.rows = [(p, i) for p in self.paths if p not in held for i in range(count(p))]
        self.held = [(p, i) for p in held for i in range(count(p))]
        self.seen_at = time.time()

    def row(self, at):
        path, i = at
        return {k: v[i] for k, v in self.loaded[path].items()}

    def draw(self):
        if time.time() - self.seen_at > 120:
            self.refresh()
        return [self.row(self.rows[int(self.rng.integers(len(self.rows)))]) for _ in range(BATCH)]


def tone(rng, picture):
    """Another camera's colours; now and then none at all."""
    out = picture.astype(np.float32)
    if rng.random() < 0.8:
        out = (out - 128) * rng.uniform(0.75, 1.2) + 128 * rng.uniform(0.75, 1.2)
        out *= rng.uniform(0.88, 1.12, 3).astype(np.float32)
    return np.clip(out, 0, 255)


def normal(pictures, device_channels=3):
    """uint8 or float N x H x W x C, 0 to 255 -> float tensor, as the packed models' mean and scale say."""
    x = torch.from_numpy(np.ascontiguousarray(np.stack(pictures), np.float32)).permute(0, 3, 1, 2)
    return ((x / 255 - 0.45) * 4).to(memory_format=torch.channels_last)


# --- locator ---------------------------------------------------------------------------------------------------------

GRID = 48


def locator_view(rng, row, augment):
    """One stored picture -> 192 x 192 and its corners there."""
    height, width = (int(v) for v in row['size'])
    side, content = nets.LOCATOR_SIDE, nets.LOCATOR_CONTENT
    scale = content / max(height, width)
    angle, quarter, shift = 0.0, 0, np.zeros(2)
    if augment:
        quarter = int(rng.integers(4)) if rng.random() < 0.35 else 0
        angle = rng.normal(0, 4) if rng.random() < 0.3 else 0
        scale *= rng.uniform(0.8, 1.05) if rng.random() < 0.5 else 1
        shift = rng.normal(0, 3, 2)
    turn = np.deg2rad(90 * quarter + angle)
    matrix = scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    offset = side / 2 + shift - matrix @ [width / 2, height / 2]
    warp = np.concatenate([matrix, (offset + matrix @ [0.5, 0.5] - 0.5)[:, None]], 1)
    view = cv2.warpAffine(row['image'][:height, :width], warp, (side, side), flags=cv2.INTER_LINEAR, borderValue=(114, 114, 114))
    return (tone(rng, view) if augment else view), row['corners'] @ matrix.T + offset


def locator_batch(rng, rows, augment=True):
    views, corners = zip(*(locator_view(rng, row, augment) for row in rows))
    heat, mask, present, several = np.zeros((len(rows), 4, GRID, GRID), np.float32), np.zeros((len(rows), 1, GRID, GRID), np.float32), np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32)
    cells = np.arange(GRID, dtype=np.float32) + 0.5
    for i, (row, quad) in enumerate(zip(rows, corners)):
        several[i] = row['several']
        if np.isnan(quad).any():
            continue
        present[i] = 1
        at = np.clip(quad / 4, 0.2, GRID - 0.2)
        for c in range(4):
            near = np.exp(-((cells[None, :] - at[c, 0]) ** 2 + (cells[:, None] - at[c, 1]) ** 2) / (2 * 0.75 ** 2))
            heat[i, c] = near / near.sum()
        big = np.zeros((GRID * 4, GRID * 4), np.uint8)
        cv2.fillConvexPoly(big, np.round(quad).astype(np.int32), 255)
        mask[i, 0] = cv2.resize(big, (GRID, GRID), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    screen = np.array([row['screen'] for row in rows], np.float32)
    return normal(views), {k: torch.from_numpy(v) for k, v in {'heat': heat, 'mask': mask, 'present': present, 'several': several, 'screen': screen, 'corners': np.stack(corners).astype(np.float32)}.items()}


def locator_loss(out, want):
    heat, scene = out['heat'], out['scene'].flatten(1)
    has = want['present'] * (1 - want['several'])
    log_share = F.log_softmax(heat[:, :4].flatten(2), 2)
    corners = -(want['heat'].flatten(2) * log_share).sum(2).mean(1)
    corners = (corners * has).sum() / has.sum().clamp(min=1)
    alone = (1 - want['several'])[:, None, None, None]
    mask = (F.binary_cross_entropy_with_logits(heat[:, 4:5], want['mask'], reduction='none') * alone).mean()
    present = F.binary_cross_entropy_with_logits(scene[:, 0], want['present'])
    several = (F.binary_cross_entropy_with_logits(scene[:, 1], want['several'], reduction='none') * want['present']).mean()
    screen = (F.binary_cross_entropy_with_logits(scene[:, 2], want['screen'], reduction='none') * want['present']).mean()
    return corners + 2 * mask + present + 0.5 * several + 0.7 * screen, {'screen': screen.item(), 'corners': corners.item(), 'present': present.item(), 'several': several.item()}


def locator_figures(out, want):
    """Mean error of the corners in px of 192, as packages/photo-check reads them."""
    share = F.softmax(out['heat'][:, :4].flatten(2), 2).reshape(-1, 4, GRID, GRID).numpy()
    errors = []
    for i in range(len(share)):
        if want['present'][i] < 1 or want['several'][i] > 0:
            continue
        for c in range(4):
            y, x = np.unravel_index(share[i, c].argmax(), (GRID, GRID))
            y0, x0 = max(0, y - 2), max(0, x - 2)
            part = share[i, c, y0:y + 3, x0:x + 3]
            cy, cx = np.mgrid[y0:y0 + part.shape[0], x0:x0 + part.shape[1]] + 0.5
            at = np.array([(cx * part).sum(), (cy * part).sum()]) / part.sum() * 4
            errors.append(np.linalg.norm(at - np.clip(want['corners'][i, c].numpy(), 0.8, 191.2)))
    scene = out['scene'].flatten(1).numpy()
    return {'median_px': float(np.median(errors)), 'p90_px': float(np.quantile(errors, 0.9)), 'present': float(((scene[:, 0] > 0) == (want['present'].numpy() > 0.5)).mean()), 'screen': float(((scene[:, 2] > 0) == (want['screen'].numpy() > 0.5)).mean())}


# --- judge and texture -----------------------------------------------------------------------------------------------

CORNER_CELLS = [(x + dx, y + dy) for x, y in ((1, 1), (29, 1), (29, 19), (1, 19)) for dx in (0, 1) for dy in (0, 1)]  # the four cells around each


class JudgeAndTexture(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.judge, self.texture = nets.judge(), nets.texture()

    def forward(self, x):
        crop, patches = x
        return {**self.judge(crop), **self.texture(patches)}


def judge_batch(rng, rows, augment=True):
    crops, patches = [], []
    for row in rows:
        seed = rng.integers(1 << 31)
        for into, picture in ((crops, row['crop']), (patches, row['patches'])):
            into.append(tone(np.random.default_rng(seed), picture) if augment else picture)
    stack = lambda key: np.stack([row[key] for row in rows])
    fault = stack('fault')
    blur, scale = stack('blur_mm'), stack('px_per_mm')
    dim = np.isin(fault, ['too-dark', 'too-bright'])
    want = {
        'kind': stack('kind').astype(np.int64), 'copy': stack('copy').astype(np.int64), 'flipped': stack('flipped').astype(np.float32),
        'maps': stack('maps').astype(np.float32) / 255, 'offsets': stack('offsets') / 8,
        'blur': np.log(0.15 + blur).astype(np.float32), 'blur_px': np.log(0.6 + blur * scale).astype(np.float32),
        'sees_copy': ((blur < 0.9) & ~dim).astype(np.float32), 'sees_blur': (~dim).astype(np.float32),
    }
    return (normal(crops), normal(patches)), {k: torch.from_numpy(v) for k, v in want.items()}


def masked(loss, mask):
    return (loss * mask).sum() / mask.sum().clamp(min=1)


def judge_loss(out, want):
    whole, texture = out['whole'].flatten(1), out['texture'].flatten(1)
    is_card, is_ktp = (want['kind'] < 2).float(), (want['kind'] == 0).float()
    kind = F.cross_entropy(whole[:, :3], want['kind'])
    sees = is_card * want['sees_copy']
    together = masked(F.cross_entropy(whole[:, 3:7] + texture[:, :4], want['copy'], reduction='none'), sees)
    alone = masked(F.cross_entropy(whole[:, 3:7], want['copy'], reduction='none') + F.cross_entropy(texture[:, :4], want['copy'], reduction='none'), sees)
    flipped = masked(F.binary_cross_entropy_with_logits(whole[:, 7], want['flipped'], reduction='none'), is_ktp)
    maps = F.binary_cross_entropy_with_logits(out['maps'], want['maps'], pos_weight=torch.tensor([2.0, 2.0])[:, None, None], reduction='none').mean((1, 2, 3))
    maps = masked(maps, is_card * want['sees_blur'])
    near = torch.stack([out['offsets'][:, :, y, x] for x, y in CORNER_CELLS], 1)
    goal = want['offsets'].repeat_interleave(4, 1)
    offsets = masked(F.smooth_l1_loss(near, goal, reduction='none', beta=0.1).mean((1, 2)), is_card)
    sees = is_card * want['sees_blur']
    blur = masked((whole[:, 8] - want['blur']).abs(), sees) + masked((texture[:, 4] - want['blur_px']).abs(), sees)
    total = kind + together + 0.3 * alone + 0.5 * flipped + 3 * maps + 4 * offsets + 0.6 * blur
    return total, {'kind': kind.item(), 'copy': together.item(), 'maps': maps.item(), 'offsets': offsets.item(), 'blur': blur.item(), 'flipped': flipped.item()}


def judge_figures(out, want):
    whole, texture = out['whole'].flatten(1), out['texture'].flatten(1)
    card = want['kind'] < 2
    sees = card & (want['sees_copy'] > 0)
    copies = (whole[:, 3:7] + texture[:, :4]).argmax(1)
    near = torch.stack([out['offsets'][:, :, y, x] for x, y in CORNER_CELLS], 1).reshape(-1, 4, 4, 2).mean(2)
    error = ((near - want['offsets']) * 8).norm(dim=2)[card]
    before = (want['offsets'] * 8).norm(dim=2)[card]
    return {
        'kind': (whole[:, :3].argmax(1) == want['kind']).float().mean().item(), 'copy': (copies == want['copy'])[sees].float().mean().item(),
        'original_kept': (copies == 0)[sees & (want['copy'] == 0)].float().mean().item(), 'corner_px': error.median().item(), 'corner_px_before': before.median().item(),
    }


# --- reader ----------------------------------------------------------------------------------------------------------


def reader_batch(rng, rows, augment=True):
    pictures, texts, middles = zip(*rows)
    lengths = torch.tensor([len(t) for t in texts])
    flat = torch.tensor([int(c) for t in texts for c in t], dtype=torch.long)
    steps = np.full((len(rows), nets.STRIP_W // 4), 10)
    for i, (text, at) in enumerate(zip(texts, middles)):
        for digit, x in zip(text, at):
            steps[i, int(np.clip(x / 4, 0, steps.shape[1] - 1))] = int(digit)
    x = torch.from_numpy(np.stack(pictures).astype(np.float32))[:, None]
    return x, {'flat': flat, 'lengths': lengths, 'steps': torch.from_numpy(steps)}


def reader_loss(out, want):
    """CTC; and, because CTC alone stays for long where every digit is a guess, each digit at its own step."""
    digits = out['digits'].squeeze(2)
    scores = F.log_softmax(digits.permute(2, 0, 1), 2)
    steps = torch.full((scores.shape[1],), scores.shape[0], dtype=torch.long)
    loss = F.ctc_loss(scores, want['flat'], steps, want['lengths'], blank=10, zero_infinity=True)
    weights = torch.ones(11)
    weights[10] = 0.3
    placed = F.cross_entropy(digits, want['steps'], weight=weights)
    return loss + placed, {'ctc': loss.item(), 'placed': placed.item()}


def reader_figures(out, want):
    best = out['digits'].squeeze(2).argmax(1).numpy()
    right, at = 0, 0
    for row, length in zip(best, want['lengths'].tolist()):
        text = [d for d, before in zip(row, [10, *row[:-1]]) if d != before and d != 10]
        right += text == want['flat'][at:at + length].tolist()
        at += length
    return {'right': right / len(best)}


class Strips:
    """Strips of made-up numbers: a quarter of each batch is photographed anew, the rest comes from those before, shifted a little."""

    def __init__(self, folder, rng):
        self.maker, self.rng, self.before = strips.Strips(folder), rng, []
        self.held = [self.maker.draw(np.random.default_rng(i), i) for i in range(192)]

    def draw(self):
        new = [self.maker.draw(self.rng) for _ in range(BATCH if len(self.before) < BATCH * 8 else BATCH // 4)]
        old = [self.before[int(self.rng.integers(len(self.before)))] for _ in range(BATCH - len(new))]
        self.before = (self.before + new)[-30_000:]
        return new + [self._moved(*row) for row in old]

    def _moved(self, strip, nik, middles):
        rows, columns = (int(v) for v in self.rng.integers(-3, 4, 2))
        return np.roll(strip, (rows, columns), (0, 1)) * np.float32(self.rng.uniform(0.85, 1.15)), nik, middles + columns

    def row(self, at):
        return at


TASKS = {
    'locator': (nets.locator, locator_batch, locator_loss, locator_figures, lambda folder, rng: Shards(folder, 'locator', ['full', 'small'], rng)),
    'judge': (JudgeAndTexture, judge_batch, judge_loss, judge_figures, lambda folder, rng: Shards(folder, 'judge', ['full'], rng)),
    'reader': (nets.reader, reader_batch, reader_loss, reader_figures, Strips),
}


def evaluate(net, batch, figures, data, rng):
    net.eval()
    rows = [data.row(at) for at in data.held[:480]]
    sums = []
    with torch.no_grad():
        for i in range(0, len(rows), BATCH):
            x, want = batch(rng, rows[i:i + BATCH], False)
            sums.append(figures(net(x), want))
    return {k: round(float(np.nanmean([s[k] for s in sums])), 4) for k in sums[0]}


def train(task, scenes, out, steps, seed, rate, start=None):
    make, batch, loss_of, figures, load = TASKS[task]
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    data = load(scenes, rng)
    net = make().to(memory_format=torch.channels_last)
    if start == 'shipped':
        x, _ = batch(rng, [row for _ in range(4) for row in data.draw()])
        for part, name, seen in ((net.judge, 'judge', x[0]), (net.texture, 'texture', x[1])) if task == 'judge' else ((net, task, x),):
            unpack_into(part, name, seen)
        print('shipped', evaluate(net, batch, figures, data, rng), flush=True)
    elif start:
        net.load_state_dict(torch.load(start))
    average = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.01)
    began = time.time()
    for step in range(steps):
        warm = min(1, (step + 1) / 200)
        for group in optimiser.param_groups:
            group['lr'] = rate * warm * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        net.train()
        x, want = batch(rng, data.draw())
        loss, parts = loss_of(net(x), want)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        decay = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for a, b in zip(average.state_dict().values(), net.state_dict().values()):
                a.lerp_(b, 1 - decay) if a.is_floating_point() else a.copy_(b)
        if step % 50 == 0:
            print(f'{step} {time.time() - began:.0f}s loss {loss.item():.3f}', {k: round(v, 3) for k, v in parts.items()}, flush=True)
        if step % 500 == 499 or step == steps - 1:
            print(step, 'held out', evaluate(average, batch, figures, data, rng), flush=True)
            torch.save(average.state_dict(), Path(out) / f'{task}.pt')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('task', choices=TASKS)
    parser.add_argument('--scenes', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--steps', type=int, default=5000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--rate', type=float, default=3e-3)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--start', help='weights to go on from: a file, or "shipped" for those of packages/photo-check')
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(1)
    Path(args.out).mkdir(parents=True, exist_ok=True)
    train(args.task, args.scenes, args.out, args.steps, args.seed, args.rate, args.start)


if __name__ == '__main__':
    main()
