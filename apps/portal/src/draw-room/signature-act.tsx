/** Asking for the draw with drand's signature: pasted, or fetched from a relay by a button. */
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { hostOf } from './fetch-signature.ts';
import { Act } from './operator-act.tsx';
import type { OperatorDrawProps } from './operator-page.tsx';

export function SignatureAct(props: OperatorDrawProps) {
  const { view, figures, typed, answeredBy } = props;
  const words = view.words.drawRoom.operator.draw;
  const round = String(figures.sealed?.manifest.beacon.round ?? '');
  return (
    <>
      {answeredBy === undefined ? null : (
        <Notice kind="done">
          <p>{words.relays.answered(hostOf(answeredBy), round)}</p>
        </Notice>
      )}
      <Act
        {...props}
        act="draw-signature"
        heading={words.heading}
        lead={words.relays.lead}
        button={view.words.drawRoom.requests.ask.draw}
        otherButton={
          <Button act="fetch-signature" kind="quiet">
            {words.relays.fetch}
          </Button>
        }
      >
        <Field
          name="tanda-tangan"
          label={words.signatureLabel}
          hint={words.signatureHint(round)}
          value={typed?.['tanda-tangan'] ?? ''}
          autoComplete="off"
          tabular
        />
      </Act>
    </>
  );
}
