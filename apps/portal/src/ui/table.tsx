/** Rows and columns; on a phone each row reads as a card. */
import type { Child } from 'hono/jsx';

type TableProps = Readonly<{
  caption: string;
  /** Heard, not seen: the heading above says the same. */
  captionHidden?: boolean;
  columns: readonly string[];
  rows: readonly (readonly Child[])[];
  /** For operators: small lines, always a table; on a phone it scrolls sideways, by keyboard too. */
  dense?: boolean;
  /** On a phone each cell takes the whole width: for addresses, which a break would change. */
  stacked?: boolean;
  /** Cells that speak for themselves: on a phone without the column's name before them. */
  unlabelled?: readonly number[];
  /** Indexes of columns that hold numbers. */
  numeric?: readonly number[];
}>;

export function Table(props: TableProps) {
  const { caption, captionHidden, columns, rows, dense, stacked, unlabelled = [], numeric = [] } = props;
  const table = (
    <table class={dense ? 'table table--dense' : stacked ? 'table table--stacked' : 'table'}>
      <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th scope="col" class={numeric.includes(index) ? 'number' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, index) => (
              <td
                data-label={unlabelled.includes(index) ? undefined : columns[index]}
                class={numeric.includes(index) ? 'number' : undefined}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!dense) return <div class="table-frame">{table}</div>;
  return (
    <section class="table-frame" tabindex={0} aria-label={caption}>
      {table}
    </section>
  );
}
