import { changesHtml, type ShownEdit } from '../../shared/edit-html.js';
import { bdi, linked, pageHead, pageTail, shownText } from '../../shared/page-shell.js';
import { type EditsFormatter, type EditsOptions, editsTitle } from './feed-parts.js';

const style =
  'main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}header{margin-bottom:1.5rem}header p{margin-top:.4rem}' +
  'article{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1.1rem 1.25rem 1.25rem;margin:0 0 1rem}' +
  'h2{font-size:1.15rem;line-height:1.3}.about{margin-top:.25rem}.kind{font-weight:600;color:var(--ink)}' +
  '.none{padding:3rem 1rem;text-align:center;color:var(--soft)}' +
  '@media print{main{max-width:none;padding:0}article{border:0;border-top:1px solid var(--line);border-radius:0;padding:.8rem 0}h2,.about{break-after:avoid}}';

/** Longer is read at the publisher's. */
const mostOfEdit = 20_000;

const kinds: Record<string, string> = {
  headline: 'another headline',
  correction: 'correction',
  substance: 'another text',
  cosmetic: 'small change',
};

/** A page of edits to publish as it stands: no script, nothing is fetched. */
export function editsHtml({ title = editsTitle, link }: EditsOptions): EditsFormatter {
  return {
    head: () =>
      `${pageHead(title, style)}<main>\n<header>\n<h1>${linked(link, bdi(title))}</h1>\n` +
      `<p class="soft">What publishers changed in their stories, newest first: <del>what went</del>, <ins>what came</ins>. Edits are dated in UTC, stories as printed.</p>\n</header>\n`,
    edit: (edit) => `${entry(edit)}\n`,
    tail: (count) => `${count === 0 ? '<p class="none">No edit was seen.</p>\n' : ''}</main>\n${pageTail}`,
  };
}

function entry(edit: ShownEdit): string {
  const { headline, url, source, published, seen, language } = edit;
  const about = [
    source === '' ? '' : bdi(source),
    published === null ? '' : `published ${time(published)}`,
    `edit seen ${time(seen)}`,
    edit.class === null ? '' : `<span class="kind">${kinds[edit.class] ?? shownText(edit.class)}</span>`,
  ];
  const changes = changesHtml(edit.changes, { isFeed: false, most: mostOfEdit });
  const lang = language ? ` lang="${shownText(language)}"` : '';
  return `<article id="${shownText(edit.id)}-${edit.revision}">
<h2${lang} dir="auto">${linked(url, shownText(headline) || 'Untitled')}</h2>
<p class="soft about">${about.filter((part) => part !== '').join(' · ')}</p>
<div${lang}>${changes || '<p class="soft">Nothing that is shown changed.</p>'}</div>
</article>`;
}

const time = (date: string): string =>
  `<time datetime="${shownText(date)}">${shownText(date.replace('T', ' ').slice(0, 16))}</time>`;
