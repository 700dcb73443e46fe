/** The numbers behind a verdict, each with its limit: shown where people try the check. */
import { fillIn, type FindingDictionary } from './finding-words.ts';
import { element } from './make-elements.ts';
import type { MeasureName, PhoneCheck } from './photo-work-types.ts';

export type MeasureWords = Readonly<{
  title: string;
  columns: readonly [what: string, here: string, limit: string];
  /** `limit` holds `{least}` or `{most}` and the number after it. */
  rows: Readonly<Record<MeasureName, Readonly<{ what: string; value: string; limit: string }>>>;
  nik: string;
  nikRead: string;
  nikNotRead: string;
}>;

export function measureTable(check: PhoneCheck, dictionary: FindingDictionary, words: MeasureWords): HTMLElement[] {
  if (check.measures.length === 0) return [];
  const rows = check.measures.map(({ name, value, limit }) => {
    const row = words.rows[name];
    const text = (template: string, number: number): string => fillIn(dictionary, template, { [name]: number });
    return [row.what, text(row.value, value), text(row.limit, limit)] as const;
  });
  const nik = check.nik === null ? words.nikNotRead : fillIn(dictionary, words.nikRead, { nik: grouped(check.nik) });
  return [element('h2', '', words.title), table(words.columns, [...rows, [words.nik, nik, '']])];
}

function grouped(nik: string): string {
  return nik.replace(/(.{4})(?=.)/g, '$1\u00a0');
}

function table(columns: MeasureWords['columns'], rows: readonly (readonly string[])[]): HTMLElement {
  const frame = element('div', 'table-frame');
  const made = element('table', 'table');
  const head = element('tr', '');
  for (const column of columns) {
    const cell = element('th', '', column);
    cell.scope = 'col';
    head.append(cell);
  }
  const top = element('thead', '');
  top.append(head);
  const body = element('tbody', '');
  for (const row of rows) {
    const line = element('tr', '');
    row.forEach((text, index) => {
      const cell = element('td', '', index === 0 ? '' : text);
      // The first cell says what it is by itself.
      if (index === 0) cell.append(element('strong', '', text));
      else cell.dataset['label'] = columns[index] ?? '';
      line.append(cell);
    });
    body.append(line);
  }
  made.append(top, body);
  frame.append(made);
  return frame;
}
