import { pictureKey } from './picture-key.js';
import { cleanCredit, readCaption } from '../shared/caption.js';
import { saysFurniture } from '../shared/picture-words.js';
import type { ArticleKind, Candidate, Image, RawArticle } from '../types.js';

/** Pictures of one story; a longer list is a gallery of the whole site. */
const maxImages = 100;
const minCard = 150;

/** The lead image first: the declared one where the text does not show it, then the text's own in order. */
export function chooseImages(raw: RawArticle, kind: ArticleKind = 'article'): Image[] {
  const offered = raw.candidates.filter((one: Candidate) => one.field === 'image');
  const usable = offered.filter(({ value, confidence }) => (confidence ?? 1) >= 0.5 && !isStandIn(value));
  const isSocial = ({ source }: Candidate): boolean => source === 'open-graph' || source === 'twitter';
  // Made for networks, often cut or with words set over it: taken where neither the story's own data nor its text has one.
  const own = usable.filter((one) => !isSocial(one));
  const declared = (own.length > 0 || raw.images.length > 0 ? own : usable.filter(isStory).slice(0, 1)).map(
    ({ value }) => value,
  );
  // Each address is asked for three times, and to take one apart takes long.
  const keys = new Map<string, string>();
  const keyOf = (url: string): string => {
    const key = keys.get(url) ?? pictureKey(url);
    keys.set(url, key);
    return key;
  };
  const found = new Map<string, Image>();
  const put = (image: Image): void => {
    const key = image.url ? keyOf(image.url) : `caption ${image.caption ?? image.alt ?? ''}`;
    const known = found.get(key);
    found.set(key, known ? filled(known, image) : image);
  };
  const [lead] = declared;
  const shown = new Set(raw.images.map(({ url }) => (url ? keyOf(url) : '')));
  if (lead?.url && !shown.has(keyOf(lead.url))) put(lead);
  for (const image of raw.images) put(image);
  // A gallery declares its pictures; its page may show them only to scripts.
  if (kind === 'gallery') for (const image of declared) put(image);
  const known = new Map(declared.flatMap((image) => (image.url ? [[keyOf(image.url), image] as const] : [])));
  return [...found.values()].slice(0, maxImages).map((image) => {
    const other = image.url ? known.get(keyOf(image.url)) : undefined;
    return withCredit(other ? filled(image, other) : image);
  });
}

/** No icon: a network's card is wider. */
const isStory = ({ value: { width, height } }: { value: Image }): boolean =>
  (width ?? minCard) >= minCard && (height ?? minCard) >= minCard;

/** What a site declares where a story has no picture. */
const isStandIn = ({ url, alt, caption }: Image): boolean => caption === null && saysFurniture(url, alt);

/** "… below the weir. / Owen Thackray". */
const slashed = /^(.{12,}[.!?…”»。])\s*\/\s*([^/.!?]{3,60})$/u;

/** "The quay at dawn. Photograph: Mira Solberg" is a caption and a credit. */
function withCredit(image: Image): Image {
  // "(Image: Getty)" alone.
  const line = image.caption?.replace(/^\(([^()]+)\)$/, '$1') ?? '';
  const behind = slashed.exec(line);
  const read = behind ? { caption: behind[1]!, credit: behind[2]! } : readCaption(line);
  if (image.credit === null)
    return read?.credit ? { ...image, caption: read.caption, credit: cleanCredit(read.credit) } : image;
  const labelled = readCaption(image.credit);
  const credit = cleanCredit(labelled?.caption === null && labelled.credit ? labelled.credit : image.credit);
  return { ...image, caption: read?.credit === credit ? read.caption : image.caption, credit };
}

function filled(image: Image, other: Image): Image {
  return {
    url: image.url,
    caption: image.caption ?? other.caption,
    credit: image.credit ?? other.credit,
    alt: image.alt ?? other.alt,
    width: image.width ?? other.width,
    height: image.height ?? other.height,
  };
}
