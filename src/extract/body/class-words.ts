import type { Element } from 'domhandler';
import { codeAt, lengthOf } from '../../shared/characters.js';
import { attributeOf, hasDataName, hasId, hasItemprop, hasRole, notesOf } from '../page-element.js';

/**
 * What the words of class, id and role attributes say about an element. Whole words only: "ad" inside "header" says nothing.
 * Order is the order of the features, so a new family goes to the end and the model is trained again.
 */
const familyWords = {
  comment:
    'comment comments commentlist commentlists commenter respond reply replies disqus livefyre kommentar kommentare comentario comentarios commentaire commentaires discussion coral spotim ' +
    'komentar komentari komentarai komentaar kommentaarid komentarze komentare kommentarer kommentit hozzaszolasok comentarii comentaris commenti yorum yorumlar komentet iruzkinak athugasemdir sylwadau reacties opmerkings binhluan',
  related:
    'related relateds relatedposts recommend recommended recommendation recommendations recirc recirculation similar also outbrain taboola trending popular mostread latest readmore more upnext next previous suggested verwandt relacionadas relacionados relacionada yarpp',
  teaser: 'teaser teasers promo promos card cards tile tiles storycard linkbox',
  newsletter: 'newsletter newsletters subscribe subscription signup mailing email optin mailchimp',
  share:
    'share sharing social socials facebook twitter whatsapp pinterest linkedin sns addthis addtoany sharedaddy follow',
  author: 'author authors byline bylines bio writer contributor contributors creator reporter autor autore auteur',
  caption:
    'caption captions figcaption credit credits photo photos image images picture pictures media legend gallery photocredit thumb thumbnail',
  advert:
    'ad ads adv advert advertisement advertising adslot banner sponsor sponsored dfp gpt werbung anzeige publicidad reklama',
  navigation: 'nav navi navigation menu menus breadcrumb breadcrumbs navbar topbar toolbar pagination pager',
  tags: 'tag tags topic topics keyword keywords category categories cat taglist',
  meta: 'meta metadata date dates time timestamp published updated info dateline posted datetime',
  paywall: 'paywall premium subscriber subscribers piano regwall register login meter metered locked abo',
  // "cmp" alone is also how a widespread content system begins the names of all its components.
  consent:
    'cookie cookies consent gdpr onetrust didomi cookiebot usercentrics cmpbox cmplz truste sourcepoint quantcast privacy',
  body: 'body content contents text richtext articlebody storytext storybody paragraph paragraphs prose copy bodytext articletext',
  story: 'article story post entry single hentry news',
  lead: 'lead lede intro standfirst summary excerpt description dek deck subtitle subheadline kicker sapo abstract vorspann entradilla chapo',
  quote: 'quote quotes pullquote blockquote',
  embed: 'embed embeds embedded tweet instagram youtube oembed iframe video player tiktok',
  headline: 'headline headlines title titles heading hed',
  legal: 'footer legal disclaimer terms copyright imprint contentinfo',
  box: 'box sidebar aside infobox widget widgets module panel rail factbox complementary secondary',
  list: 'list lists grid feed archive carousel slider items loop swiper',
  hidden: 'hidden hide sr visually screenreader offscreen modal popup overlay tooltip lightbox dialog',
  header: 'header masthead top hero',
  note: 'note notes notice correction footnote footnotes endnote references reference source sources',
  donate: 'donate donation donations support membership contribute spenden cta',
  contents: 'toc faq accordion tabs tab',
  shop: 'price prices product products cart buy shop rating ratings review deal affiliate',
} as const;

export type Family = keyof typeof familyWords;
export const families = Object.keys(familyWords) as Family[];

const familyOfWord = new Map(
  families.flatMap((family, index) => familyWords[family].split(' ').map((word) => [word, 1 << index] as const)),
);
const familyOfHash = new Map([...familyOfWord].map(([word, bits]) => [hashOf(word), { word, bits }]));

/** No word of the families is shorter. */
const minWord = 2;

export function familyBit(family: Family): number {
  return 1 << families.indexOf(family);
}

