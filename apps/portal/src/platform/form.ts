/**
 * A posted form: fields as typed, and which button was pressed.
 *
 * Only `application/x-www-form-urlencoded`; the body's size is limited before it is read (web-limits.ts).
 * Buttons are `name="_act"`; the language switch inside a form is `name="_bahasa"`.
 */
import type { Context } from 'hono';
import { isLanguage, type Language } from './language.ts';

export type FormAct = 'continue' | 'back' | 'save' | Readonly<{ language: Language }> | (string & {});

export type PostedForm = Readonly<{
  fields: Readonly<Record<string, string>>;
  /** All values of a field that may come several times (checkboxes); none is []. */
  all(name: string): readonly string[];
  act: FormAct;
}>;

export async function readForm(c: Context): Promise<PostedForm> {
  const posted = new URLSearchParams(await readFormText(c));
  const fields: Record<string, string> = {};
  for (const [name, value] of posted) if (!name.startsWith('_') && !(name in fields)) fields[name] = value;
  return { fields, all: (name) => posted.getAll(name), act: readAct(posted) };
}

/** The language asked for by the form's own switch, if that button was pressed. */
export async function readFormLanguage(c: Context): Promise<Language | undefined> {
  const language = new URLSearchParams(await readFormText(c)).get('_bahasa');
  return isLanguage(language) ? language : undefined;
}

export function isUrlencoded(c: Context): boolean {
  return (c.req.header('content-type') ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');
}

/** Hono keeps the text: reading it twice is free. */
async function readFormText(c: Context): Promise<string> {
  return isUrlencoded(c) ? c.req.text() : '';
}

function readAct(posted: URLSearchParams): FormAct {
  const language = posted.get('_bahasa');
  if (isLanguage(language)) return { language };
  return posted.get('_act') ?? 'continue';
}
