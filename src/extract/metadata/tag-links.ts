import { LatinTwin } from '../../shared/latin-twin.js';
import { type Element, isTag } from 'domhandler';
import { isButton, isPager } from '../../shared/button-words.js';
import { codeAt } from '../../shared/characters.js';
import { foldWord, monthOfWord } from '../../shared/date-parse-names.js';
import { siteOf } from '../../shared/site-of.js';
import type { Candidate } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { parentElement } from '../ancestors.js';
import type { Layout } from './layout.js';
import { isTopicList } from './list-label.js';
import { type Marked, namesOf } from './marked.js';
import { countsUp, isTitleLink } from './no-topic.js';
import { Sieve } from './sieve.js';
import { attributeOf, hasOtherName, notesOf } from '../page-element.js';

// Lists of short links that name the story's topics: marked by rel=tag, by an address with /tag/, by the name of their box, by the
// words above them, or only by standing in a row to addresses of one kind.

/** Parts of paths below which topics stand. */
const topicPath = new Sieve([
  [
    /\/(tags?|topics?|temas?|thema|themen|themes?|keywords?|subjects?|sujets?|dossiers?|hashtags?|etiquetas?|etiket|etiketler|emne|emner|amne|amnen|konu|teg|tagi|label|argomenti|trefwoord|onderwerp|avainsana|asiasanat|stikkord|stichwort|schlagwort|palavras-chave|tagged|temat|tema-dnya|rotulo|topico)\//i,
    'tag,opi,ema,hem,eyw,ubj,uje,oss,iqu,ike,mne,onu,teg,abe,gom,efw,rwe,vai,asi,ikk,chw,gwo,vra,otu',
  ],
]);
const categoryPath = /\/(categor(?:y|ies)|categoria|kategorie|kategori|section|rubrik|rubrique|ressort)\//i;

function isTopicPath(path: string): boolean {
  const suspects = topicPath.suspects(path);
  return suspects !== 0 && topicPath.matches(`${path}/`, suspects) !== 0;
}

