/**
 * What words a finding of a photo needs: a title, what was seen, what to do.
 * `{name}` is the finding's own number or name (browser/finding-words.ts).
 * A code of packages/photo-check without its words does not compile.
 */
import type { DamageReason, FileKind, FindingCode } from '@gelombang/photo-check';
import type { RepairAct } from '@gelombang/photo-check/browser';
import type { FindingDictionary, FindingText } from '../../browser/finding-words.ts';

type Name = FileKind | RepairAct | 'left' | 'top' | 'right' | 'bottom';

export type PhotoFindingWords = FindingDictionary &
  Readonly<{
    findings: Readonly<Record<FindingCode, FindingText>>;
    convertible: Readonly<Record<'file-type', FindingText>>;
    damage: Readonly<Record<DamageReason, FindingText>>;
    names: Readonly<Record<Name, string>>;
  }>;
