/**
 * The log: one JSON line an event, to standard error.
 *
 * Nothing personal is logged on purpose; a scrubber over the finished line catches what slips through in an
 * error's words: 16-digit numbers, codes, tokens, e-mail addresses, phone numbers.
 */
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export function openLog(level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    hooks: { streamWrite: scrub },
  };
  return destination ? pino(options, destination) : pino(options, pino.destination({ fd: 2, sync: true }));
}

const scrubbers: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?<![\d.])\d(?:[ .-]?\d){15}(?!\d)/g, '[16 digits]'],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[e-mail]'],
  [/(?:\+62|(?<!\d)0)8[1-9](?:[ .-]?\d){6,11}(?!\d)/g, '[phone]'],
  [/(?<![\w./:-])[A-Za-z0-9_-]{40,}(?![\w/-])/g, '[token]'],
  [/(?<![\w.#:/-])\d{6}(?![\w.:/-])/g, '[code]'],
];

export function scrub(line: string): string {
  return scrubbers.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

/** Only what tells where it broke: database errors carry the values of the row. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
