import { Chalk, type ChalkInstance } from 'chalk';
import type { DiscoveredSource } from '../../../discover/index.js';
import type { ListFormatName } from '../../../options.js';
import { clipToWidth, printableLine } from '../../../output/index.js';
import { colourLevel } from '../../screen/colour.js';
import { addressTable, tableWidth } from '../../screen/columns.js';
import type { Context } from '../../context.js';
import { opmlOf } from '../../writing/opml.js';

interface ListOutput {
  format: ListFormatName;
  /** What the user named. */
  site: string;
  flags: { color?: boolean };
  context: Context;
}

/** Feeds and sitemaps as text, in their order. */
export function formatSources(sources: readonly DiscoveredSource[], output: ListOutput): string {
  const { format, flags, context } = output;
  if (format === 'opml') return feedsAsOpml(sources, output);
  if (format === 'text' || format === 'table') {
    return table(
      sources,
      tableWidth(context),
      new Chalk({ level: colourLevel(flags.color, context.env, context.isStdoutTerminal) }),
    );
  }
  // As `fetch` does: to read on a terminal, one a line for `jq` otherwise.
  const isPretty = format === 'json' && context.isStdoutTerminal;
  return sources.map((source) => `${JSON.stringify(source, null, isPretty ? 2 : 0)}\n`).join('');
}

/** Readers take feeds only, so that sitemaps are left out. */
function feedsAsOpml(sources: readonly DiscoveredSource[], { site, context }: ListOutput): string {
  const feeds = sources.filter(({ kind }) => kind !== 'sitemap' && kind !== 'news-sitemap');
  return opmlOf(`Feeds of ${site}`, feeds, context.now());
}

const heads = ['KIND', 'ENTRIES', 'NEWEST', 'TEXT', 'TITLE', 'ADDRESS'];

function table(sources: readonly DiscoveredSource[], width: number, paint: ChalkInstance): string {
  const rows = sources.map((source) => [
    source.kind,
    source.isIndex ? `${source.entries} sitemaps` : String(source.entries),
    printableLine(source.newest ?? '').slice(0, 10),
    source.hasFullText === null ? '' : source.hasFullText ? 'full' : 'teaser',
    clipToWidth(printableLine(source.title ?? ''), 40),
    printableLine(source.url),
  ]);
  const [[head] = [], ...found] = addressTable([heads, ...rows], 1, width);
  const shown = found.flatMap((lines, at) => (sources[at]!.isComments ? lines.map((line) => paint.dim(line)) : lines));
  return `${[paint.bold(head), ...shown].join('\n')}\n`;
}
