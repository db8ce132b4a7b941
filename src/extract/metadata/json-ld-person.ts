import { rawAuthor } from '../../shared/raw-author.js';
import type { RawAuthor } from '../../types.js';
import { isObject, type JsonLdGraph, resolveNode } from './json-ld-graph.js';
import { firstText, textsOf } from './text-values.js';

const organisationType = /Organization|Corporation|NewsMedia|WebSite|Brand/i;

/** Persons and organisations of a property: strings, objects, lists, `@id` references, lists inside `itemListElement`. */
export function peopleOf(graph: JsonLdGraph, value: unknown, role: string | null = null): RawAuthor[] {
  const list = (Array.isArray(value) ? value : [value]).flat().slice(0, 100);
  return list.flatMap((item) => personOf(graph, item, role));
}

function personOf(graph: JsonLdGraph, item: unknown, role: string | null): RawAuthor[] {
  if (typeof item === 'string') {
    const known = graph.byId.get(item);
    if (known) return objectOf(graph, known, role);
    return textsOf(item).map((name) => rawAuthor(name, { role }));
  }
  return isObject(item) ? objectOf(graph, resolveNode(graph, item), role) : [];
}

/** Lists stand in lists at most once or twice; those of a page made for it have no end. */
const maxLists = 8;

function objectOf(graph: JsonLdGraph, object: Record<string, unknown>, role: string | null, depth = 0): RawAuthor[] {
  const nested = object.itemListElement ?? object['@list'];
  if (Array.isArray(nested)) {
    if (depth >= maxLists) return [];
    return nested
      .slice(0, 100)
      .filter(isObject)
      .flatMap((item) =>
        isObject(item.item)
          ? objectOf(graph, item.item, role, depth + 1)
          : objectOf(graph, { ...item, itemListElement: null }, role, depth + 1),
      );
  }
  const type = String(object['@type'] ?? '');
  const kind = organisationType.test(type) ? 'organisation' : /Person/i.test(type) ? 'person' : null;
  const names = textsOf(object.name ?? object.alternateName ?? joinedName(object));
  return names.map((name) => ({
    name,
    role,
    kind,
    url: addressOf(object.url) ?? addressOf(object.sameAs) ?? addressOf(object['@id']),
    email: emailOf(object.email),
  }));
}

function joinedName(object: Record<string, unknown>): string {
  return [firstText(object.givenName), firstText(object.familyName)].filter(Boolean).join(' ');
}

function addressOf(value: unknown): string | null {
  const text = firstText(value);
  return text && /^https?:\/\//i.test(text) ? text : null;
}

function emailOf(value: unknown): string | null {
  const text = firstText(value)?.replace(/^mailto:/i, '');
  return text && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null;
}
