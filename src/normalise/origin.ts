import { LatinTwin } from '../shared/latin-twin.js';
import { innerJoiners, joiners, people } from '../shared/byline-words.js';
import type { Article, Block, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { openings, readOpening } from './dateline.js';
import { agencyOf } from './wires.js';
import { isSiteName, type SiteNames } from './site-names.js';

// The wire that the text came from.

/** "Source" as it stands before the name of a wire. */
const sourceWord = `${people.agency}|theo|ที่มา|来源|來源|出典|출처|자료`;
/** A sign at the very end: "(dpa/lno)", "— Reuters", "（共同）", "Źródło: PAP". */
const signature = new LatinTwin(
  new RegExp(
    `(?:[(\\[（［【/]|[—–]\\s*|(?<!\\p{L})(?:${sourceWord})\\s*(?:[:：]\\s*|(?<=theo\\s*)))([\\p{L}][\\p{L}\\p{M}\\s./-]{1,40})[)\\]）］】/]?[.。]?\\s*$`,
    'iu',
  ),
);
/** A credit of its own is not longer. */
const maxCredit = 40;

export function chooseOrigin(
  candidates: readonly Candidate[],
  blocks: readonly Block[],
  names: readonly string[],
  site: SiteNames,
  around: readonly string[] = [],
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
    (credit ? agencyOf(credit) : null) ??
    onlyOne(around, bylines(candidates));
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
    const found = signedBy(text);
    if (found) return found;
  }
  return null;
}

/** "来源：新华社" */
const sourceMark = new LatinTwin(new RegExp(`^(?:${sourceWord})\\s*[:：]\\s*`, 'iu'));
const betweenNames = new RegExp(
  `\\s*[,،|/;·•]\\s*(?:(?:${joiners})\\s)?|\\s[–—-]\\s|(?:^|\\s)(?:${joiners}|${innerJoiners})\\s`,
  'iu',
);

/** The parts of the by-lines in the story's own head. */
function bylines(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap((one) => {
    const { distance = 99, others, comment, bio } = one.traits ?? {};
    const isOwn = one.field === 'authors' && one.source === 'byline' && Math.abs(distance) <= 8;
    return isOwn && !others && !comment && !bio
      ? one.value.flatMap(({ name }) => name.replace(sourceMark, '').split(betweenNames))
      : [];
  });
}

/** "© dpa-infocom, dpa:240507-99-123456/2" */
const owned = new LatinTwin(/^©\s?(?:\d{4}\s)?([\p{L}\s.-]{2,30})(?:,|$)/u);

function signedBy(text: string): string | null {
  const sign = signature.exec(text.slice(-60)) ?? owned.exec(text);
  return sign ? agencyOf(sign[1]!) : agencyOf(text.length < 30 ? text : '');
}

/** The wire of the credits beside the story; teasers of several say nothing of this one. */
function onlyOne(around: readonly string[], names: readonly string[]): string | null {
  const credits = around.filter(
    (text) => text.length <= maxCredit && (signature.exec(text)?.index === 0 || owned.test(text)),
  );
  const found = new Set([...credits.map(signedBy), ...names.map(agencyOf)].filter((one) => one !== null));
  return found.size === 1 ? [...found][0]! : null;
}
