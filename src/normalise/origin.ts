import type { Article, Block, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { agencyOf } from './name-words.js';
import { isSiteName, type SiteNames } from './site-names.js';

// The wire that the text came from, and the place it was sent from.

/** "KYIV, Ukraine (AP) —", "LONDON, April 3 (Reuters) -", "Berlin (dpa/tmn) –", "Wien/Graz (APA) -". */
const withAgency =
  /^(\p{Lu}[\p{L}\s.,'’/-]{1,60}?)(?:,\s+\p{L}+\.?\s+\d{1,2})?(?:\s+\d{1,2}\.\s+\p{L}+)?\s*\(([^()]{2,40})\)\s*[—–:,.-]{1,2}\s*/u;
/** "KYIV, Ukraine —": capitals and a long dash, as nothing else tells it from a sentence. */
const capitals = /^((?:\p{Lu}[\p{Lu}.'’-]+\s?){1,4}(?:,\s(?:\p{Lu}[\p{L}.]+\s?){1,3})?)\s*[—–]\s+(?=\S)/u;
/** A sign at the very end: "(dpa/lno)", "— Reuters". */
const signature =
  /(?:\(|\[|—\s*|–\s*|Quelle:\s*|Source:\s*|Fonte:\s*|Fuente:\s*)([\p{L}][\p{L}\s./-]{1,40})[)\]]?\s*$/u;

/** A standfirst may stand before the paragraph that opens the story. */
const openings = 3;

export function readDateline(candidates: readonly Candidate[], blocks: readonly Block[]): string | null {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, openings);
  for (const { text } of paragraphs) {
    const match = withAgency.exec(text);
    if (match && agencyOf(match[2]!)) return match[1]!.trim();
    const shouted = capitals.exec(text);
    if (shouted) return shouted[1]!.trim();
  }
  return ranked(candidates, 'dateline')[0]?.value ?? null;
}

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
    const head = withAgency.exec(text);
    const opened = head ? agencyOf(head[2]!) : null;
    if (opened) return opened;
  }
  for (const { text } of paragraphs.slice(-2).reverse()) {
    const sign = signature.exec(text.slice(-60));
    const found = sign ? agencyOf(sign[1]!) : agencyOf(text.length < 30 ? text : '');
    if (found) return found;
  }
  return null;
}
