"""Weights to go on from, out of the modules that packages/photo-check ships: normalisation is put back around each convolution."""
import base64
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

MODELS = Path(__file__).parents[2] / 'packages/photo-check/src/models'


def read_module(name, folder=MODELS):
    text = (Path(folder) / f'{name}.ts').read_text()
    return json.loads(text[text.index('= {') + 2:text.rindex(';')])


def unpack_into(net, name, x, folder=MODELS):
    """
    Sets `net` to the shipped weights. A folded convolution has lost its normalisation: one is put back that changes
    nothing, by the mean and the variance that each layer has over `x`, a batch of the net's inputs.
    """
    model = read_module(name, folder)
    if [{k: v for k, v in op.items() if k != 'bn'} for op in net.ops] != model['ops']:
        raise SystemExit(f'the shipped {name} is another net than the one in nets.py: start without it')
    weights, at = base64.b64decode(model['weights']), 0

    def take(count, kind):
        nonlocal at
        part = np.frombuffer(weights, kind, count, at)
        at += part.nbytes
        return part

    tensors = [x]
    with torch.no_grad():
        for i, op in enumerate(net.ops):
            a = tensors[op['in'][0]]
            if op['op'] not in ('conv', 'dwconv'):
                tensors.append(net.apply_op(i, tensors))
                continue
            conv = net.convs[str(i)]
            cout, cin, kh, kw = conv.weight.shape
            scale, bias = take(cout, '<f4'), torch.from_numpy(take(cout, '<f4').copy())
            arranged = take(cout * cin * kh * kw, np.int8).astype(np.float32).reshape(cout, kh, kw, cin).transpose(0, 3, 1, 2)
            conv.weight.copy_(torch.from_numpy(arranged * scale[:, None, None, None]))
            if op['bn']:
                z = F.conv2d(a, conv.weight, None, conv.stride, conv.padding, 1, conv.groups)
                norm, mean, variance = net.norms[str(i)], z.mean((0, 2, 3)), z.var((0, 2, 3), unbiased=False)
                norm.running_mean.copy_(mean)
                norm.running_var.copy_(variance)
                norm.weight.copy_(torch.sqrt(variance + norm.eps))
                norm.bias.copy_(bias + mean)
            else:
                conv.bias.copy_(bias)
            net.eval()
            tensors.append(net.apply_op(i, tensors))
    if at != len(weights):
        raise SystemExit(f'{name}: {len(weights) - at} bytes of weights too many')
