import type { Article, Candidate, SiteRule } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

export interface PublisherChoice {
  publisher: Article['publisher'];
  explain: () => FieldEvidence;
}

const nobody = /^(?:null|undefined|none|admin|website|site|home|blog|wordpress|my site|facebook|https?:)/i;

/** Longer ones than most sites' names. */
const minTitleWords = 5;

/** Who publishes the page, by the name that it calls itself. */
export function choosePublisher(candidates: readonly Candidate[], rule: SiteRule | null): PublisherChoice {
  const usable = ranked(candidates, 'publisher').flatMap((candidate) => {
    const name = candidate.value.name.replace(/\s+/g, ' ').replace(/^@/, '').trim();
    return name && name.length < 100 && !nobody.test(name) ? [{ name, url: candidate.value.url, candidate }] : [];
  });
  // Templates put the story's title where the site's name belongs.
  const titles = new Set(ranked(candidates, 'headline').map(({ value }) => value.trim().toLowerCase()));
  const names = usable.filter(({ name }) => name.split(' ').length < minTitleWords || !titles.has(name.toLowerCase()));
  // "herald.example" and handles are names only where nothing better is said.
  const best = names.find(({ name }) => !/^[\w-]+(\.[\w-]+)+\/?$/.test(name)) ?? names[0] ?? usable[0] ?? null;
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
