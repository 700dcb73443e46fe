/**
 * When something breaks: one plain page with a number; what broke is in the log under that number, and nowhere else.
 */
import { randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { faultMessages } from '../messages/faults.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { render } from '../ui/render.tsx';
import { OverloadedFault } from './bounded-pool.ts';
import type { PortalEnv } from './context.ts';
import { isDatabaseAway } from './database.ts';
import type { Portal } from './portal.ts';
import { makeView } from './view.ts';

type FaultPortal = Pick<Portal, 'config' | 'programme' | 'assets' | 'log'>;

export function faultPage(portal: FaultPortal) {
  return (error: Error, c: Context<PortalEnv>): Response | Promise<Response> => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    if (error instanceof OverloadedFault) return busyPage(c, portal, error);
    if (isDatabaseAway(error)) return awayPage(c, portal, error);
    // Letters and digits that are hard to mistake on the telephone.
    const number = Array.from({ length: 8 }, () => '23456789ABCDEFGHJKMNPQRSTUVWXYZ'[randomInt(31)]).join('');
    portal.log.error({ err: error, number, method: c.req.method, path: routePath(c) }, 'fault');
    const view = makeView(c, portal);
    const words = faultMessages[view.language];
    return render(
      c,
      <Page view={view} title={words.faultTitle}>
        <Notice kind="fault">
          <p>{words.faultText}</p>
          <p>{words.faultNumber(number)}</p>
        </Notice>
      </Page>,
      500,
    );
  };
}

export function notFoundPage(portal: FaultPortal) {
  return (c: Context<PortalEnv>): Response | Promise<Response> => {
    const view = makeView(c, portal);
    const words = faultMessages[view.language];
    return render(
      c,
      <Page view={view} title={words.notFoundTitle}>
        <p>{words.notFoundText}</p>
        <p>
          <a href="/">{words.toHome}</a>
        </p>
      </Page>,
      404,
    );
  };
}

function busyPage(c: Context<PortalEnv>, portal: FaultPortal, fault: OverloadedFault): Response | Promise<Response> {
  const view = makeView(c, portal);
  const words = faultMessages[view.language];
  c.header('Retry-After', String(fault.retryAfterSeconds));
  return render(
    c,
    <Page view={view} title={words.busyTitle}>
      <Notice kind="attention">
        <p>{words.busyText(fault.retryAfterSeconds)}</p>
      </Notice>
    </Page>,
    503,
  );
}

/** A database that restarts is back within this. */
const awaySeconds = 15;

/** Everyone meets it at once and no one can report anything new: no number, and no trace of the stack for each. */
function awayPage(c: Context<PortalEnv>, portal: FaultPortal, error: Error): Response | Promise<Response> {
  portal.log.error({ reason: error.message, method: c.req.method, path: routePath(c) }, 'the database is away');
  const view = makeView(c, portal);
  const words = faultMessages[view.language];
  c.header('Retry-After', String(awaySeconds));
  return render(
    c,
    <Page view={view} title={words.faultTitle}>
      <Notice kind="fault">
        <p>{words.awayText(awaySeconds)}</p>
      </Notice>
    </Page>,
    503,
  );
}
