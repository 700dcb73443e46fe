/**
 * What words a finding of a photo needs: a title, what was seen, what to do.
 * `{name}` is the finding's own number or name (browser/finding-words.ts).
 * A code of packages/photo-check without its words does not compile.
 */
import type { DamageReason, FileKind, FindingCode } from '@gelombang/photo-check';
import type { FindingDictionary, FindingText } from '../../browser/finding-words.ts';

/** product.md's list; the check does not make all of them yet. */
type LaterCode = 'not-a-ktp' | 'glare' | 'covered' | 'tilted' | 'colour-copy' | 'screen' | 'several-cards';
type Name = FileKind | 'left' | 'top' | 'right' | 'bottom';

export type PhotoFindingWords = FindingDictionary &
  Readonly<{
    findings: Readonly<Record<FindingCode | LaterCode, FindingText>>;
    damage: Readonly<Record<DamageReason, FindingText>>;
    names: Readonly<Record<Name, string>>;
  }>;
