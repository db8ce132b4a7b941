import { expect, test } from 'vitest';
import { chooseRuns } from '../../src/extract/body/choose.js';
import { analyse } from '../../src/extract/body/features.js';
import { pageThreshold } from '../../src/extract/body/page-threshold.js';
import { parsePage } from '../../src/extract/page.js';

const sentence =
  'The council voted on Tuesday to rebuild the old harbour wall, which was damaged by the storms of last winter and never mended.';

/** The texts that are kept of a page of these pieces, each with how likely it is the story's. */
function kept(pieces: readonly (readonly [html: string, p: number])[]): string[] {
  const a = analyse(parsePage(`<body><main>${pieces.map(([html]) => html).join('')}</main></body>`, { url: null }));
  const { keep } = chooseRuns(
    a,
    Float32Array.from(pieces, ([, p]) => p),
  );
  return a.runs.list.filter((run) => keep[run.index]).map((run) => run.text.slice(0, 12));
}

test('a heading that is not so sure is kept between kept texts, and nowhere else', () => {
  const texts = ['One', 'Two', 'Three'].map((word) => [`<p>${word}. ${sentence}</p>`, 0.99] as const);
  const [one, two, three] = texts as [(typeof texts)[0], (typeof texts)[0], (typeof texts)[0]];
  const pieces = [
    one,
    ['<h2>The cost</h2>', 0.4],
    two,
    ['<p>The cost</p>', 0.4],
    three,
    ['<h2>More</h2>', 0.4],
  ] as const;
  expect(kept(pieces)).toEqual(['One. The cou', 'The cost', 'Two. The cou', 'Three. The c']);
});

test('short sentences beside the one long paragraph of a story are its own', () => {
  const long = [`<p>Before. ${sentence} ${sentence}</p>`, 0.99] as const;
  expect(kept([['<p>“When?”</p>', 0.65], long, ['<p>He did not.</p>', 0.65]])).toHaveLength(3);
});

test('a line beside a picture is its caption, and a long sentence is one only where it is unsure', () => {
  const before = [`<p>Before. ${sentence}</p>`, 0.99] as const;
  const beside = (text: string): string => `<div><img src="/wall.jpg"><p>${text}</p></div>`;
  const after = [`<p>After. ${sentence}</p>`, 0.99] as const;
  expect(kept([before, [beside('The old wall in winter'), 0.75], after])).toHaveLength(2);
  expect(kept([before, [beside(`Step. ${sentence}`), 0.6], after])).toHaveLength(2);
  expect(kept([before, [beside(`Step. ${sentence}`), 0.75], after])).toHaveLength(3);
  expect(kept([[beside('All that there is'), 0.6]])).toHaveLength(1);
});

test.each(['comments', 'cookie-consent'])(
  'a text in an element named %s is dropped, unless it is all there is',
  (name) => {
    const story = ['One', 'Two', 'Three'].map((word) => [`<p>${word}. ${sentence}</p>`, 0.85] as const);
    const named = [`<div class="${name}"><p>Beside. ${sentence}</p></div>`, 0.85] as const;
    expect(kept([...story, named])).toEqual(['One. The cou', 'Two. The cou', 'Three. The c']);
    expect(kept([named])).toEqual(['Beside. The ']);
  },
);

test('a box named comments that holds the headline too is the story, and so is a sure text in one named for privacy', () => {
  const headline = ['<div class="comments"><h1>Wall to be rebuilt</h1>', 0.1] as const;
  const inside = [`<p>Inside. ${sentence}</p></div>`, 0.95] as const;
  const more = ['Two', 'Three'].map((word) => [`<p>${word}. ${sentence}</p>`, 0.95] as const);
  expect(kept([headline, inside, ...more])).toContain('Inside. The ');
  expect(kept([...more, [`<div class="cookie-consent"><p>Sure. ${sentence}</p></div>`, 0.95]])).toContain(
    'Sure. The co',
  );
});

test('a page is asked for surer texts the clearer it is', () => {
  const threshold = (p: number[]): number =>
    pageThreshold(
      Float32Array.from(p),
      p.map(() => 100),
    );
  expect(threshold([0, 0, 1, 1, 1])).toBeCloseTo(0.52);
  expect(threshold([0.4, 0.5, 0.6, 0.5])).toBeCloseTo(0.52 * (4 / 6));
  expect(threshold([0.1, 0.1])).toBe(0.3);
  expect(threshold([])).toBe(0.3);
});

test('a list that a sentence announces is kept, and one that leads to places of the page is not', () => {
  const before = [`<p>Before. ${sentence}</p>`, 0.99] as const;
  const lead = ['<p>The council has put two papers on show:</p>', 0.9] as const;
  const list = (at: string) =>
    [
      [`<ul><li><a href="${at}a">The minutes</a></li>`, 0.1],
      [`<li><a href="${at}b">The survey</a></li></ul>`, 0.1],
    ] as const;
  const after = [`<p>After. ${sentence}</p>`, 0.99] as const;
  expect(kept([before, lead, ...list('/'), after])).toContain('The survey');
  expect(kept([before, lead, ...list('#'), after])).not.toContain('The survey');
});
