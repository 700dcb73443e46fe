/**
 * The four trained nets, each loaded when it is first needed: weights come with the code, so there is nothing to wait
 * for and nothing to configure. What they were trained on and how good they are: training/MODEL-CARD.md.
 */
import { judgeModel } from './models/judge.ts';
import { locatorModel } from './models/locator.ts';
import { readerModel } from './models/reader.ts';
import { textureModel } from './models/texture.ts';
import { loadNet, type Net } from './nn/engine.ts';
import type { PackedModel } from './nn/packed-model.ts';

const models = { locator: locatorModel, judge: judgeModel, texture: textureModel, reader: readerModel };
const loaded = new Map<PackedModel, Net>();

export function cardNet(name: keyof typeof models): Net {
  const model = models[name];
  const net = loaded.get(model) ?? loadNet(model);
  loaded.set(model, net);
  return net;
}

/** Which weights judged: kept with the measures. */
export const modelVersions = Object.values(models)
  .map(({ name, version }) => `${name}-${version}`)
  .join(' ');

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

export function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
