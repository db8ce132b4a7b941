import type { Element } from 'domhandler';
import type { Candidate } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { parentElement } from '../runs.js';
import type { Layout } from './layout.js';
import { isTopicList } from './list-label.js';
import { type Marked, namesOf } from './marked.js';

// Lists of short links that name the story's topics: marked by rel=tag, by an address with /tag/, by the name of their box, by the
// words above them, or only by standing in a row to addresses of one kind.

const tagPath =
  /\/(tags?|topics?|temas?|thema|themen|themes?|keywords?|subjects?|sujets?|dossiers?|hashtags?|etiquetas?|etiket|etiketler|emne|emner|amne|amnen|konu|teg|tagi|label|argomenti|trefwoord|onderwerp|avainsana|asiasanat|stikkord|stichwort|schlagwort|palavras-chave|tagged|temat|tema-dnya|rotulo|topico)\//i;
const categoryPath = /\/(categor(?:y|ies)|categoria|kategorie|kategori|section|rubrik|rubrique|ressort)\//i;

const maxTagLength = 80;
const maxRow = 60;
/** Links of an unmarked row are topics only while they are short. */
const maxRowText = 30;

interface Row {
  links: Element[];
  kind: string;
}

export function readTagLinks(page: Page, marked: Marked, layout: Layout): Candidate[] {
  const boxes = new Set(marked.tagBoxes);
  const rows = rowsOf(page, marked.links, boxes);
  return rows.flatMap((row) => rowCandidate(row, layout));
}

/** Neighbouring links of one kind under one box. */
function rowsOf(page: Page, links: readonly Element[], boxes: ReadonlySet<Element>): Row[] {
  const addresses = new Addresses(page);
  const rows: Row[] = [];
  let last: { box: Element | null; key: string; row: Row } | null = null;
  const labelled = new Map<Element, boolean>();
  for (const link of links) {
    const described = describe(addresses, link, { boxes, labelled });
    if (!described) {
      last = null;
      continue;
    }
    const { box, key, kind } = described;
    if (last && last.box === box && last.key === key && last.row.links.length < maxRow) last.row.links.push(link);
    else {
      const row = { links: [link], kind };
      rows.push(row);
      last = { box, key, row };
    }
  }
  return rows.filter((row) => row.kind !== 'row' || row.links.length >= 2).slice(0, 200);
}

interface Address {
  path: string;
  /** Its path or query has a word for topics. */
  isTopic: boolean;
}

/** What the addresses of links say, each read once: menus repeat them. */
class Addresses {
  private readonly known = new Map<string, Address | null>();

  constructor(private readonly page: Page) {}

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
    const href = resolveUrl(this.page, raw);
    if (!href) return null;
    const path = href.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
    return { path, isTopic: tagPath.test(`${path}/`) || /[?&](tag|keyword|topic|q)=/.test(href) };
  }
}

function describe(
  addresses: Addresses,
  link: Element,
  { boxes, labelled }: { boxes: ReadonlySet<Element>; labelled: Map<Element, boolean> },
): { box: Element | null; key: string; kind: string } | null {
  const address = addresses.of(link.attribs.href);
  if (!address) return null;
  const { path } = address;
  const named = namedBox(link, boxes);
  const isTag = /\btag\b/.test(link.attribs.rel ?? '');
  if (isTag) {
    const isCategory = /category/.test(link.attribs.rel ?? '') || categoryPath.test(`${path}/`);
    return { box: rowBox(link, 3), key: isCategory ? 'category' : 'rel', kind: isCategory ? 'category' : 'rel' };
  }
  if (address.isTopic) return { box: named ?? rowBox(link, 3), key: 'path', kind: 'path' };
  if (named) return { box: named, key: 'box', kind: 'box' };
  const parent = path.replace(/\/[^/]*\/?$/, '');
  const box = rowBox(link, 2);
  return box && isLabelled(box, labelled) ? { box, key: 'label', kind: 'label' } : { box, key: parent, kind: 'row' };
}

function isLabelled(box: Element, known: Map<Element, boolean>): boolean {
  let is = known.get(box);
  if (is === undefined) {
    is = box.children.length <= maxRow && isTopicList(box);
    known.set(box, is);
  }
  return is;
}

function namedBox(link: Element, boxes: ReadonlySet<Element>): Element | null {
  let found: Element | null = null;
  let node: Element | null = link;
  for (let climbed = 0; node && climbed < 5; climbed++) {
    if (boxes.has(node) && node !== link) found = node;
    node = parentElement(node);
  }
  return found;
}

/** The list that holds the link: its parent, or the parent's parent where the parent holds it alone. */
function rowBox(link: Element, levels: number): Element | null {
  let node = parentElement(link);
  for (let level = 1; node && level < levels; level++) {
    const parent = parentElement(node);
    if (!parent || node.name === 'ul' || node.name === 'ol' || node.name === 'p' || node.name === 'body') break;
    const links = node.children.filter((child) => 'name' in child && child.name === 'a').length;
    if (links > 1) break;
    node = parent;
  }
  return node;
}

function rowCandidate({ links, kind }: Row, layout: Layout): Candidate[] {
  const texts = links.map(textOf).filter((text) => text.length > 1 && text.length <= maxTagLength);
  const value = [...new Set(texts)];
  if (value.length === 0 || (kind === 'row' && value.length < links.length)) return [];
  const first = links[0]!;
  const letters = value.reduce((sum, text) => sum + text.length, 0);
  const box = namesOf(first) + namesOf(parentElement(first) ?? first);
  const meanLength = letters / value.length;
  const place = layout.traits(first);
  const isUnmarked = kind === 'row' || kind === 'label';
  if (isUnmarked && (meanLength > maxRowText || layout.distance(first) < 0 || place.nav || place.footer)) return [];
  const traits = {
    ...place,
    count: value.length,
    length: meanLength,
    hash: Number(value.some((text) => text.startsWith('#'))),
    named: Number(/tag|keyword|topic/i.test(box)),
  };
  return [{ field: 'tags', value, source: 'tag-links', place: `a[${kind}]`, traits }];
}
