/** Findings of a photo as people read them: what was seen, what to do, a small drawing of it. */
import { drawingFor } from '../../browser/finding-drawings.ts';
import { describeFinding, type FindingDictionary } from '../../browser/finding-words.ts';
import type { StoredFinding } from '../platform/photo-state.ts';
import { StrokeDrawing } from '../ui/stroke-drawing.tsx';

type FindingListProps = Readonly<{ words: FindingDictionary; findings: readonly StoredFinding[] }>;

export function FindingList({ words, findings }: FindingListProps) {
  return (
    <ol class="findings">
      {findings.map((finding) => {
        const { title, sentence, advice } = describeFinding(words, finding);
        return (
          <li class="finding">
            <StrokeDrawing strokes={drawingFor(finding.code)} />
            <div>
              <h2>{title}</h2>
              <p>{sentence}</p>
              <p>
                <strong>{advice}</strong>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
