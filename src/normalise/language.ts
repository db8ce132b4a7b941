import type { Candidate } from '../types.js';
import { ranked } from './choose.js';
import { detectLanguage, maxDetectable, minDetectable } from './detect-language.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { isPlainlyOther } from '../shared/function-words.js';

// BCP 47 as declared; detected from the text where nothing is declared or the text is plainly in another script or language.

export interface LanguageChoice {
  language: string | null;
  explain: () => FieldEvidence;
}

export function chooseLanguage(
  candidates: readonly Candidate[],
  declaredByRule: string | null,
  text: string,
): LanguageChoice {
  const declared = ranked(candidates, 'language').flatMap((candidate) => {
    const tag = languageTag(candidate.value);
    return tag ? [{ tag, candidate }] : [];
  });
  const ruled = declaredByRule ? languageTag(declaredByRule) : null;
  const best = bestDeclared(declared);
  const isScript = best !== null && !ruled && isOtherScript(best.tag, text);
  const isDoubtful = isScript || (best !== null && !ruled && isPlainlyOther(primary(best.tag), text));
  const detected = (!best && !ruled) || isDoubtful ? detectLanguage(text) : null;
  // Where the declared one is wrong and no other is clear, none is told.
  const language = ruled ?? detected ?? (isDoubtful ? null : best?.tag) ?? null;
  return {
    language,
    explain: () => {
      const why = ruled
        ? 'the site rule says so'
        : detected
          ? isDoubtful
            ? `detected: the text is in another ${isScript ? 'script' : 'language'} than declared`
            : 'detected: nothing is declared'
          : 'declared';
      const others = declared
        .filter(({ tag }) => tag !== language)
        .map(({ tag, candidate }) => ({ value: tag, from: candidate, why: 'less trusted' }));
      return fieldEvidence(
        language ? { value: language, from: detected || ruled ? null : (best?.candidate ?? null) } : null,
        language
          ? why
          : isDoubtful
            ? 'the text is in another language than declared, and none is clear'
            : 'no candidate',
        others,
      );
    },
  };
}

/** The most trusted one, and of those that agree with it in language the one that names a region. */
function bestDeclared<T extends { tag: string; candidate: Candidate }>(declared: readonly T[]): T | null {
  const [first] = declared;
  if (!first) return null;
  const votes = new Map<string, number>();
  for (const { tag } of declared) votes.set(primary(tag), (votes.get(primary(tag)) ?? 0) + 1);
  const mostSaid = [...votes].sort((a, b) => b[1] - a[1])[0]!;
  const leader = mostSaid[1] > (votes.get(primary(first.tag)) ?? 0) + 1 ? mostSaid[0] : primary(first.tag);
  const agreeing = declared.filter(({ tag }) => primary(tag) === leader);
  // og:locale is often left at a theme's default, so a region counts only from the page's own language.
  return agreeing.find(({ tag, candidate }) => tag.includes('-') && candidate.source !== 'open-graph') ?? agreeing[0]!;
}

const primary = (tag: string): string => tag.split('-', 1)[0]!;

/** Names, and codes of countries, that pages write where a language's code belongs. */
const namesOfLanguages: Record<string, string> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  português: 'pt',
  dutch: 'nl',
  nederlands: 'nl',
  russian: 'ru',
  русский: 'ru',
  ukrainian: 'uk',
  polish: 'pl',
  turkish: 'tr',
  türkçe: 'tr',
  arabic: 'ar',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  hindi: 'hi',
  swedish: 'sv',
  norwegian: 'no',
  danish: 'da',
  finnish: 'fi',
  cn: 'zh',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  jp: 'ja',
  ua: 'uk',
  vn: 'vi',
};

/** Of two letters, by ISO 639-1 (Intl knows them too, but takes 40 ms to say so). Pages and feeds write countries in their place: `us`. */
const shortCodes: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de ' +
    'dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ' +
    'ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ' +
    'ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa ' +
    'pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ' +
    'ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

const isLanguage = (code: string): boolean =>
  code.length === 2 ? shortCodes.has(code) : !/^(?:und|mul|zxx|mis|q[a-t][a-z])$/.test(code);

/** Intl takes long for each, and pages use the same few. Only short values are kept: they hold no page in memory. */
const knownTags = new Map<string, string | null>();
const maxKnown = 500;
const maxKnownLength = 12;

/** `de_DE`, `EN-us`, `English`, `x-default` → a well-formed BCP 47 tag, or null. */
export function languageTag(value: string): string | null {
  let tag = knownTags.get(value);
  if (tag === undefined) {
    tag = readTag(value);
    if (value.length <= maxKnownLength && knownTags.size < maxKnown) knownTags.set(value, tag);
  }
  return tag;
}

function readTag(value: string): string | null {
  const text = value
    .trim()
    .split(/[,;\s]/, 1)[0]!
    .replaceAll('_', '-');
  const named = namesOfLanguages[text.toLowerCase()];
  if (named) return named;
  if (!/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(text)) return null;
  try {
    const [tag = null] = Intl.getCanonicalLocales(text);
    return tag !== null && isLanguage(primary(tag)) ? tag : null;
  } catch {
    // Not a tag after all.
    return null;
  }
}

const scripts: [RegExp, ReadonlySet<string>][] = [
  [/\p{Script=Cyrillic}/gu, new Set('ru uk be bg sr mk kk ky mn tg uz bs ab ba tt cv os ce'.split(' '))],
  [/\p{Script=Greek}/gu, new Set(['el'])],
  [/\p{Script=Arabic}/gu, new Set('ar fa ur ps ku ckb sd ug az pa ms ks'.split(' '))],
  [/\p{Script=Hebrew}/gu, new Set(['he', 'yi', 'iw'])],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, new Set(['zh', 'ja', 'yue', 'ko'])],
  [/\p{Script=Hangul}/gu, new Set(['ko'])],
  [/\p{Script=Devanagari}/gu, new Set('hi mr ne sa bho mai kok'.split(' '))],
  [/\p{Script=Thai}/gu, new Set(['th'])],
];

/** The default `lang="en"` of a theme over a text in, say, Cyrillic. */
function isOtherScript(tag: string, text: string): boolean {
  const sample = text.slice(0, maxDetectable);
  if (sample.length < minDetectable || !/[\u0370-\u1fff\u2c00-\uffff]/.test(sample)) return false;
  const language = primary(tag);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return scripts.some(([pattern, languages]) => {
    const share = (sample.match(pattern)?.length ?? 0) / Math.max(1, letters);
    return share > 0.6 && !languages.has(language) && !tag.includes('-Cyrl');
  });
}
