import type { Candidate, CandidateOf } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { isSiteName, type SiteNames } from './site-names.js';
import { textKey } from './spelling.js';

export interface SectionChoice {
  section: string | null;
  explain: () => FieldEvidence;
}

const home =
  /^(?:home|homepage|home ?page|startseite|start|accueil|inicio|início|home ?site|front ?page|главная|головна|etusivu|forside|strona główna|ana ?sayfa|主页|首页|ホーム|홈|index|news ?home|all|article|articles|posts?|uncategorized|allgemein|unkategorisiert|non classé|sin categoría|default|none|null|undefined|you are here:?|sie sind hier:?|website|web|web site|blogs?)$/i;

const maxSection = 60;

/** Where the story sits: the most trusted name of a section, the widest one where a source gives a path. */
export function chooseSection(
  candidates: readonly Candidate[],
  site: SiteNames,
  headline: string | null,
): SectionChoice {
  const headlineKey = textKey(headline ?? '');
  const usable = ranked(candidates, 'section').flatMap((candidate) => {
    const value = cleanSection(candidate.value);
    const key = textKey(value);
    const isWrong =
      !/\p{L}{2}/u.test(value) || value.length > maxSection || home.test(value) || isSiteName(value, site);
    if (isWrong || key === headlineKey || (key.length > 20 && headlineKey.startsWith(key.replace(/\.{3}$/, ''))))
      return [];
    return [{ value, candidate }];
  });
  const [best] = usable;
  return {
    section: best?.value ?? null,
    explain: () => evidence(best ?? null, usable),
  };
}

function evidence(
  best: { value: string; candidate: CandidateOf<'section'> } | null,
  usable: readonly { value: string; candidate: CandidateOf<'section'> }[],
): FieldEvidence {
  const others = usable.filter((one) => one !== best && one.value !== best?.value);
  return fieldEvidence(
    best && { value: best.value, from: best.candidate },
    best ? 'the most trusted source' : 'no candidate',
    others.map(({ value, candidate }) => ({ value, from: candidate, why: 'less trusted' })),
  );
}

/** `News|Politics`, `/news/politics`, `Politics, World`: the first that says something. */
function cleanSection(value: string): string {
  const parts = value
    .split(/\s*[|;>»›/]\s*|\s*,\s+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part && !home.test(part));
  const [first = ''] = parts;
  return first.replace(/^#/, '');
}
