/**
 * The photo check on this phone, away from the page: in a worker, so that the page never freezes, or imported by the
 * page where a worker cannot draw. Nothing leaves the phone here.
 */
import { defaultPolicy, policyWithMaxBytes, type PhotoAssessment, type PhotoPolicy } from '@gelombang/photo-check';
import {
  checkFile,
  createFrameReader,
  createLiveCheck,
  glanceAtCard,
  planFraming,
  repairFile,
  type RepairAct,
} from '@gelombang/photo-check/browser';
import { measuresOf } from './photo-measures.ts';
import { readyId, type PhoneCheck, type PhoneRepair, type PhotoWork, type WorkCall } from './photo-work-types.ts';

const readFrame = createFrameReader();
let judgeLive = createLiveCheck({ lookAtCard: glanceAtCard });

export const photoWork: PhotoWork = {
  async check(file, maxBytes) {
    const policy = policyWithMaxBytes(defaultPolicy, maxBytes);
    const assessment = await checkFile(file, policy).catch(() => null);
    const size = assessment?.measures ?? (await sizeOf(file));
    return {
      findings: assessment?.findings ?? [],
      card: assessment?.card?.corners ?? null,
      size: size && { width: size.width, height: size.height },
      repairs: assessment && size ? repairsFor(assessment, size, policy) : null,
      nik: assessment?.nik?.value ?? null,
      measures: assessment ? measuresOf(assessment, policy) : [],
    };
  },
  async repair(file, maxBytes) {
    const policy = policyWithMaxBytes(defaultPolicy, maxBytes);
    const found = await checkFile(file, policy);
    const repair = await repairFile(file, policy, found);
    if (!repair.ok) return null;
    const done = { file: repair.blob, done: repair.done };
    // A kind that only the phone can open is judged, and framed, once it is a JPEG.
    return found.measures === null ? await frame(done, policy) : done;
  },
  async startLive(photoScale) {
    judgeLive = createLiveCheck({ photoScale, lookAtCard: glanceAtCard });
  },
  async judgeFrame(image, atMs) {
    const picture = readFrame(image);
    if ('close' in image) image.close();
    return judgeLive(picture, atMs);
  },
};

async function frame(repair: PhoneRepair, policy: PhotoPolicy): Promise<PhoneRepair> {
  const found = await checkFile(repair.file, policy);
  if (found.measures === null || repairsFor(found, found.measures, policy) === null) return repair;
  const again = await repairFile(repair.file, policy, found);
  if (!again.ok) return repair;
  const done = new Set<RepairAct>([...again.done.filter((act) => act !== 'recompressed'), ...repair.done]);
  return { file: again.blob, done: [...done] };
}

type Size = NonNullable<PhoneCheck['size']>;

/** Something about the file, and this phone can show it: too large, HEIC, 108 megapixels. No new photo is needed. */
function repairsFor(assessment: PhotoAssessment, size: Size, policy: PhotoPolicy): PhoneCheck['repairs'] {
  const faults = assessment.findings.filter(({ weight }) => weight === 'refuse');
  if (faults.some(({ code }) => code.startsWith('file-'))) return 'file';
  const { isCropped, quarterTurns } = planFraming(assessment, size, policy);
  // A picture that cannot be used does not become better by being turned.
  if (faults.length > 0) return null;
  return quarterTurns !== 0 ? 'turn' : isCropped ? 'crop' : null;
}

async function sizeOf(file: Blob): Promise<Size | null> {
  try {
    const image = await createImageBitmap(file);
    const { width, height } = image;
    image.close();
    return { width, height };
  } catch {
    return null;
  }
}

/** Of a worker, seen through the page's types. */
type Scope = Readonly<{ document?: unknown }> & Pick<DedicatedWorkerGlobalScope, 'postMessage' | 'addEventListener'>;
const scope = globalThis as unknown as Scope;

if (scope.document === undefined) {
  scope.addEventListener('message', ({ data }: MessageEvent<WorkCall>) => void answer(data));
  scope.postMessage({ id: readyId, result: null });
}

async function answer({ id, name, args }: WorkCall): Promise<void> {
  try {
    const work = photoWork[name] as (...args: unknown[]) => Promise<unknown>;
    scope.postMessage({ id, result: await work(...args) });
  } catch (error) {
    scope.postMessage({ id, fault: String(error) });
  }
}
