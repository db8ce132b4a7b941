import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

/** Three paragraphs of one story. */
export const story = [
  'The town council voted on Tuesday night to close the old swing bridge to lorries for at least two years, after cracks were found.',
  'Traders at the market said that they had been given nine days to prepare, and that the hotels would not pay for the detour.',
  'The bridge was built in 1931 and last overhauled in 1978, and there is no record of its bearings having been greased since.',
];

export const p = (text: string): string => `<p>${text}</p>`;

/** The texts of the body that is found in a page of a paper with `inside` below its headline. */
export function bodyOf(inside: string, { head = '', root = '<html>' } = {}): string[] {
  const html = `${root}<head><title>Bridge closed to lorries - Courier</title>${head}</head><body><nav><a href="/">Home</a></nav>
<main><h1>Bridge closed to lorries</h1><div class="text">${inside}</div></main><footer><a href="/terms">Terms</a></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://courier.example/bridge' }), { rule: null });
  return blocks.map(({ text }) => text);
}
