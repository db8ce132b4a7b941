import { expect, test } from 'vitest';
import { linkedWithCoAuthors } from '../../../src/extract/metadata/byline-pieces.js';
import { piecesOf } from '../../../src/extract/metadata/pieces.js';
import { parsePage } from '../../../src/extract/page.js';

const bylineOf = (inner: string) => {
  const page = parsePage(`<html><body><div>${inner}</div></body></html>`, { url: 'https://herald.example/a' });
  return page.byTag.get('div')![0]!;
};
const textsOf = (inner: string): string[] => piecesOf(bylineOf(inner)).map(({ text }) => text);

test('a box of names is cut where its mark-up is, but not within a name', () => {
  expect(textsOf('<b>Ada Lind</b> <em>Staff Writer</em>')).toEqual(['Ada Lind', 'Staff Writer']);
  expect(textsOf('<b>A</b>da <b>Lind</b>')).toEqual(['Ada Lind']);
});

test('where it was written is no piece of it', () => {
  expect(textsOf('<strong>Ada Lind</strong><em class="c-signature__location">São Paulo</em>')).toEqual(['Ada Lind']);
});

/** Which linked name is joined to the one before it; `isLine` where not all links lead to authors. */
function joinedIn(inner: string, isLine: boolean): string[] {
  const pieces = piecesOf(bylineOf(inner));
  const links = pieces.filter(({ link }) => link);
  return linkedWithCoAuthors(pieces, links, isLine).flatMap(({ text, isJoined }) => (isJoined ? [text] : []));
}

test.each([
  ['<a href="/1">Ada Lind</a> and <a href="/2">Tom Berg</a>', true, ['Tom Berg']],
  [
    '<a href="/1">Ada Lind</a>, <a href="/2">Tom Berg</a> und <a href="/3">Kai Voss</a>',
    true,
    ['Tom Berg', 'Kai Voss'],
  ],
  ['<a href="/1">Ada Lind</a>, Tom Berg and <a href="/3">Kai Voss</a>', true, ['Kai Voss']],
  ['<a href="/1">Ada Lind</a> <a href="/2">Harbour News</a>', true, []],
  ['<a href="/1">Ada Lind</a> <span>Editor,</span> <a href="/2">Harbour News</a>', true, []],
  ['<a href="/1">Ada Lind</a><a href="/2">Tom Berg</a>', false, ['Tom Berg']],
  ['<a href="/1">Ada Lind</a><a href="/1">Senior Adviser</a>', false, []],
])('linked names are of one breath by what stands between them: %s', (inner, isLine, joined) => {
  expect(joinedIn(inner, isLine)).toEqual(joined);
});
