import { describe, expect, test } from 'vitest';
import { hasRelation, parseLinkHeader } from '../../src/shared/link-header.js';
import { expectLinear } from '../helpers/growth.js';

const linksOf = (header: string): [string, Record<string, string>][] =>
  parseLinkHeader(header).map(({ target, parameters }) => [target, Object.fromEntries(parameters)]);

test.each<[string, [string, Record<string, string>][]]>([
  ['<https://a.example/hub>; rel="hub"', [['https://a.example/hub', { rel: 'hub' }]]],
  [
    '<a>;rel=hub,<b>;rel=self',
    [
      ['a', { rel: 'hub' }],
      ['b', { rel: 'self' }],
    ],
  ],
  ['<a>; title="News, all; <new>"; rel="alternate"', [['a', { title: 'News, all; <new>', rel: 'alternate' }]]],
  ['<a>; title="say \\"no\\""', [['a', { title: 'say "no"' }]]],
  ['<a,b;c>; rel=x', [['a,b;c', { rel: 'x' }]]],
  ['< a > ; REL = "Hub" ; rel="other"', [['a', { rel: 'Hub' }]]],
  ['<a>; crossorigin; rel=x', [['a', { crossorigin: '', rel: 'x' }]]],
  ['<a <b>; rel=x', [['b', { rel: 'x' }]]],
  ['<a>; rel="hub', [['a', { rel: 'hub' }]]],
  ['no link', []],
  ['<a', []],
  ['', []],
])('%s', (header, links) => {
  expect(linksOf(header)).toEqual(links);
});

test('one relation of several is found, in any case', () => {
  const [link] = parseLinkHeader('<a>; rel="self HUB"');
  expect([hasRelation(link!, 'hub'), hasRelation(link!, 'next')]).toEqual([true, false]);
});

describe('a header made to be slow takes linear time', () => {
  test.each([
    '<',
    '>',
    '<a>',
    '<a>;',
    '<a>; ',
    '<a>; rel="',
    '"',
    ';',
    '; ',
    ' ',
    ',',
    '=',
    ';a=',
    ';a="b"',
    '\\',
    '<a>,',
  ])('%j', async (piece) => {
    await expectLinear((size) => {
      const header = `<a>; rel="${piece.repeat(size)}`;
      const other = piece.repeat(size);
      return () => [parseLinkHeader(header), parseLinkHeader(other)];
    }, 15_000);
  });
});
