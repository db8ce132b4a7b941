import type { Image } from '../../types.js';
import { type Page, resolveUrl } from '../page.js';
import { isObject, type JsonLdGraph, resolveNode } from './json-ld-graph.js';
import { firstText } from './text-values.js';

/** Pictures of an article object, in its order; the same picture in several crops is listed by publishers as several. */
export function imagesOf(page: Page, graph: JsonLdGraph, article: Record<string, unknown>): Image[] {
  const value = article.image ?? article.thumbnailUrl;
  const list = (Array.isArray(value) ? value : [value]).flat().slice(0, 20);
  return list.flatMap((item) => {
    const object = isObject(item) ? resolveNode(graph, item) : null;
    const address = object
      ? (firstText(object.contentUrl) ?? firstText(object.url) ?? firstText(object['@id']))
      : firstText(item);
    const known = !object && address ? graph.byId.get(address) : undefined;
    const image = object ?? known ?? {};
    const url = resolveUrl(page, known ? (firstText(known.contentUrl) ?? firstText(known.url)) : address);
    if (!url) return [];
    return {
      url,
      caption: firstText(image.caption),
      credit: firstText(image.creditText) ?? nameOf(image.creator ?? image.author ?? image.copyrightHolder),
      alt: null,
      width: sizeOf(image.width),
      height: sizeOf(image.height),
    };
  });
}

function nameOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? firstText(first.name) : firstText(first);
}

function sizeOf(value: unknown): number | null {
  const text = isObject(value) ? firstText(value.value) : firstText(value);
  const size = Number.parseInt(text ?? '', 10);
  return size > 0 && size < 100_000 ? size : null;
}
