import { namesList } from '../../shared/listing-words.js';
import { readJsonLd } from '../metadata/json-ld-graph.js';
import { metaContent, textOf } from '../page.js';
import type { Analysis } from './features.js';
import { wordsOf } from './bare-text.js';
import { attributeOf, notesOf } from '../page-element.js';

// Signs in what a page declares of itself: types, dates and authors in its metadata, its title and the names of its template.

export const declaredNames = [
  'articleType',
  'articleNodes',
  'productType',
  'productNodes',
  'ogType',
  'publishedMeta',
  'authorMeta',
  'articleKeys',
  'shortlink',
  'titleLength',
  'titleWords',
  'headingWords',
  'headlineWords',
  'listTitle',
  'storyTemplate',
  'buttons',
  'codes',
];

const ogTypes = ['article', 'website', 'product', 'blog'];
const publishedKeys = ['article:published_time', 'datepublished', 'date', 'dc.date', 'pubdate', 'parsely-pub-date'];
const authorKeys = ['author', 'article:author', 'parsely-author', 'dc.creator'];
const articleName = /Article$|BlogPosting|^Report$/;
const storyName = /Article$|BlogPosting|^Report$|^Review$|^Recipe$/;
const productName = /^Product|^Offer|AggregateOffer/;

/** Names that content systems give to the templates of a story, on `<html>` and `<body>`. */
const storyTemplate =
  /(?:^|[\s_-])(?:single|singular|article|story|post|entry|detail|postid|node|news|articlepage|single-post)(?=$|[\s_-])/i;
const maxTitle = 300;

export function declaredSigns(a: Analysis): number[] {
  const { page, hints } = a;
  const { nodes } = readJsonLd(page);
  const named = (pattern: RegExp): number =>
    nodes.filter((node) => node.types.some((type) => pattern.test(type))).length;
  const has = (keys: readonly string[]): boolean => keys.some((key) => metaContent(page, key) !== null);
  const ogType = metaContent(page, 'og:type')?.toLowerCase() ?? '';
  const number = (name: string): number => page.byTag.get(name)?.length ?? 0;
  const title = titleOf(a, 'title');
  const heading = titleOf(a, 'h1');
  return [
    hints.types.filter((type) => storyName.test(type)).length,
    Math.min(30, named(articleName)),
    hints.types.filter((type) => productName.test(type)).length,
    named(productName),
    ogType === '' ? 0 : ogTypes.findIndex((name) => ogType.includes(name)) + 2,
    has(publishedKeys) || hints.isDated ? 1 : 0,
    has(authorKeys) ? 1 : 0,
    page.meta.filter((tag) => tag.key.startsWith('article:')).length,
    shortlink(a),
    title?.length ?? 0,
    a.compared.titleWords.size,
    heading === null ? -1 : wordsOf(heading).length,
    a.headline < 0 ? -1 : wordsOf(a.runs.list[a.headline]!.text).length,
    (namesList(title ?? '') ? 1 : 0) + (namesList(heading ?? '') ? 2 : 0),
    storyTemplate.test(templateNames(a)) ? 1 : 0,
    Math.min(50, number('button')),
    number('pre') + number('code'),
  ];
}

function titleOf({ page }: Analysis, name: string): string | null {
  const element = page.byTag.get(name)?.[0];
  return element ? textOf(element).slice(0, maxTitle) : null;
}

/** 2 for a post's number, 1 for another short address of the page, 0 for none. */
function shortlink({ page }: Analysis): number {
  const link = (page.byTag.get('link') ?? []).find((element) =>
    /\bshortlink\b/i.test(attributeOf(element, 'rel') ?? ''),
  );
  if (!link) return 0;
  return /\?p=\d/.test(attributeOf(link, 'href') ?? '') ? 2 : 1;
}

function templateNames({ page }: Analysis): string {
  return ['html', 'body']
    .flatMap((name) => (page.byTag.get(name) ?? []).slice(0, 1))
    .map((element) => `${notesOf(element).className} ${attributeOf(element, 'id') ?? ''}`.slice(0, 1000))
    .join(' ');
}
