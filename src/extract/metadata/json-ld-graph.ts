import { isText } from 'domhandler';
import type { Page } from '../page.js';
import { parseLooseJson } from '../../shared/loose-json.js';
import { attributeOf } from '../page-element.js';

export type JsonObject = { readonly [key: string]: unknown };

/** One typed object of a page's JSON-LD and where it hangs. */
export interface JsonLdNode {
  types: string[];
  value: JsonObject;
  /** The property that holds it in its parent; null at the top or in `@graph`. */
  under: string | null;
  depth: number;
}

export interface JsonLdGraph {
  /** In document order, parents before children. */
  nodes: JsonLdNode[];
  byId: Map<string, JsonObject>;
}

/** A live blog of a long day has some thousands of posts. */
const maxNodes = 20_000;

/** All JSON-LD of the page as one graph, made once; broken scripts are repaired, hopeless ones left out. */
export function readJsonLd(page: Page): JsonLdGraph {
  page.jsonLd ??= buildGraph(scriptValues(page));
  return page.jsonLd;
}

function scriptValues(page: Page): unknown[] {
  const values: unknown[] = [];
  for (const script of page.byTag.get('script') ?? []) {
    if (!/ld\+json/i.test(attributeOf(script, 'type') ?? '')) continue;
    let text = '';
    for (const child of script.children) if (isText(child)) text += child.data;
    if (text.trim()) values.push(parseLooseJson(text));
  }
  // A framework writes it into a meta tag of this name where its page components are set up wrongly.
  for (const { key, content } of page.meta) if (key === 'script:ld+json') values.push(parseLooseJson(content));
  return values;
}

interface Place {
  value: unknown;
  under: string | null;
  depth: number;
}

function buildGraph(roots: unknown[]): JsonLdGraph {
  const graph: JsonLdGraph = { nodes: [], byId: new Map() };
  const stack: Place[] = roots.map((value) => ({ value, under: null, depth: 0 })).reverse();
  for (let seen = 0; stack.length > 0 && seen < maxNodes; seen++) {
    const place = stack.pop()!;
    if (Array.isArray(place.value)) {
      for (let i = place.value.length - 1; i >= 0; i--) {
        stack.push({ value: place.value[i], under: place.under, depth: place.depth });
      }
      continue;
    }
    if (!isObject(place.value)) continue;
    addNode(graph, place.value, place);
    const children = Object.entries(place.value).filter(([, value]) => typeof value === 'object' && value !== null);
    for (const [key, value] of children.reverse()) {
      const isTransparent = key === '@graph' || key === '@list';
      stack.push({ value, under: isTransparent ? place.under : key, depth: place.depth + (isTransparent ? 0 : 1) });
    }
  }
  return graph;
}

function addNode(graph: JsonLdGraph, value: JsonObject, place: Place): void {
  const id = value['@id'];
  if (typeof id === 'string') {
    const known = graph.byId.get(id);
    if (!known || Object.keys(known).length < Object.keys(value).length) graph.byId.set(id, value);
  }
  const types = typesOf(value);
  if (types.length > 0) graph.nodes.push({ types, value, under: place.under, depth: place.depth });
}

function typesOf(value: JsonObject): string[] {
  const type = value['@type'] ?? value['@Type'];
  const list = Array.isArray(type) ? type : [type];
  return list
    .filter((name): name is string => typeof name === 'string')
    .map((name) => name.trim().replace(/^(https?:\/\/schema\.org\/|schema:)/i, ''));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object meant: a bare `@id` reference is followed. */
export function resolveNode(graph: JsonLdGraph, value: JsonObject): JsonObject {
  const id = value['@id'];
  return typeof id === 'string' && Object.keys(value).length <= 2 ? (graph.byId.get(id) ?? value) : value;
}
