import { withPlainAmpersands } from '../../shared/twice-escaped.js';
import { type Element, isTag, type ParentNode } from 'domhandler';
import { attributeOf, hasAnyOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';

// Where a picture is. Loaders that wait for the reader keep the address in an attribute of their own and a placeholder in `src`;
// some pages show the picture itself only inside `<noscript>`.

/** The largest form of a picture; undefined where the page names none. */
export function pictureAddress(element: Element): string | undefined {
  const own = bestOf([element]);
  const picture = parentElement(element);
  // The sources of a `<picture>` are its other sizes and forms; `<img>` is what every browser can show.
  const sources =
    picture?.name === 'picture' ? picture.children.filter(isTag).filter(({ name }) => name === 'source') : [];
  // Of two as large the one in a form that has always been shown comes first.
  const around = bestOf(sources.toSorted((a, b) => Number(isModern(a)) - Number(isModern(b))));
  const other = around.lazy ?? around.plain;
  if (own.lazy) return other !== undefined && isWider(other, own.lazy) ? other : own.lazy;
  const isMore =
    around.width === undefined
      ? other !== undefined && own.plain !== undefined && own.width === undefined && isWider(other, own.plain)
      : around.width > (own.width ?? widthIn(own.plain));
  const larger = isMore ? other : undefined;
  return larger ?? own.plain ?? around.lazy ?? around.plain ?? inNoscript(element) ?? own.any;
}

/** The width that an address may tell ("/w_1600/", "a-640x360.jpg"): the greatest number of three or four digits. */
function widthIn(address = ''): number {
  return Math.max(
    0,
    ...Array.from(address.slice(0, 1_000).matchAll(/(?<!\d)\d{3,4}(?!\d)/g), ([digits]) => Number(digits)),
  );
}

/** "width=1200", "w_1600", "/w1200/", "imwidth=800". */
const toldWidth = /(?:^|[/?&,;._-])(?:im)?w(?:idth)?[=_:/-]?(\d{3,4})(?!\d)/i;

/** Whether one address of a picture tells of a larger form than another: by its width, or where they differ in their numbers alone. */
function isWider(address: string, than: string): boolean {
  const [told, other] = [address, than].map((one) => Number(toldWidth.exec(one.slice(0, 1_000))?.[1] ?? 0));
  if (told && other) return told > other;
  const parts = [address, than].map((one) => one.slice(0, 1_000).split(/(?<!\d)(\d{3,4})(?!\d)/));
  const [first, second] = parts as [string[], string[]];
  if (first.length !== second.length || first.some((part, at) => at % 2 === 0 && part !== second[at])) return false;
  const at = first.findIndex((part, index) => part !== second[index]);
  return at > 0 && Number(first[at]) > Number(second[at]);
}

const isModern = (source: Element): boolean => /webp|avif|jxl/.test(attributeOf(source, 'type') ?? '');

interface Found {
  /** From an attribute of a loader. */
  lazy?: string | undefined;
  /** From `srcset` and `src`. */
  plain?: string | undefined;
  /** A placeholder, where it is all there is. */
  any?: string | undefined;
  /** As the set says it; undefined where it says none. */
  width?: number | undefined;
}

const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'data-src-set', 'data-sizes-srcset'];
const lazyAddresses =
  'data-src data-original data-lazy-src data-lazy data-original-src data-full-src data-hi-res-src data-echo data-url data-image data-img data-img-src data-actualsrc data-defer-src data-cfsrc data-ll-src data-large data-large-file data-orig-file data-orig-src data-runner-src data-pin-media data-flickity-lazyload nitro-lazy-src lazy-src'.split(
    ' ',
  );

const lazyNames = new Set([...lazySets, ...lazyAddresses]);

