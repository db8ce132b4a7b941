import { createRequire } from 'node:module';
import { foreignLetters } from '../shared/function-words.js';
import { lazy } from '../shared/lazy.js';

// A text's language by its groups of three letters. Where two languages are as likely, none is told: a wrong one is worse.

/** Shorter texts are detected wrongly too often. */
export const minDetectable = 80;
export const maxDetectable = 600;

/** ISO 639-3, as the detector has them, and the BCP 47 subtag; what newspapers are written in. */
const codes =
  'afr af als sq amh am arb ar azj az bel be ben bn bod bo bos bs bul bg cat ca ces cs cmn zh cym cy dan da deu de ekk et ell el ' +
  'eng en eus eu fin fi fra fr fry fy gaz om gla gd gle ga glg gl guj gu hat ht hau ha heb he hin hi hrv hr hun hu hye hy ibo ig ' +
  'ind id isl is ita it jav jv jpn ja kal kl kan kn kat ka kaz kk khk mn khm km kin rw kir ky kor ko lao lo lin ln lit lt ltz lb ' +
  'lug lg lvs lv mal ml mar mr mkd mk mlt mt mya my nld nl nno no nob no npi ne nya ny pan pa pbu ps pes fa plt mg pol pl por pt ' +
  'ron ro run rn rus ru sin si slk sk slv sl sna sn som so sot st spa es src sc srp sr sun su swe sv swh sw tam ta tat tt tel te ' +
  'tgk tg tgl tl tha th tuk tk tur tr uig ug ukr uk urd ur uzn uz vie vi xho xh ydd yi yor yo zlm ms zul zu';

const subtags: ReadonlyMap<string, string> = new Map(
  codes.split(' ').flatMap((code, at, all) => (at % 2 === 0 ? [[code, all[at + 1]!] as const] : [])),
);
const only = [...subtags.keys()];

/** The likeliest has 1, others as much less as they are less alike. */
const clearly = 0.01;
/** Of one tongue, by two states. */
const kin = new Set(['id', 'ms']);
const clearlyOfKin = 0.03;

/** A name may bring one letter that the language has not. */
const fewLetters = 1;

function isForeignTo(language: string, sample: string): boolean {
  const letters = foreignLetters[language];
  return letters !== undefined && (sample.match(letters)?.length ?? 0) > fewLetters;
}

/** Loaded when a text first needs it. */
const detector = lazy(() => createRequire(import.meta.url)('franc-all') as typeof import('franc-all'));

/** The language of a text; null for a short one and wherever two are as likely. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, maxDetectable);
  if (sample.length < minDetectable) return null;
  const found = detector()
    .francAll(sample, { only })
    .filter(([code]) => !isForeignTo(subtags.get(code) ?? '', sample));
  const [first] = found;
  const language = first && subtags.get(first[0]);
  if (!language) return null;
  const second = found.find(([code]) => subtags.get(code) !== language);
  if (!second) return language;
  const least = kin.has(language) && kin.has(subtags.get(second[0]) ?? '') ? clearlyOfKin : clearly;
  return first[1] - second[1] >= least ? language : null;
}