/** Longer attribute values are data, not names. */
const maxNameLength = 300;
const splitter = /[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u;
const dataNames = ['data-testid', 'data-component', 'data-module', 'data-type'];
/** Longer lists of classes are told apart by their start. */
const maxPathClass = 200;

/** Of lower-case ASCII letters and what else a name is made of. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + codeAt(text, at)) | 0;
  return hash;
}

/** Families of the words of a name. Names are nearly always ASCII, and read by hand they take a tenth of the time. */
function bitsOfName(value: string): number {
  let bits = 0;
  let from = -1;
  let hash = 0;
  let wasLower = false;
  const length = Math.min(lengthOf(value), maxNameLength);
  for (let at = 0; at <= length; at++) {
    const code = at < length ? codeAt(value, at) : 0;
    if (code > 127) return bitsOfWords(value.slice(0, maxNameLength).split(splitter));
    const isLower = code >= 0x61 && code <= 0x7a;
    const isUpper = code >= 0x41 && code <= 0x5a;
    if (from >= 0 && (!(isLower || isUpper) || (isUpper && wasLower))) {
      if (at - from >= minWord) bits |= bitsOfWord(value, from, at, hash);
      from = -1;
    }
    if (isLower || isUpper) {
      if (from < 0) {
        from = at;
        hash = 0;
      }
      hash = (Math.imul(hash, 31) + (code | 0x20)) | 0;
    }
    wasLower = isLower;
  }
  return bits;
}

function bitsOfWord(value: string, from: number, to: number, hash: number): number {
  const found = familyOfHash.get(hash);
  if (!found || lengthOf(found.word) !== to - from) return 0;
  for (let at = from; at < to; at++) {
    if ((codeAt(value, at) | 0x20) !== codeAt(found.word, at - from)) return 0;
  }
  return found.bits;
}

function bitsOfWords(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) if (word.length > 1) bits |= familyOfWord.get(word.toLowerCase()) ?? 0;
  return bits;
}

/** What a class attribute tells, read once a page. */
interface ClassName {
  /** Families as bits. */
  bits: number;
  /** By tag name: of a tag and its class with digits left out, the same for "item-12" and "item-13". */
  paths: Map<string, number>;
}

/** Reads names of elements; one per page, as a page repeats the same few hundred attribute values. */
export class ClassWords {
  private readonly bits = new Map<string, number>();
  private readonly classes = new Map<string, ClassName>();
  /** By a hash of the tag and its class with digits left out. */
  private readonly paths = new Map<number, number>();
  /** The class that was asked for last: an element's families and path are read one after the other. */
  private lastName = '';
  private last: ClassName | null = null;

  /** Families as bits. */
  familiesOf(element: Element): number {
    const { has, className } = notesOf(element);
    let found = className ? this.classOf(className).bits : 0;
    if (has & hasId) found |= this.bitsOf(attributeOf(element, 'id')!);
    if (has & hasRole) found |= this.bitsOf(attributeOf(element, 'role')!);
    if (has & hasItemprop) found |= this.bitsOf(attributeOf(element, 'itemprop')!);
    if (has & hasDataName) {
      for (const name of dataNames) {
        const value = attributeOf(element, name);
        if (value) found |= this.bitsOf(value);
      }
    }
    return found;
  }

  /** A number for a tag and its class, from 1 on. */
  pathOf(element: Element): number {
    const { name, className } = notesOf(element);
    const { paths } = this.classOf(className);
    let path = paths.get(name);
    if (path === undefined) {
      const hash = pathHash(pathHash(0, name), className);
      path = this.paths.get(hash) ?? this.paths.size + 1;
      this.paths.set(hash, path);
      paths.set(name, path);
    }
    return path;
  }

  private classOf(value: string): ClassName {
    if (value === this.lastName && this.last) return this.last;
    let found = this.classes.get(value);
    if (!found) {
      found = { bits: bitsOfName(value), paths: new Map() };
      this.classes.set(value, found);
    }
    this.lastName = value;
    this.last = found;
    return found;
  }

  private bitsOf(value: string): number {
    let found = this.bits.get(value);
    if (found === undefined) {
      found = bitsOfName(value);
      this.bits.set(value, found);
    }
    return found;
  }
}

/** Goes on with the hash of a text's start without its digits. */
function pathHash(start: number, text: string): number {
  // A sign between the two texts, so that no letter moves from one to the other.
  let hash = Math.imul(start ^ 0x2e, 0x01000193);
  const length = Math.min(lengthOf(text), maxPathClass);
  for (let at = 0; at < length; at++) {
    const code = codeAt(text, at);
    if (code < 0x30 || code > 0x39) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
}
