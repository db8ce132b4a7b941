import { LatinTwin } from '../shared/latin-twin.js';
import { liveAddress } from '../shared/archived-address.js';
import { siteOf } from '../shared/site-of.js';
import type { Candidate, RawArticle } from '../types.js';

/** Everything that the page or its address calls the site: what a headline, tag or author must not be. */
export interface SiteNames {
  /** As written, longest first. */
  names: string[];
  /** Letters and digits only, lower case. */
  keys: Set<string>;
  /** The registered name of the host: `herald` of `www.herald.example`. */
  hostKey: string;
  /** Letters of section names, which titles hang on as they do the site's name. */
  sections: Set<string>;
}

const others = new LatinTwin(/[^\p{L}\p{N}]/gu);

/** Letters and digits only, lower case, no accents: "The Daily Mail" and "thedailymail" are one. */
export function letterKey(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text.normalize('NFKD').toLowerCase().replace(others, '');
}

export function siteNames(raw: Pick<RawArticle, 'url' | 'candidates'>): SiteNames {
  const names = new Set<string>();
  for (const candidate of raw.candidates as readonly Candidate[]) {
    if (candidate.field === 'publisher' && candidate.value.name.length < 80) names.add(candidate.value.name.trim());
  }
  const sections = new Set<string>();
  for (const candidate of raw.candidates) if (candidate.field === 'section') sections.add(letterKey(candidate.value));
  const host = hostOf(raw.url);
  const hostKey = letterKey(siteOf(host).split('.', 1)[0]!);
  const bare = host.replace(/^www\./, '');
  if (bare) names.add(bare);
  const keys = new Set([...names].map(letterKey).filter((key) => key.length > 1));
  for (const key of [...keys]) if (key.startsWith('the') && key.length > 6) keys.add(key.slice(3));
  if (hostKey.length > 2) keys.add(hostKey);
  return { names: [...names].sort((a, b) => b.length - a.length), keys, hostKey, sections };
}

function hostOf(url: string | null): string {
  try {
    return url ? new URL(liveAddress(url)).hostname.toLowerCase() : '';
  } catch {
    // A file's name stands where a URL should: it has no host.
    return '';
  }
}

/** Words that sites hang on their names without a blank. */
const tailWords = new Set(
  'online|news|media|tv|com|net|org|info|plus|digital|live|magazin|magazine|zeitung|group|today|24|app|デジタル|オンライン|電子版|电子版|网|온라인|닷컴'
    .split('|')
    .map(letterKey),
);
const isTail = (key: string): boolean => tailWords.has(key) || /^[a-z]{2}$/.test(key);

/** Whether a text begins with the letters of a name, a word ends there, and no sentence goes on: "the Sun is back". */
function opensWith(text: string, key: string, name: string): boolean {
  if (!key.startsWith(name)) return false;
  if (key === name || isTail(key.slice(name.length))) return true;
  const words = text.split(/[\s.,:;|/–—-]+/u);
  let letters = '';
  for (const [at, word] of words.entries()) {
    letters += letterKey(word);
    if (letters.length < name.length) continue;
    const rest = words.slice(at + 1).filter((other) => !tailWords.has(letterKey(other)));
    return letters === name && rest.length <= 1 && rest.every((other) => !/^\p{Ll}/u.test(other));
  }
  return false;
}

/** Whether a text is one of the names that the page itself calls the site by, in full. */
export function isWholeSiteName(text: string, site: SiteNames): boolean {
  const key = letterKey(text);
  return key.length > 1 && site.names.some((name) => letterKey(name) === key);
}

/** Whether a text is the site's name, with or without "The", ".com" and the like. */
export function isSiteName(text: string, site: SiteNames): boolean {
  const key = letterKey(text);
  if (key.length < 2) return false;
  if (site.keys.has(key) || (key.startsWith('the') && site.keys.has(key.slice(3)))) return true;
  // "BBC News" where the host is bbc.co.uk; "n-tv.de" where it is n-tv; not "Tim Ebert" on time.com or "Bildung" on bild.de.
  if (site.hostKey.length >= 3 && key.length <= site.hostKey.length + 8 && opensWith(text, key, site.hostKey))
    return true;
  for (const known of site.keys) {
    if (
      known.length >= 5 &&
      key.length >= 4 &&
      // "Zeit" of "Zeit Online"; not "Boston", a place, of "Boston Globe".
      ((known.startsWith(key) && isTail(known.slice(key.length))) || opensWith(text, key, known)) &&
      Math.abs(known.length - key.length) <= 8
    )
      return true;
  }
  return false;
}
