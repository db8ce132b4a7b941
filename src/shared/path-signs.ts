import { liveAddress } from './archived-address.js';

// Signs in the path of a page's address: a listing's is short and names a kind, a story's is long and holds its headline or a number.

export const pathNames = [
  'lastLength',
  'lastWords',
  'lastIsPlural',
  'mostHyphens',
  'slugs',
  'longestNumber',
  'listPart',
  'newsPart',
  'manualPart',
  'forumPart',
];

const maxUrlLength = 2000;

/** The path of an address; of a page in a web archive, that of the page archived. */
export function pathOf(url: string | null): string | null {
  if (url === null) return null;
  return /^https?:\/\/[^/?#]*([^?#]*)/i.exec(liveAddress(url.slice(0, maxUrlLength)))?.[1] ?? null;
}

/** Words of addresses; English ones are used on sites of every language. */
const listPart =
  /^(?:categor(?:y|ies)|kategorie|categoria|categorie|rubrik|tags?|etiqueta|topics?|thema|themen|collections?|product-category|browse|director(?:y|ies)|genres?|c|cat|cp|t|l|w|b|d|lists?|search|authors?|sections?|hub|market|catalogs?|chart|page)$/;
const newsWords =
  /(?:^|[/_-])(?:news|articles?|story|stories|blog|posts?|nachrichten|noticias|actualites?|politics?|world)(?:[/_.-]|$)/;
const manualWords =
  /(?:^|[/_-])(?:docs?|documentation|api|reference|manual|help|support|wiki|tutorials?|guide|guides|latest|stable|v\d+)(?:[/_.-]|$)/;
const forumWords =
  /(?:^|[/_-])(?:forums?|threads?|viewtopic|questions?|t|r|comments|discussions?|community|showthread|topic)(?:[/_.-]|$)/;

/** One number a name; all -1 where no path is known. */
export function pathSigns(path: string | null): number[] {
  if (path === null) return pathNames.map(() => -1);
  const lower = path.toLowerCase();
  const parts = lower.split('/').filter(Boolean);
  const last = (parts[parts.length - 1] ?? '').replace(/\.[a-z]{3,5}$/, '');
  const hyphens = parts.map((part) => part.match(/[-_]/g)?.length ?? 0);
  return [
    last.length,
    last.split(/[-_+ ]|%20/).length,
    /[a-z]{2}s(?:-c?\d+)?$/.test(last) ? 1 : 0,
    Math.max(0, ...hyphens),
    hyphens.filter((count) => count > 1).length,
    Math.max(0, ...(lower.match(/\d+/g) ?? []).map((digits) => digits.length)),
    parts.some((part) => listPart.test(part)) ? 1 : 0,
    newsWords.test(lower) ? 1 : 0,
    manualWords.test(lower) ? 1 : 0,
    forumWords.test(lower) ? 1 : 0,
  ];
}