function bestOf(elements: readonly Element[]): Found {
  if (elements.length === 0) return {};
  const isLazy = elements.some((element) => hasAnyOf(element, lazyNames));
  const values = (names: readonly string[]): string[] =>
    elements.flatMap((element) => names.map((name) => attributeOf(element, name)?.trim() ?? '')).filter(Boolean);
  const lazySet = isLazy ? largest(values(lazySets).join(', ')) : undefined;
  const set = largest(values(['srcset']).join(', '));
  const src = values(['src']).find(isAddress);
  const shown = src && !isPlaceholder(src) ? src : undefined;
  const lazy =
    (isLazy ? values(lazyAddresses).find(isAddress) : undefined) ??
    (set || shown ? undefined : elements.map(unknownLazy).find(Boolean));
  return {
    lazy: lazySet?.url ?? (lazy !== undefined && isSet.test(lazy) ? largest(lazy)?.url : lazy),
    plain: set?.url ?? shown,
    any: src,
    width: (lazySet ?? set)?.width,
  };
}

/** Sizes behind addresses; any other blank is a file name's. */
const isSet = /\s\d+(?:\.\d+)?[wx](?:\s*,|\s*$)|\S\s*,\s+\S/;
const pictureFile = /^[^\s]+\.(?:jpe?g|png|webp|gif|avif)(?:[?#!:&][^\s]*)?$/i;
const otherPicture = /thumb|small|low|tiny|preview|placeholder|blur|poster|icon|avatar|logo|share|pin/i;

/** A picture's file in an attribute that no list of loaders has ("data-loadsrc"), where the element shows nothing else. */
function unknownLazy({ attribs }: Element): string | undefined {
  const found = Object.entries(attribs).find(
    ([name, value]) =>
      (name.startsWith('data-') || name.endsWith('src')) &&
      name !== 'src' &&
      !otherPicture.test(name) &&
      pictureFile.test(value) &&
      isAddress(value) &&
      !isPlaceholder(value),
  );
  return found?.[1];
}

const isAddress = (value: string): boolean => !/^(?:data|blob|about|javascript):/i.test(value) && !/^[[{]/.test(value);

const isPlaceholder = (value: string): boolean =>
  /(?:^|[^a-z])(?:placeholder|spacer|blank|lazy|loading|transparent|1x1|pixel|grey|gray)(?:[^a-z]|$)/i.test(
    value.replace(/[?#].*$/, '').replace(/^.*\//, ''),
  );

/** The candidate of most pixels. Addresses may hold commas: one ends at a blank, or at a comma before a blank. */
function largest(set: string): { url: string; width?: number } | undefined {
  let best: { url: string; size: number; width?: number } | undefined;
  for (const [, url, number, unit] of set.slice(0, 20_000).matchAll(candidate)) {
    const trimmed = url!.replace(/^,+|,+$/g, '');
    if (!trimmed || !isAddress(trimmed)) continue;
    // A density counts as so many times a usual column.
    const size = Number(number ?? 1) * (unit === 'w' ? 1 : usualWidth);
    const isBetter = !best || size > best.size || (size === best.size && unit !== 'w' && isWider(trimmed, best.url));
    if (size <= maxWidth && isBetter) best = { url: trimmed, size, ...(unit === 'w' ? { width: size } : {}) };
  }
  return best;
}

const candidate = /([^\s]+)(?:\s+(\d+(?:\.\d+)?)([wx])(?:\s+\d+h)?)?\s*(?:,|$|(?=\s))/g;
const usualWidth = 640;
/** Wider is a mistake. */
const maxWidth = 20_000;

/** The picture of the `<noscript>` beside or inside a placeholder. */
function inNoscript(element: Element): string | undefined {
  const near = [element.next, element.next?.next, element.prev, element.prev?.prev, ...element.children];
  for (const node of near) {
    if (!node || !isTag(node) || node.name !== 'noscript') continue;
    const image = firstImage(node);
    if (image) return bestOf([image]).plain;
    const first = node.children[0];
    const text = first?.type === 'text' ? first.data.slice(0, 5000) : '';
    const src = /<img[^>]*?\ssrc\s*=\s*["']([^"']+)["']/i.exec(text)?.[1];
    if (src && isAddress(src)) return withPlainAmpersands(src);
  }
  return undefined;
}

function firstImage(root: ParentNode): Element | null {
  for (const node of root.children) {
    if (!isTag(node)) continue;
    const found = node.name === 'img' ? node : firstImage(node);
    if (found) return found;
  }
  return null;
}
