import { type ChildNode, type Document, type Element, isTag, type ParentNode } from 'domhandler';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../src/extract/html-scan.js';
import { attributeOf, hasClass, hasHidden, hasId, hasOtherName, notesOf } from '../../src/extract/page-element.js';
import { Utf8Source } from '../../src/shared/text-source.js';

/** Every node of a tree but comments and declarations with its depth, one line each; throws where the nodes' own links are wrong. */
function linesOf(document: Document): string[] {
  const lines: string[] = [];
  const stack: [ChildNode | Document, number][] = [[document, 0]];
  while (stack.length > 0) {
    const [node, depth] = stack.pop()!;
    const { name = '', data = '', attribs = {} } = node as { name?: string; data?: string; attribs?: object };
    if (node.type !== 'comment' && node.type !== 'directive')
      lines.push(`${depth} ${node.type} ${name} ${JSON.stringify(data)} ${JSON.stringify(attribs)}`);
    const children = 'children' in node ? (node as ParentNode).children : [];
    for (const [index, child] of [...children.entries()].reverse()) {
      expect(child.parent).toBe(node);
      expect([child.prev, child.next]).toEqual([children[index - 1] ?? null, children[index + 1] ?? null]);
      stack.push([child, depth + 1]);
    }
  }
  return lines;
}

const pieces = [
  ...'< > </ /> " \' = & &amp &notit; &#x41; &#65 &lt &Aacute;'.split(' '),
  ...'<p> </p> <br> </br> <svg> <svg/> </svg> <path/> <title> </title> <script> </script> <textarea> </textarea >'.split(
    / (?=<)/,
  ),
  ...['<!--', '-->', '<!-->', '<!--->', '<![CDATA[', ']]>', '<?x', '<!x>', ' ', '\n', '<a href=x>', '</>', '</ x>'],
  ...['<DIV CLASS=a class=b>', '</dIv>', '<a b', '<math><mi></mi>', '<template><b>', '<noscript>', 'text', '<li>'],
  ...['<td>', '<tr>', '<select><option>', '<dd>', '<h2>', '<img src="a&amp;b">', "<i title='x&copy=1'>", '<b/ >'],
];

describe('the parser of pages', () => {
  test('makes the same tree as htmlparser2 of any soup of tags', () => {
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => `${parts.join('')}<p>end</p>`);
    fc.assert(
      fc.property(soup, (html) => {
        expect(linesOf(parseHtml(html).document)).toEqual(linesOf(parseDocument(html)));
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  test('makes the same tree of a page that comes in pieces', () => {
    const soup = fc.array(fc.constantFrom(...pieces, 'é…', '日本'), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 12 }), (html, length) => {
        const source = new Utf8Source(Buffer.from(html));
        const inPieces = {
          next: (left: string) => source.next(left, length),
          lengthToEndTag: (name: string) => source.lengthToEndTag(name),
        };
        const [whole, cut] = [parseHtml(html), parseHtml(inPieces)];
        expect(linesOf(cut.document)).toEqual(linesOf(whole.document));
        const startsOf = (elements: Element[]) => elements.map(({ name, startIndex }) => [name, startIndex]);
        expect(startsOf(cut.elements)).toEqual(startsOf(whole.elements));
      }),
      { numRuns: 1500, seed: 12 },
    );
  });

  test('leaves out a tag that the end of the text cuts, and keeps the text before it', () => {
    for (const cut of ['<p>Kept<a href="https://coast.example/', '<p>Kept<a hr', '<p>Kept</p', '<p>Kept<img src=x']) {
      const { elements, document } = parseHtml(cut);
      expect(elements.map(({ name }) => name)).toEqual(['p']);
      expect(linesOf(document).at(-1)).toContain('Kept');
    }
  });

  test('what a custom element shows is no template to a reader', () => {
    const html =
      '<x-story><template shadowrootmode="open"><time>1 May</time><slot></slot></template><p>Text</p></x-story><template><time>2 May</time></template>';
    const { elements } = parseHtml(html);
    expect(elements.map(({ name }) => name)).toEqual(['x-story', 'div', 'time', 'slot', 'p', 'template']);
  });

  test('lists elements in document order, those in templates, noscript and drawings left out', () => {
    const { elements, byTag } = parseHtml(
      '<div><template><p>1</p></template><noscript><img></noscript><svg><g></g></svg><p>2<br></p></div>',
    );
    expect(elements.map(({ name }) => name)).toEqual(['div', 'template', 'noscript', 'svg', 'p', 'br']);
    expect(byTag.get('p')).toHaveLength(1);
    expect(elements.every((element) => isTag(element))).toBe(true);
  });

  test('notes of each element the attributes that many readers ask for; the first of two equal names counts', () => {
    const [element] = parseHtml('<p CLASS="lead &amp; deck" class=second Data-Qa=box hidden id="" lang=en>').elements;
    const { has, className } = notesOf(element!);
    expect([has, className]).toEqual([hasClass | hasOtherName | hasHidden | hasId, 'lead & deck']);
    const names = ['class', 'data-qa', 'hidden', 'id', 'lang', 'title'];
    expect(names.map((name) => attributeOf(element!, name))).toEqual(['lead & deck', 'box', '', '', 'en', undefined]);
    expect(element!.attribs).toEqual({ class: 'lead & deck', 'data-qa': 'box', hidden: '', id: '', lang: 'en' });
  });

  test('two texts stay two where a comment stands between them', () => {
    const { document } = parseHtml('<p>one<!-- x -->two</p>');
    expect(linesOf(document).filter((line) => line.includes(' text '))).toHaveLength(2);
  });

  test.each([
    ['<!-- x --!>a', 'a'],
    ['<!-- x -- >a--!>b', 'b'],
    ['<!-- x --!-->a', 'a'],
    // At its beginning `!` is text.
    ['<!--!>a-->b', 'b'],
    ['<!---!>a-->b', 'b'],
    ['<!---->a', 'a'],
    ['<!-->a', 'a'],
  ])('%s: a comment ends where browsers end it', (html, text) => {
    const { document } = parseHtml(`<p>${html}</p>`);
    expect(linesOf(document).filter((line) => line.includes(' text '))).toEqual([`2 text  "${text}" {}`]);
  });
});
