import type { Article, Candidate, CandidateOf, SiteRule } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { home } from './section.js';
import { letterKey } from './site-names.js';

export interface PublisherChoice {
  publisher: Article['publisher'];
  explain: () => FieldEvidence;
}

const nobody = /^(?:null|undefined|none|admin|website|site|home|blog|wordpress|my site|facebook|https?:)/i;

/** Longer ones than most sites' names. */
const minTitleWords = 5;

/** Who publishes the page, by the name that it calls itself. */
export function choosePublisher(
  candidates: readonly Candidate[],
  rule: SiteRule | null,
  address: string | null = null,
): PublisherChoice {
  const usable = ranked(candidates, 'publisher').flatMap((candidate) => {
    const name = candidate.value.name.replace(/\s+/g, ' ').replace(/^@/, '').trim();
    return name && name.length < 100 && !nobody.test(name) && !home.test(name)
      ? [{ name, url: candidate.value.url, candidate }]
      : [];
  });
  // Templates put the story's title where the site's name belongs.
  const titles = new Set(ranked(candidates, 'headline').map(({ value }) => value.trim().toLowerCase()));
  const names = usable.filter(({ name }) => name.split(' ').length < minTitleWords || !titles.has(name.toLowerCase()));
  // "herald.example" and handles are names only where nothing better is said.
  const told = names.filter(({ name }) => !/^[\w-]+(\.[\w-]+)+\/?$/.test(name));
  const best = likeliest(told, candidates, address) ?? names[0] ?? usable[0] ?? null;
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

/** The first name; where its source gives several (a theme's, a network's, the site's), the one that the address and the title hold. */
function likeliest<T extends { name: string; candidate: CandidateOf<'publisher'> }>(
  names: readonly T[],
  candidates: readonly Candidate[],
  url: string | null,
): T | undefined {
  const [first] = names;
  const rivals = names.filter(
    ({ candidate }) => candidate.source === first?.candidate.source && candidate.place === first.candidate.place,
  );
  if (!first || rivals.length < 2) return first;
  const host = url && URL.canParse(url) ? letterKey(new URL(url).hostname) : '';
  const titles = candidates.flatMap((one) => (one.source === 'title-element' ? [letterKey(String(one.value))] : []));
  const sureness = ({ name }: T): number => {
    const key = letterKey(name);
    return Number(host.includes(key)) + Number(titles.some((title) => title.endsWith(key)));
  };
  return rivals.toSorted((a, b) => sureness(b) - sureness(a))[0];
}
