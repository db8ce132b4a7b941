import type { Article, Block, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { openings, readOpening } from './dateline.js';
import { agencyOf } from './name-words.js';
import { isSiteName, type SiteNames } from './site-names.js';

// The wire that the text came from.

/** A sign at the very end: "(dpa/lno)", "— Reuters". */
const signature =
  /(?:\(|\[|—\s*|–\s*|Quelle:\s*|Source:\s*|Fonte:\s*|Fuente:\s*)([\p{L}][\p{L}\s./-]{1,40})[)\]]?\s*$/u;

export function chooseOrigin(
  candidates: readonly Candidate[],
  blocks: readonly Block[],
  names: readonly string[],
  site: SiteNames,
): Article['origin'] {
  const declared = ranked(candidates, 'origin');
  const credit = declared.find(({ value }) => value.credit)?.value.credit ?? null;
  const named = declared.flatMap(({ value }) =>
    value.agency && !isSiteName(value.agency, site) ? [value.agency] : [],
  );
  const agency =
    fromText(blocks) ??
    names.map(agencyOf).find((found) => found !== null) ??
    named.map(agencyOf).find((found) => found !== null) ??
    named[0] ??
    (credit ? agencyOf(credit) : null);
  const isOwn = agency !== null && isSiteName(agency, site);
  return (agency && !isOwn) || credit ? { agency: isOwn ? null : agency, credit } : null;
}

function fromText(blocks: readonly Block[]): string | null {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  for (const { text } of paragraphs.slice(0, openings)) {
    const opened = readOpening(text).agency;
    if (opened) return opened;
  }
  for (const { text } of paragraphs.slice(-2).reverse()) {
    const sign = signature.exec(text.slice(-60));
    const found = sign ? agencyOf(sign[1]!) : agencyOf(text.length < 30 ? text : '');
    if (found) return found;
  }
  return null;
}
