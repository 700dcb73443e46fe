"""
python3 -m gelombang_training.export --weights DIR --models ../packages/photo-check/src/models [--golden DIR]

For each net whose weights are in DIR: folds batch normalisation into the convolutions, quantises each output channel to int8 with a scale of its own, and
writes each net as a TypeScript module. With --golden, also inputs and the trainer's own outputs (of the quantised
weights), which the tests of packages/photo-check hold the kernels to.
"""
import argparse
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from . import nets
from .train import JudgeAndTexture

INPUTS = {'locator': (192, 192, 3), 'judge': (256, 176, 3), 'texture': (64, 512, 3), 'reader': (400, 80, 1)}  # width, height, channels


def load(folder):
    """The nets whose weights are in the folder: what was not trained again stays as it is shipped."""
    loaded = {}
    for name, make in (('locator', nets.locator), ('judge', JudgeAndTexture), ('reader', nets.reader)):
        path = Path(folder) / f'{name}.pt'
        if not path.exists():
            continue
        net = make()
        net.load_state_dict(torch.load(path))
        net.eval()
        loaded.update({'judge': net.judge, 'texture': net.texture} if name == 'judge' else {name: net})
    return loaded


def fold(net, i):
    """Weights and bias of convolution i with its batch normalisation taken in."""
    conv, key = net.convs[str(i)], str(i)
    weight = conv.weight.detach().double()
    bias = conv.bias.detach().double() if conv.bias is not None else torch.zeros(weight.shape[0], dtype=torch.double)
    if key in net.norms:
        norm = net.norms[key]
        gain = norm.weight.detach().double() / torch.sqrt(norm.running_var.double() + norm.eps)
        weight = weight * gain[:, None, None, None]
        bias = (bias - norm.running_mean.double()) * gain + norm.bias.detach().double()
    return weight.numpy(), bias.numpy()


def quantise(weight):
    """int8 and the scale of each output channel; the scale with the least squared error of a few."""
    flat = weight.reshape(weight.shape[0], -1)
    best, error = None, None
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = np.maximum(np.abs(flat).max(1) * share / 127, 1e-12).astype(np.float32)
        q = np.clip(np.round(flat / scale[:, None]), -127, 127)
        off = ((q * scale[:, None] - flat) ** 2).sum(1)
        if best is None:
            best, error = (q, scale), off
        else:
            better = off < error
            best = (np.where(better[:, None], q, best[0]), np.where(better, scale, best[1]).astype(np.float32))
            error = np.minimum(off, error)
    return best[0].astype(np.int8), best[1]


def pack(net, name):
    """The module's value, and the net with its quantised weights put back (without normalisation)."""
    ops, blobs = [], []
    for i, op in enumerate(net.ops):
        clean = {k: v for k, v in op.items() if k != 'bn'}
        ops.append(clean)
        if op['op'] not in ('conv', 'dwconv'):
            continue
        weight, bias = fold(net, i)
        q, scale = quantise(weight)
        shape = weight.shape
        arranged = q.reshape(shape).transpose(0, 2, 3, 1) if op['op'] == 'conv' else q.reshape(shape)[:, 0]
        blobs += [scale.astype('<f4').tobytes(), bias.astype('<f4').tobytes(), np.ascontiguousarray(arranged).tobytes()]
        conv = net.convs[str(i)]
        with torch.no_grad():
            conv.weight.copy_(torch.from_numpy((q * scale[:, None]).reshape(shape).astype(np.float32)))
            conv.bias = torch.nn.Parameter(torch.from_numpy(bias.astype(np.float32)))
        op['bn'] = False
    width, height, channels = INPUTS[name]
    weights = b''.join(blobs)
    mean, scale = ([0.0], [1.0]) if channels == 1 else ([0.45] * 3, [4.0] * 3)
    return {
        'name': name, 'version': hashlib.sha256(weights).hexdigest()[:12],
        'input': {'width': width, 'height': height, 'channels': channels, 'mean': mean, 'scale': scale},
        'ops': ops, 'outputs': net.outputs, 'weights': base64.b64encode(weights).decode(),
    }


def golden(net, name):
    """One seeded input (a coarse pattern and its formula's numbers) and the outputs the trainer gives."""
    width, height, channels = INPUTS[name]
    index = np.arange(width * height * channels, dtype=np.float64)
    values = (np.sin(index * 0.013) + np.sin(index * 0.00071 + 1)).astype(np.float32)
    x = torch.from_numpy(values.reshape(1, height, width, channels)).permute(0, 3, 1, 2)
    with torch.no_grad():
        outputs = net(x)
    return {k: {'shape': list(v.shape[1:]), 'mean': float(v.mean()), 'values': [round(float(t), 5) for t in v.permute(0, 2, 3, 1).flatten()[:: max(1, v.numel() // 64)]]} for k, v in outputs.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--weights', required=True)
    parser.add_argument('--models', default=str(Path(__file__).parents[2] / 'packages/photo-check/src/models'))
    parser.add_argument('--golden', default=str(Path(__file__).parents[2] / 'packages/photo-check/test'))
    args = parser.parse_args()
    models = Path(args.models)
    models.mkdir(parents=True, exist_ok=True)
    goldens = Path(args.golden) / 'golden-nets.json'
    expected = json.loads(goldens.read_text()) if goldens.exists() else {}
    for name, net in load(args.weights).items():
        model = pack(net, name)
        text = f"// Written by training/gelombang_training/export.py; see training/MODEL-CARD.md.\nimport type {{ PackedModel }} from '../nn/packed-model.ts';\n\nexport const {name}Model: PackedModel = {json.dumps(model)};\n"
        (models / f'{name}.ts').write_text(text)
        expected[name] = golden(net, name)
        print(name, model['version'], f'{len(model["weights"]) * 3 // 4} bytes of weights')
    goldens.write_text(json.dumps(expected) + '\n')


if __name__ == '__main__':
    main()
