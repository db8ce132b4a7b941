import { escapeHtml } from '../shared/escape-html.js';
import { withoutXmlControls } from '../shared/xml-entities.js';
import { w } from './canonical-names.js';
import { readFeedDate } from './feed-date.js';
import { contentLink, guidLink, idLink, linksByRelation, readPageLink } from './links.js';
import { readEnclosures, readImage, readTags, unwrapMedia } from './media.js';
import { readPerson } from './people.js';
import { htmlOfText, plainTitle } from './plain-text.js';
import { type FeedFamily, firstOf, readText, type TextConstruct } from './text-construct.js';
import { attributeOf, type FeedElement, linkIn, plainTextOf, resolveLink } from './tree.js';

// One feed's tree → well-formed RSS 2.0 of one vocabulary, the form that rss-parser reads without loss: every text is one text
// node, every link absolute, every date ISO. What RSS has no word for stands in `w:` elements.

/** Text as one CDATA section: the parser behind takes it whole, where it would take `&lt;` letter by letter. */
function cdata(text: string): string {
  const clean = withoutXmlControls(text);
  if (!/[<&]/.test(clean)) return clean.includes(']]>') ? escapeHtml(clean) : clean;
  return `<![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

class Writer {
  private readonly parts: string[] = [];

  /** HTML stands aside in `texts`: rss-parser would read it letter by letter, only to give it back as it was. */
  constructor(private readonly texts: string[]) {}

  add(name: string, value: string | null, attributes: Record<string, string | null> = {}): void {
    const written = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== null);
    if (value === null && written.length === 0) return;
    const list = written.map(([key, one]) => ` ${key}="${escapeHtml(withoutXmlControls(one))}"`).join('');
    this.parts.push(`<${name}${list}>`, value === null ? '' : cdata(value), `</${name}>`);
  }

  addText(name: string, text: TextConstruct | null): void {
    if (!text) return;
    this.parts.push(`<${name} at="${this.texts.length}"/>`);
    this.texts.push(withoutXmlControls(text.form === 'html' ? text.value : htmlOfText(text.value)));
  }

  toString(): string {
    return this.parts.join('');
  }
}

const titles = ['title', 'dc:title', 'media:title', 'itunes:title'];
const summaries = [
  'summary',
  'description',
  'abstract',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
  'media:description',
];
const contents = ['content', 'content:encoded', 'xhtml:body', 'body', 'fullitem', 'xhtml:div', 'turbo:content'];
/** As collectors of news have papers write it, each in a namespace of its own: `yandex:full-text`, `rambler:fulltext`. */
const fullText = /^(?:other:)?full[-_]?text$/;
const publishedNames = [
  'pubdate',
  'published',
  'issued',
  'dcterms:issued',
  'dcterms:created',
  'created',
  'dc:date',
  'dcterms:date',
  'news:publication_date',
  'date',
];
const updatedNames = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'lastmod'];
const sources = ['source', 'dc:source'];

function textOf(element: FeedElement, names: readonly string[], family: FeedFamily): TextConstruct | null {
  const found = firstOf(element, names);
  return found ? readText(found, family) : null;
}

function dateOf(element: FeedElement, names: readonly string[]): { iso: string; text: string } | null {
  const children = element.elements;
  for (const name of names) {
    for (const child of children) {
      if (child.name !== name) continue;
      const text = plainTextOf(child);
      const iso = text === '' ? null : readFeedDate(text);
      if (iso !== null) return { iso, text };
    }
  }
  return null;
}

const authorNames = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'creator', 'managingeditor'];

/** Of one kind in one entry. */
const maxPeople = 200;

function addPeople(out: Writer, name: string, element: FeedElement, names: readonly string[]): void {
  let count = 0;
  for (const child of element.elements) {
    if (!names.includes(child.name) || ++count > maxPeople) continue;
    for (const one of membersOf(child)) {
      const person = readPerson(one);
      if (person) out.add(name, null, { name: person.name, email: person.email, url: person.url });
    }
  }
}

/** RDF: several people in one element stand in a container. */
function membersOf(element: FeedElement): FeedElement[] {
  const container = element.elements.find(({ name }) => /^rdf:(?:bag|seq|alt)$/.test(name));
  return container ? container.elements.filter(({ name }) => name === 'rdf:li').slice(0, maxPeople) : [element];
}

function addDates(out: Writer, element: FeedElement): void {
  const published = dateOf(element, publishedNames);
  const updated = dateOf(element, updatedNames);
  if (published) out.add('pubDate', published.iso);
  if (published && published.text !== published.iso) out.add(w.publishedText, published.text);
  if (updated) out.add(w.updated, updated.iso);
  if (updated && updated.text !== updated.iso) out.add(w.updatedText, updated.text);
}

const frontPage = /^https?:\/\/[^/?#]*\/?$/i;

/** An entry's `<item>`; its summary and content go to `texts`, and the item names their place. */
export function writeEntry(entry: FeedElement, family: FeedFamily, texts: string[]): string {
  const item = unwrapMedia(entry);
  const out = new Writer(texts);
  const title = textOf(item, titles, family);
  out.add('title', title && plainTitle(title.value, title.form));
  const links = linksByRelation(item);
  const page = readPageLink(item);
  const guid = guidLink(item);
  out.add('link', page ?? contentLink(item) ?? guid ?? attributeLink(item, 'about') ?? idLink(item));
  // A front page is not a story's address where the guid says another.
  const original = page !== null && frontPage.test(page) ? guid : null;
  out.add(w.original, textValue(item, ['feedburner:origlink']) ?? original);
  out.add('guid', idOf(item));
  addDates(out, item);
  out.addText(w.summary, textOf(item, summaries, family));
  out.addText(w.content, contentOf(item, family));
  const origin = item.elements.find((child) => sources.includes(child.name));
  // RFC 4287 section 4.1.2: an entry without authors has those of its source.
  const isSigned = item.elements.some((child) => authorNames.includes(child.name) && readPerson(child) !== null);
  addPeople(out, w.author, isSigned || !origin ? item : origin, authorNames);
  addPeople(out, w.contributor, item, ['contributor', 'dc:contributor', 'dcterms:contributor']);
  for (const tag of readTags(item)) out.add('category', tag);
  for (const one of readEnclosures(item, links)) out.add(w.enclosure, null, { ...one });
  out.add(w.image, readImage(item, links));
  out.add('comments', commentsOf(item, links));
  addSource(out, origin ?? null, family);
  out.add(w.language, textValue(item, ['dc:language', 'language', 'dcterms:language']) ?? item.language);
  out.add(w.rights, rightsOf(item, family));
  return `<item>${out}</item>`;
}

/** Atom's id is an address and so may be relative; a guid is any text. */
function idOf(item: FeedElement): string | null {
  const id = firstOf(item, ['id']);
  const value = id && plainTextOf(id);
  if (id && value?.includes('/') && firstOf(item, ['guid']) === null) return resolveLink(value, id.base);
  return textValue(item, ['guid', 'id', 'dc:identifier', 'dcterms:identifier']) ?? attributeOf(item, 'about');
}

/** The longest, as Atom may give several forms of one content. */
function contentOf(item: FeedElement, family: FeedFamily): TextConstruct | null {
  const all = item.elements
    .filter(({ name, children }) => children.length > 0 && (contents.includes(name) || fullText.test(name)))
    .map((child) => readText(child, family));
  const html = all.filter((text) => text.form === 'html');
  const best = (html.length > 0 ? html : all).sort((one, two) => two.value.length - one.value.length)[0];
  return best ?? null;
}

function textValue(element: FeedElement, names: readonly string[]): string | null {
  const found = firstOf(element, names);
  return found ? plainTextOf(found) || null : null;
}

/** Its name or address, whichever stands there. */
function generatorOf(channel: FeedElement): string | null {
  const generator = channel.elements.find((child) =>
    /^(admin:generatoragent|generator|other:generatoragent)$/.test(child.name),
  );
  return generator
    ? plainTextOf(generator) || attributeOf(generator, 'uri') || attributeOf(generator, 'resource')
    : null;
}

function rightsOf(element: FeedElement, family: FeedFamily): string | null {
  const text = textOf(element, ['rights', 'copyright', 'dc:rights'], family);
  return text && plainTitle(text.value, text.form);
}

function attributeLink(element: FeedElement, name: string): string | null {
  const value = attributeOf(element, name);
  return value !== null && /^https?:/i.test(value) ? linkIn(value, null) : null;
}

function commentsOf(item: FeedElement, links: readonly { rel: string; url: string }[]): string | null {
  const found = firstOf(item, ['comments', 'wfw:comment']);
  if (found) return linkIn(plainTextOf(found), found.base);
  return links.find((link) => link.rel === 'replies')?.url ?? null;
}

function addSource(out: Writer, source: FeedElement | null, family: FeedFamily): void {
  if (!source) return;
  const isAtom = source.elements.some((child) => child.name === 'title' || child.name === 'id');
  const text: TextConstruct | null = isAtom
    ? textOf(source, ['title'], family)
    : { value: plainTextOf(source), form: 'bare' };
  const url = isAtom ? readPageLink(source) : attributeOf(source, 'url');
  out.add(w.source, (text && plainTitle(text.value, text.form)) || null, { url });
}

/** The feed's own fields, as the head of a channel. `root` is what stands around channel and entries. */
export function writeChannel(root: FeedElement, channel: FeedElement, family: FeedFamily, texts: string[]): string {
  const out = new Writer(texts);
  const title = textOf(channel, titles, family);
  out.add('title', title && plainTitle(title.value, title.form));
  out.add('link', readPageLink(channel) ?? attributeLink(channel, 'about'));
  const about = textOf(
    channel,
    ['description', 'subtitle', 'tagline', 'dc:description', 'abstract', 'itunes:summary', 'itunes:subtitle', 'info'],
    family,
  );
  out.addText(w.description, about);
  out.add(
    'language',
    textValue(channel, ['language', 'dc:language', 'dcterms:language']) ?? channel.language ?? root.language,
  );
  out.add(w.updated, (dateOf(channel, updatedNames) ?? dateOf(channel, publishedNames))?.iso ?? null);
  const links = linksByRelation(channel);
  out.add(w.image, readImage(channel, links) ?? readImage(root, []));
  addPeople(out, w.author, channel, authorNames);
  out.add(w.rights, rightsOf(channel, family));
  out.add('generator', generatorOf(channel));
  for (const { rel, url } of links) out.add(w.link, null, { rel, url });
  return out.toString();
}
