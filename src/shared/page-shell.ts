import { escapeHtml } from './escape-html.js';
import { httpUrl } from './http-url.js';
import { printable } from './printable.js';

// The frame of the pages that wirecopy writes of its own: no script, no request, light and dark, telephone and paper.

/** Text of the web as HTML: escaped, one line, without controls and without marks that turn what stands beside it around. */
export const shownText = (text: string | null | undefined): string =>
  escapeHtml(
    printable(text ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  ).replaceAll("'", '&#39;');

/** The same in a box of its own direction, so that Arabic among English stays where it is. */
export const bdi = (text: string | null | undefined): string => `<bdi>${shownText(text)}</bdi>`;

/** A link where the address is one of http(s), else the text alone. */
export function linked(url: string | null | undefined, text: string): string {
  const address = httpUrl(url);
  return address === null ? text : `<a href="${shownText(address)}" rel="noopener noreferrer">${text}</a>`;
}

const palette = {
  light:
    '--page:#f6f6f3;--card:#fff;--ink:#1c1d1f;--soft:#5d6068;--line:#dfdfda;--link:#174ea6;--accent:#2f5d9b;' +
    '--del:#a3180f;--del-back:#fdecea;--ins:#126634;--ins-back:#e5f5ea;--bad:#a3180f;--warn:#8a5a00;' +
    '--c0:#2f5d9b;--c1:#d1792c;--c2:#3c8d5a;--c3:#b5485d;--c4:#7a5ca8;--c5:#2e9aa6;--c6:#a08a2c;--c7:#c76aa1;--c8:#a9abb0',
  dark:
    '--page:#141517;--card:#1d1f22;--ink:#e8e8e6;--soft:#a3a6ad;--line:#35383d;--link:#8ab4f8;--accent:#7fa8de;' +
    '--del:#ff9a8f;--del-back:#43201d;--ins:#7fdb9c;--ins-back:#17351f;--bad:#ff9a8f;--warn:#e3b65c;' +
    '--c0:#7fa8de;--c1:#e59a58;--c2:#6fbf8b;--c3:#e08496;--c4:#ab90d8;--c5:#66c3cd;--c6:#cdb75c;--c7:#e29cc6;--c8:#73767c',
};

const base =
  `:root{color-scheme:light dark;${palette.light}}` +
  `@media(prefers-color-scheme:dark){:root{${palette.dark}}}` +
  `@media print{:root{color-scheme:light;${palette.light};--page:#fff}}` +
  '*{box-sizing:border-box}' +
  'body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}' +
  'a{color:var(--link);text-decoration:none}a:hover,a:focus{text-decoration:underline}' +
  'h1,h2,h3,p{margin:0}h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.01em}' +
  '.soft{color:var(--soft);font-size:.875rem}' +
  'del{color:var(--del);background:var(--del-back);text-decoration:line-through;padding:0 .12em;border-radius:2px}' +
  'ins{color:var(--ins);background:var(--ins-back);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:2px;font-weight:600;padding:0 .12em;border-radius:2px}' +
  '.field{margin-top:.6rem}.field>b{display:block;font-size:.75rem;font-weight:600;color:var(--soft);text-transform:uppercase;letter-spacing:.04em}' +
  '.field p{margin:.2rem 0 .5rem}' +
  '@media print{body{font-size:10pt}del,ins{print-color-adjust:exact;-webkit-print-color-adjust:exact}}';

/** A whole page: `body` is HTML, `style` is added to the common one. */
export const pageHead = (title: string, style: string): string =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n` +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">\n` +
  `<meta name="referrer" content="no-referrer">\n<meta name="generator" content="wirecopy">\n<link rel="icon" href="data:,">\n` +
  `<title>${shownText(title)}</title>\n<style>${base}${style}</style>\n</head>\n<body>\n`;

export const pageTail = '</body>\n</html>\n';
