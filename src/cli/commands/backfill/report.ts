import { printableLine } from '../../../output/index.js';
import type { AddressOutcome, BackfillAddress, BackfillState, OutcomeCounts, Store } from '../../../store/index.js';
import type { BackfillCounts, Estimate } from '../../../sync/index.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { type Context, write } from '../../context.js';
import { minuteOf, span } from '../../screen/times.js';

/** Outcomes in the words of a summary, in its order. */
const words: readonly [AddressOutcome, string][] = [
  ['done', 'read'],
  ['known', 'in the archive before'],
  ['duplicate', 'of a story under another address'],
  ['out-of-range', 'out of range'],
  ['undated', 'without a date'],
  ['not-article', 'no article'],
  ['low-quality', 'of low quality'],
  ['refused', 'refused by robots.txt'],
  ['elsewhere', 'of other sites'],
  ['failed', 'failed'],
  ['waiting', 'to read'],
];

const inWords = (counts: OutcomeCounts): string =>
  words.flatMap(([outcome, text]) => (counts[outcome] ? [`${counts[outcome]} ${text}`] : [])).join(', ') ||
  'nothing yet';

/** `3,600 pages to read …; about 60 min, a request a second`. */
export function estimateInWords({ state, pages, waiting, ms }: Estimate): string {
  const some = pages < waiting ? ` (${pages} of them now)` : '';
  const time = ms === null ? '' : `; at the pace of its hosts that takes ${span(ms)} or more`;
  return `${shownSite(state)}: ${inWords(state.pages)}${some}${time}`;
}

/** Data of an estimate, for programs. */
export function estimateData({ state, waiting, pages, ms, hosts }: Estimate): Record<string, unknown> {
  const seconds = ms === null ? null : Math.ceil(ms / 1000);
  return { ...stateData(state), waiting, toRead: pages, estimateSeconds: seconds, hosts };
}

/** The site of a backfill for people and programs: its name and password are for its server alone. */
export const shownSite = ({ site }: Pick<BackfillState, 'site'>): string => withoutPassword(site);

function stateData(state: BackfillState): Record<string, unknown> {
  const { since, until, pages, lists } = state;
  return { site: shownSite(state), since, until, pages, lists };
}

/** Data of a run, for programs. */
export function countsData({ state, ...counts }: BackfillCounts): Record<string, unknown> {
  return { ...stateData(state), ...counts };
}

/** What a run came to, in a line. */
export function summaryOf({ state, new: fresh, revised, unchanged }: BackfillCounts): string {
  return `${shownSite(state)}: ${fresh} new, ${revised} revised, ${unchanged} unchanged; in all ${inWords(state.pages)}`;
}

/** Prints how far backfills are. */
export async function printStates(states: readonly BackfillState[], isJson: boolean, context: Context): Promise<void> {
  for (const state of states) {
    const { since, until, pages, lists, askedAt } = state;
    const asked = new Date(askedAt).toISOString();
    if (isJson) {
      await write(context.stdout, `${JSON.stringify({ ...stateData(state), askedAt: asked })}\n`);
      continue;
    }
    const range = since === null && until === null ? '' : ` (${since ?? ''} to ${until ?? 'now'})`;
    const lines = [
      `${printableLine(shownSite(state))}${range}, last run ${minuteOf(askedAt)}`,
      `  pages: ${inWords(pages)}`,
      `  lists: ${inWords(lists)}`,
    ];
    for (const line of lines) await write(context.stdout, `${line}\n`);
  }
}

/** Prints each address with what came of it. */
export async function printAddresses(
  backfills: Store['backfills'],
  site: string,
  { outcome, isJson, context }: { outcome: AddressOutcome | undefined; isJson: boolean; context: Context },
): Promise<void> {
  for await (const one of backfills.addresses(site, outcome === undefined ? null : [outcome])) {
    if (context.stop.aborted) return;
    await write(context.stdout, isJson ? `${JSON.stringify(addressData(one))}\n` : `${lineOf(one)}\n`);
  }
}

function addressData(one: BackfillAddress): Record<string, unknown> {
  const { kind, outcome, code, status, message, article, date, dateFrom, capture, isPast, attempts } = one;
  const url = withoutPassword(one.url);
  const source = one.source === null ? null : withoutPassword(one.source);
  const triedAt = one.triedAt === null ? null : new Date(one.triedAt).toISOString();
  const copy = isPast ? capture : null;
  return { url, kind, outcome, code, status, message, article, date, dateFrom, source, copy, attempts, triedAt };
}

function lineOf({ url, kind, outcome, code, status, message, isPast, capture }: BackfillAddress): string {
  const why = outcome === 'failed' ? ` [${code}${status === null ? '' : ` ${status}`}]` : '';
  const more = kind === 'page' || message === null ? '' : `: ${message}`;
  return `${outcome.padEnd(12)}  ${kind.padEnd(5)}  ${printableLine(`${isPast ? capture : withoutPassword(url)}${why}${more}`)}`;
}
