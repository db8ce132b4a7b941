import { LatinTwin } from '../shared/latin-twin.js';
import { isButton, isPager } from '../shared/button-words.js';
import { parseDateText } from '../shared/date-parse.js';
import type { Candidate, CandidateOf } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { isSiteName, letterKey, type SiteNames } from './site-names.js';
import { textKey } from './spelling.js';

export interface SectionChoice {
  section: string | null;
  explain: () => FieldEvidence;
}

/** What front pages and lists are called, which name no section and no site. */
export const home =
  /^(?:home|homepage|home ?page|startseite|start|accueil|inicio|início|home ?site|front ?page|главная|головна|etusivu|forside|strona główna|ana ?sayfa|主页|首页|ホーム|홈|index|news ?home|all|article|articles|posts?|tags?|categor(?:y|ies)|archives?|uncategorized|allgemein|unkategorisiert|non classé|sin categoría|default|none|null|undefined|you are here:?|sie sind hier:?|website|web|web site|blogs?|latest news|breaking news|top stories|(?:main |breadcrumb )?navigation|breadcrumbs?|menu|menü|www\..+|[\w-]+\.[a-z]{2,3})$/i;

const maxSection = 60;

/** A path by date ("Home › 2021 › November 2021") names no section. */
const isDate = (value: string): boolean => /\d{4}$/.test(value) && parseDateText(value, { isExact: true }) !== null;

/** Where the story sits: the most trusted name of a section, the widest one where a source gives a path. */
export function chooseSection(
  candidates: readonly Candidate[],
  site: SiteNames,
  headline: string | null,
): SectionChoice {
  const headlineKey = textKey(headline ?? '');
  const usable = ranked(candidates, 'section').flatMap((candidate) => {
    // A path ends in the headline, whatever signs part it.
    const whole = textKey(candidate.value);
    if (whole === headlineKey || isOfHeadline(whole, headlineKey)) return [];
    const value = cleanSection(candidate.value);
    const key = textKey(value);
    const isWrong =
      !twoLetters.test(value) ||
      isLabel.test(value) ||
      (candidate.source === 'breadcrumbs' && (isButton(value) || isPager(value))) ||
      value.length > maxSection ||
      home.test(value) ||
      isDate(value) ||
      isSiteName(value, site);
    if (isWrong || key === headlineKey || isOfHeadline(key, headlineKey)) return [];
    return [{ value, candidate }];
  });
  const best = bestSpelt(usable);
  return {
    section: best?.value ?? null,
    explain: () => evidence(best ?? null, usable),
  };
}

/** The headline cut short, or with its kicker. */
const isOfHeadline = (key: string, headline: string): boolean =>
  key.length > 20 &&
  (headline.startsWith(key.replace(/\.{3}$/, '')) || (headline.length > 20 && key.endsWith(headline)));

/** "You are here:", "https:", "Back to all posts", the name of an icon ("chevron_right"), a template that was not filled. */
const isLabel =
  /[:：]$|^(?:back|zurück|retour|volver|terug) (?:to|zu|zur|à|au|a|naar)\b|^(?:chevron|arrow|keyboard_arrow)_[a-z_]+$|\{\{|\}\}/i;

const twoLetters = new LatinTwin(/\p{L}\p{M}*\p{L}/u);

/** "espana", "deutschland-welt", "news_news": an address's word for what another source spells out. */
const slug = new LatinTwin(/^[\p{Ll}\d]+(?:[-_][\p{Ll}\d]+)*$/u);

/** The most trusted name; where that is an address's word, the same letters as another source writes them, else what is not such a word. */
function bestSpelt<T extends { value: string }>(usable: readonly T[]): T | undefined {
  const [first] = usable;
  if (!first || !slug.test(first.value)) return first;
  const key = letterKey(first.value);
  const same = usable.find(({ value }) => letterKey(value) === key && !slug.test(value));
  return same ?? (/[-_]/.test(first.value) ? usable.find(({ value }) => !slug.test(value)) : null) ?? first;
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
    .slice(0, 1_000)
    .split(/\s*[|;<>»›/]\s*|\s*,\s+|(?<=\p{L}),(?=\p{Lu})/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part && !home.test(part));
  const [first = ''] = parts;
  return first.replace(/^[#–-]\s*/, '');
}
