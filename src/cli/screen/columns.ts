import type { Context } from '../context.js';
import { clipToWidth, displayWidth, fitToWidth } from '../../output/index.js';

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

/** Columns of a table: a terminal's, or as many as it takes. */
export const tableWidth = ({ isStdoutTerminal, columns }: Context): number =>
  isStdoutTerminal ? columns : Number.POSITIVE_INFINITY;

/** Columns in which a title says something; "TITLE" is one of them. */
const leastTitle = 12;

/**
 * A table whose last column is an address and the one before it a title, the head first; each row as its lines. Where a terminal is
 * too narrow, the address has a line of its own below, and the title one before it where even that leaves it no room.
 */
export function addressTable(rows: readonly (readonly string[])[], right: number, width: number): string[][] {
  const whole = columnLines(rows, right);
  if (whole.every((line) => displayWidth(line) <= width)) return whole.map((line) => [line]);
  const title = (rows[0]?.length ?? 0) - 2;
  const narrow = columnLines(
    rows.map((row) => [...row.slice(0, title), '']),
    right,
  );
  const room = width - Math.max(...narrow.map(displayWidth)) - 2;
  if (room < leastTitle) {
    return narrow.map((line, at) => {
      const below = at === 0 ? [] : rows[at]!.slice(title).map((text) => clipToWidth(`  ${text}`, width));
      return [clipToWidth(line, width), ...below];
    });
  }
  const titled = rows.map((row) => [...row.slice(0, title), clipToWidth(row[title] ?? '', room)]);
  return columnLines(titled, right).map((line, at) =>
    at === 0 ? [line] : [line, clipToWidth(`  ${rows[at]!.at(-1)}`, width)],
  );
}
