import { weightOf } from '../shared/unspaced.js';
import type { Article, Candidate, CandidateOf, SiteRule } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { home } from './section.js';
import { letterKey, type SiteNames } from './site-names.js';

export interface PublisherChoice {
  publisher: Article['publisher'];
  explain: () => FieldEvidence;
}

const nobody = /^(?:null|undefined|none|admin|website|site|home|blog|wordpress|my site|facebook|https?:)/i;

/** Titles have more words than most sites' names, and weigh more where words are not apart. */
export const minTitleWords = 5;
export const minTitleWeight = 36;

export interface PublisherContext {
  url?: string | null;
  /** The story's, as it was chosen. */
  headline?: string | null;
  site?: Pick<SiteNames, 'hostKey'>;
}

/** Who publishes the page, by the name that it calls itself. */
export function choosePublisher(
  candidates: readonly Candidate[],
  rule: SiteRule | null,
  { url: address = null, headline = null, site }: PublisherContext = {},
): PublisherChoice {
  const host = address && URL.canParse(address) ? letterKey(new URL(address).hostname) : '';
  const titleKey = letterKey(headline ?? '');
  const usable = ranked(candidates, 'publisher').flatMap((candidate) => {
    const name = ownName(
      candidate.value.name.replace(/\s+/g, ' ').replace(/^@/, '').trim(),
      titleKey,
      site?.hostKey ?? '',
    );
    return name && name.length < 100 && !nobody.test(name) && !home.test(name)
      ? [{ name, url: candidate.value.url, candidate }]
      : [];
  });
  // Templates put the story's title where the site's name belongs; the site's name may be a heading, too.
  const titles = new Set(ranked(candidates, 'headline').map(({ value }) => letterKey(value)));
  const names = usable.filter(({ name }) => name.split(' ').length < minTitleWords || !titles.has(letterKey(name)));
  // "herald.example" and handles are names only where nothing better is said.
  const told = names.filter(({ name }) => !domain.test(name));
  const best = likeliest(told, candidates, host) ?? names[0] ?? usable[0] ?? null;
  const url =
    usable.find((one) => one.url && one.name.toLowerCase() === best?.name.toLowerCase())?.url ?? best?.url ?? null;
  const publisher = rule?.publisher ? { name: rule.publisher, url } : best && { name: best.name, url };
  return {
    publisher,
    explain: () =>
      fieldEvidence(
        publisher && { value: publisher.name, from: rule?.publisher ? null : (best?.candidate ?? null) },
        rule?.publisher ? 'the site rule says so' : publisher ? 'the most trusted source' : 'no candidate',
        usable
          .filter(({ name }) => name !== publisher?.name)
          .map(({ name, candidate }) => ({ value: name, from: candidate, why: 'less trusted' })),
      ),
  };
}

const between = /\s+[|–—·•»«:-]+(?:\s+|$)|\s*[|｜]\s*/u;
const domain = /^[\w-]+(\.[\w-]+)+\/?$/;
/** Shorter ones are the letters of a host by chance. */
const minOwn = 4;

/** The name without the title that stands before it ('' where it is nothing else), and without a slogan: the part that the address has, too. */
function ownName(name: string, titleKey: string, registered: string): string {
  const parts = name.split(between).filter((part) => letterKey(part) !== '');
  const isTitle = (part: string): boolean =>
    (part.split(' ').length >= minTitleWords || weightOf(part) >= minTitleWeight) && letterKey(part) === titleKey;
  const untitled = parts.filter((part) => !isTitle(part));
  if (untitled.length < parts.length || parts.length === 1) return untitled.join(' - ');
  const isOwn = (part: string): boolean => {
    const key = letterKey(part);
    return (
      key.length >= minOwn &&
      !domain.test(part) &&
      registered.length >= minOwn - 1 &&
      (registered.startsWith(key) || key.startsWith(registered))
    );
  };
  return parts.find(isOwn) ?? name;
}

/** The first name; where its source gives several (a theme's, a network's, the site's), the one that the address and the title hold. */
function likeliest<T extends { name: string; candidate: CandidateOf<'publisher'> }>(
  names: readonly T[],
  candidates: readonly Candidate[],
  host: string,
): T | undefined {
  const [first] = names;
  const rivals = names.filter(
    ({ candidate }) => candidate.source === first?.candidate.source && candidate.place === first.candidate.place,
  );
  if (!first || rivals.length < 2) return first;
  const titles = candidates.flatMap((one) => (one.source === 'title-element' ? [letterKey(String(one.value))] : []));
  const sureness = ({ name }: T): number => {
    const key = letterKey(name);
    return Number(host.includes(key)) + Number(titles.some((title) => title.endsWith(key)));
  };
  return rivals.toSorted((a, b) => sureness(b) - sureness(a))[0];
}
