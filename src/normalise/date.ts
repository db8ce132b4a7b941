import { parseDateText } from '../shared/date-parse.js';
import { formatOffset, offsetAtLocal } from '../shared/time-zone.js';
import type { Candidate, CandidateOf, DateBasis, RawDate, SiteRule, SourceName } from '../types.js';

export interface DateContext {
  rule: SiteRule | null;
  /** The user's `--timezone`. */
  timeZone: string | null;
  /** ISO instant of the fetch; empty where unknown. */
  now: string;
  url: string | null;
}

export interface DateChoice {
  date: string | null;
  modified: string | null;
  dateBasis: DateBasis;
  why: string;
  /** The candidate that gave `date`. */
  chosen: CandidateOf<'date'> | null;
}

export interface ResolvedDate {
  iso: string;
  precision: NonNullable<DateBasis['precision']>;
  zoneFrom: DateBasis['zoneFrom'];
}

const noDate: DateBasis = { precision: null, zoneFrom: null, disputed: false };

/** Trust in a source's dates; equal ones keep the order of the page. */
const order: SourceName[] = ['site-rule', 'json-ld', 'microdata', 'article-meta', 'open-graph', 'meta', 'feed'];

/** The date and the time of the last change that the candidates support best. */
export function chooseDate(candidates: Candidate[], context: DateContext): DateChoice {
  const dates = candidates.filter((candidate): candidate is CandidateOf<'date'> => candidate.field === 'date');
  const rank = (source: SourceName): number => (order.includes(source) ? order.indexOf(source) : order.length);
  const sorted = [...dates].sort((a, b) => rank(a.source) - rank(b.source));
  const modified = candidates
    .filter((candidate): candidate is CandidateOf<'modified'> => candidate.field === 'modified')
    .map((candidate) => resolveDate(candidate.value, context))
    .find((value) => value !== null);
  for (const candidate of sorted) {
    const resolved = resolveDate(candidate.value, context);
    if (!resolved) continue;
    const { iso, precision, zoneFrom } = resolved;
    return {
      date: iso,
      modified: modified?.iso ?? null,
      dateBasis: { precision, zoneFrom, disputed: false },
      why: `${candidate.source} comes first`,
      chosen: candidate,
    };
  }
  return {
    date: null,
    modified: modified?.iso ?? null,
    dateBasis: noDate,
    why: 'no candidate',
    chosen: null,
  };
}

/** One date as seen → ISO 8601, with the zone of the site rule or the user where it states none. */
export function resolveDate(raw: RawDate, context: DateContext): ResolvedDate | null {
  const parsed = parseDateText(raw.iso ?? raw.text, { country: context.rule?.country ?? null, now: context.now });
  if (!parsed || parsed.precision === 'year' || parsed.precision === 'month') return null;
  const { iso, precision, hasZone } = parsed;
  if (hasZone) return { iso, precision, zoneFrom: 'stated' };
  const zone = context.rule?.timeZone ?? context.timeZone;
  if (!zone || precision === 'day') return { iso, precision, zoneFrom: null };
  const offset = offsetAtLocal(zone, Date.parse(`${iso}Z`));
  if (offset === null) return { iso, precision, zoneFrom: null };
  return { iso: `${iso}${formatOffset(offset)}`, precision, zoneFrom: context.rule?.timeZone ? 'site' : 'user' };
}
