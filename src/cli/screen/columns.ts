import { displayWidth, fitToWidth } from '../../output/index.js';

/** Cells → lines of equal columns, counted as a terminal shows them (wide signs double); figures of column `right` stand right. */
export function columnLines(rows: readonly (readonly string[])[], right: number): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => fitToWidth(cell, widths[at]!, at === right ? 'start' : 'end'))
      .join('  ')
      .trimEnd(),
  );
}
