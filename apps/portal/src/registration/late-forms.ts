/**
 * A form posted under /pendaftaran after its session ended: held for its owner, who is sent to log in and told that it is
 * safe. Without a trace of whose it was there is nobody to hold it for: requireApplicant sends to the log-in page.
 */
import type { MiddlewareHandler } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import type { Portal } from '../platform/portal.ts';
import { findStepOfPath, isDraftStep, takeStepFields, type DraftStep } from './draft-fields.ts';
import { holdLateForm } from './hold-late-form.ts';

type HoldPortal = Pick<Portal, 'sql' | 'vault'>;

export function holdLateForms(portal: HoldPortal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const applicantId = c.var.lateApplicantId;
    if (c.req.method !== 'POST' || c.var.applicant || applicantId === null) return next();
    const form = await readForm(c);
    const step = findFormStep(c.req.path, form.fields['langkah']);
    if (step) {
      const fields = takeStepFields(step, form.all);
      await holdLateForm(portal, { applicantId, path: pathOfStep(step), fields });
    }
    // page.ts gives up on a refusal and lets the form itself be sent, which ends at the log-in page.
    if (c.req.path === '/draf') return c.body(null, 401);
    // Whatever was posted, the person goes on from the step they were at.
    const back = step ? pathOfStep(step) : '/pendaftaran';
    return c.redirect(`/masuk?tujuan=${encodeURIComponent(back)}&tersimpan=1`, 303);
  };
}

export function pathOfStep(step: DraftStep): string {
  return `/pendaftaran/${step}`;
}

function findFormStep(path: string, named: string | undefined): DraftStep | undefined {
  return findStepOfPath(path) ?? (path === '/draf' && isDraftStep(named) ? named : undefined);
}