/** Whether a link leads to what is written on a topic or under a section, by its address. */
export function leadsToTopic(link: Element): boolean {
  const path = (attributeOf(link, 'href') ?? '').split(/[?#]/, 1)[0]!.slice(0, 500);
  return isTopicPath(path) || categoryPath.test(`${path}/`);
}

const maxTagLength = 80;
const maxRow = 60;
const maxRows = 200;
/** Links of an unmarked row are topics only while they are short. */
const maxRowText = 30;

interface Row {
  links: Element[];
  kind: string;
  /** Its box is the whole story's, which WordPress names for the story's category. */
  isOfPost: boolean;
}

/** Rows that neither `rel` nor an address calls topics. */
const unsureKinds: ReadonlySet<string> = new Set(['row', 'label', 'box']);

export function readTagLinks(page: Page, marked: Marked, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const cutter = new RowCutter(page, marked, layout);
  for (const row of cutter.cut()) {
    const isLoose = row.kind === 'row' || (row.kind === 'box' && row.isOfPost);
    const isElsewhere =
      (isLoose && (row.links.every((link) => cutter.leadsElsewhere(link)) || countsUp(row.links.map(textOf)))) ||
      (unsureKinds.has(row.kind) && cutter.isOfOthers(row));
    const candidate = rowCandidate(row, layout, isElsewhere);
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

interface Described {
  box: Element | null;
  key: string;
  kind: string;
}

/** Neighbouring links of one kind under one box. */
class RowCutter {
  private readonly addresses: Addresses;
  private readonly boxes: ReadonlySet<Element>;
  private readonly labelled = new Map<Element, boolean>();

  constructor(
    page: Page,
    private readonly marked: Marked,
    private readonly layout: Layout,
  ) {
    this.addresses = new Addresses(page);
    this.boxes = new Set(marked.tagBoxes);
  }

  cut(): Row[] {
    const rows: Row[] = [];
    let last: { described: Described; row: Row } | null = null;
    for (const link of this.marked.links) {
      const described = this.describe(link);
      if (!described) last = null;
      else if (
        last &&
        last.described.box === described.box &&
        last.described.key === described.key &&
        last.row.links.length < maxRow
      )
        last.row.links.push(link);
      else {
        last = { described, row: { links: [link], kind: described.kind, isOfPost: described.box?.name === 'article' } };
        rows.push(last.row);
      }
    }
    return rows.filter((row) => row.kind !== 'row' || row.links.length >= 2).slice(0, maxRows);
  }

  /** To a section right below the front page, or to a story, which has a number or the name of a file. */
  leadsElsewhere(link: Element): boolean {
    const { path = '', parent = '' } = this.addresses.of(attributeOf(link, 'href')) ?? {};
    return parent === '' || /\d\/?$|\.[sp]?html?$|\/(?:19|20)\d\d\//i.test(path);
  }

  /** Whether half of a row's links are titles or leave the site: no list of topics is like that. One that is called so may lead to a sister site. */
  isOfOthers({ links, kind, isOfPost }: Row): boolean {
    const isCalled = kind !== 'row' && !isOfPost;
    const leaves = (link: Element): boolean => this.addresses.of(attributeOf(link, 'href'))?.isElsewhere === true;
    const others = links.filter((link) => isTitleLink(link) || (!isCalled && leaves(link)));
    return 2 * others.length >= links.length;
  }

  private describe(link: Element): Described | null {
    const address = this.addresses.of(attributeOf(link, 'href'));
    if (!address) return null;
    const named = this.namedBox(link);
    const rel = notesOf(link).has & hasOtherName ? attributeOf(link, 'rel') : undefined;
    if (rel && /\btag\b/.test(rel)) {
      const kind = /category/.test(rel) || categoryPath.test(`${address.path}/`) ? 'category' : 'rel';
      return { box: rowBox(link, 3), key: kind, kind };
    }
    if (address.isTopic) return { box: named ?? rowBox(link, 3), key: 'path', kind: 'path' };
    if (named) return { box: named, key: 'box', kind: this.isLabelled(named) ? 'label' : 'box' };
    const box = rowBox(link, 2);
    // What no mark calls topics is none above the headline.
    if (box && this.layout.distance(link) >= 0 && this.isLabelled(box)) return { box, key: 'label', kind: 'label' };
    return { box, key: address.parent, kind: 'row' };
  }

  private isLabelled(box: Element): boolean {
    let is = this.labelled.get(box);
    if (is === undefined) {
      is = box.children.length <= maxRow && isTopicList(box);
      this.labelled.set(box, is);
    }
    return is;
  }

  private namedBox(link: Element): Element | null {
    if (this.boxes.size === 0) return null;
    let found: Element | null = null;
    let node = parentElement(link);
    for (let climbed = 1; node && climbed < 5; climbed++) {
      if (this.boxes.has(node)) found = node;
      node = parentElement(node);
    }
    return found;
  }
}

interface Address {
  path: string;
  /** The path without its last part. */
  parent: string;
  /** Its path or query has a word for topics. */
  isTopic: boolean;
  /** It leaves the site. */
  isElsewhere: boolean;
}

/** Where the path of an absolute address starts. */
function pathStart(href: string): number {
  const start = href.indexOf('/', href.indexOf('//') + 2);
  return start < 0 ? href.length : start;
}

/** Where the path ends: before the query or the fragment. */
function pathEnd(href: string, start: number): number {
  for (let at = start; at < href.length; at++) {
    const code = codeAt(href, at);
    if (code === 0x3f || code === 0x23) return at;
  }
  return href.length;
}

/** A path that the URL standard leaves as it is: of one's own host, no escapes, no dot segments. */
const plainPath = /^\/(?![/.])(?:[\w~,;:@=!*()+&$-]|\.(?!\.)|\/(?!\.))*(?:\?[\w/~.,;:@=!*()+&$%-]*)?$/;

/** What the addresses of links say, each read once: menus repeat them. */
class Addresses {
  private readonly known = new Map<string, Address | null>();

  private readonly isOnWeb: boolean;
  private readonly site: string;

  constructor(private readonly page: Page) {
    this.site = hostSite(page.baseUrl ?? '');
    this.isOnWeb = /^https?:\/\/[\w.-]+\//i.test(page.baseUrl ?? '');
  }

  of(raw: string | undefined): Address | null {
    if (!raw) return null;
    let address = this.known.get(raw);
    if (address === undefined) {
      address = this.read(raw);
      this.known.set(raw, address);
    }
    return address;
  }

  private read(raw: string): Address | null {
    const isPath = this.isOnWeb && plainPath.test(raw);
    const href = isPath ? raw : resolveUrl(this.page, raw);
    if (!href) return null;
    const start = isPath ? 0 : pathStart(href);
    const end = pathEnd(href, start);
    const path = href.slice(start, end);
    const isTopic = isTopicPath(path) || (end < href.length && /[?&](tag|keyword|topic|q)=/.test(href));
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/', path.length - 2)));
    return { path, parent, isTopic, isElsewhere: !isPath && hostSite(href) !== this.site };
  }
}

const hostSite = (href: string): string =>
  siteOf(/^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(href)?.[1]?.toLowerCase() ?? '');

/** The list that holds the link: its parent, or the parent's parent where the parent holds it alone. */
function rowBox(link: Element, levels: number): Element | null {
  let node = parentElement(link);
  for (let level = 1; node && level < levels; level++) {
    const parent = parentElement(node);
    if (!parent || node.name === 'ul' || node.name === 'ol' || node.name === 'p' || node.name === 'body') break;
    if (hasLinks(node)) break;
    node = parent;
  }
  return node;
}

/** Whether more than one link stands right below an element. */
function hasLinks({ children }: Element): boolean {
  let links = 0;
  for (const child of children) if (isTag(child) && child.name === 'a' && ++links > 1) return true;
  return false;
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const dense = new LatinTwin(/[\p{Script=Han}\p{Script=Hiragana}]/gu);

/** Letters that a word in the Latin script would need: a sign of Chinese or Japanese stands for about four. */
const widthOf = (text: string): number => text.length + 3 * (text.match(dense)?.length ?? 0);

/** Pages, days, months and years of an archive. */
const numbered = new LatinTwin(/^[^\p{L}]*\d[^\p{L}]*(?:[年月日년월일号頁页][^\p{L}]*)*$/u);
const isNoTopic = (text: string): boolean =>
  numbered.test(text) || isButton(text) || isPager(text) || isMonth(text) || isDay(text);

const month = new LatinTwin(/^\p{L}{3,12}\.?(?: (?:de )?(?:19|20)\d\d)?(?: \(\d+\))?$/u);
const behindWord = new LatinTwin(/[^\p{L}].*$/u);
const isMonth = (text: string): boolean =>
  month.test(text) && monthOfWord(foldWord(text.replace(behindWord, '')), []) !== null;

/** A day with its year, or two of them, says when something was written: "June 29, 2020". */
const isDay = (text: string): boolean =>
  /(?:19|20)\d\d/.test(text) && (text.match(words)?.every((word) => monthOfWord(foldWord(word), []) !== null) ?? false);
const words = new LatinTwin(/\p{L}+/gu);

function rowCandidate({ links, kind }: Row, layout: Layout, isElsewhere: boolean): Candidate | null {
  const first = links[0]!;
  const isUnmarked = kind === 'row' || kind === 'label';
  if (isUnmarked && (layout.distance(first) < 0 || layout.isFurniture(first))) return null;
  const written = links.map(textOf);
  if (written.every(isNoTopic)) return null;
  const texts = written.filter((text) => text.length > 1 && text.length <= maxTagLength);
  const value = [...new Set(texts)];
  if (value.length === 0 || (kind === 'row' && value.length < links.length)) return null;
  const meanLength = meanOf(value.map(({ length }) => length));
  if (isUnmarked && meanOf(value.map(widthOf)) > maxRowText) return null;
  const box = namesOf(first) + namesOf(parentElement(first) ?? first);
  const traits = layout.traits(first);
  traits.count = value.length;
  traits.length = meanLength;
  traits.elsewhere = Number(isElsewhere);
  traits.outside = Number(layout.isOutsideStory(first));
  traits.named = Number(/tag|keyword|topic/i.test(box));
  return { field: 'tags', value, source: 'tag-links', place: `a[${kind}]`, traits };
}
