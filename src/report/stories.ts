import { changesHtml } from '../shared/edit-html.js';
import type { Digest, EditCounts, StoryGroup } from '../shared/digest.js';
import { bdi, linked, shownText } from '../shared/page-shell.js';
import { bar, figure } from './charts.js';
import type { ReportData } from './report-types.js';
import { nameOf, none, section, share, table } from './volume.js';

const delayNames = ['within an hour', '1 to 6 hours', '6 to 24 hours', '1 to 7 days', '7 to 30 days', 'later'];
/** Characters of one edit in a report; the page of edits shows all. */
const mostOfEdit = 700;

/** How often and how late publishers edit, and who does. */
export function editsSections(edits: EditCounts, articles: number): string {
  const largest = Math.max(...edits.delays);
  const delays = edits.delays.map(
    (count, at) =>
      `<tr><th scope="row">${delayNames[at]}</th><td class="n">${figure(count)}</td><td class="g">${bar(count, largest)}</td></tr>`,
  );
  const isNone = edits.articles === 0;
  const about = `${figure(edits.articles)} of ${figure(articles)} articles ${edits.articles === 1 ? 'was' : 'were'} edited (${share(edits.articles, articles)}), by when the last edit was seen`;
  const most = Math.max(0, ...edits.sources.map((one) => one.edited));
  const sources = edits.sources.map(
    ({ source, edited, articles: all }) =>
      `<tr><th scope="row" class="clip">${nameOf(source)}</th><td class="n">${figure(edited)}</td><td class="n wide">${share(edited, all)}</td><td class="g">${bar(edited, most, 1)}</td></tr>`,
  );
  const nothing = 'No edit was seen.';
  return `<div class="pair">${section('Edits after publication', isNone ? '' : about, table(isNone ? [] : delays, nothing))}
${section('Who edits', isNone ? '' : 'Edited articles by source, and their share of its articles', table(sources, nothing))}</div>`;
}

/** The largest edits, word by word. */
export function largestEditsSection({ edits, lookedAt }: NonNullable<ReportData['largestEdits']>): string {
  if (edits.length === 0) return '';
  const stories = edits.map((edit) => {
    const when = shownText(edit.seen.slice(0, 16).replace('T', ' '));
    const words = `<del>−${figure(edit.removed)}</del> <ins>+${figure(edit.added)}</ins> words`;
    const about = [nameOf(edit.source), `seen ${when} UTC`, words].join(' · ');
    const lang = edit.language ? ` lang="${shownText(edit.language)}"` : '';
    return `<article class="story"><h3${lang} dir="auto">${linked(edit.url, shownText(edit.headline) || 'Untitled')}</h3><p class="soft">${about}</p><div${lang}>${changesHtml(edit.changes, { isFeed: false, most: mostOfEdit })}</div></article>`;
  });
  const about = `By words changed, of the ${lookedAt === 1 ? 'one edit' : `newest ${figure(lookedAt)} edits`}: <del>what went</del>, <ins>what came</ins>`;
  return section('The largest edits', about, stories.join('\n'), true);
}

/** Stories that several tell in nearly the same words. */
export function groupsSection({ groups, articles, largest }: Digest['groups']): string {
  if (groups === 0) return section('Told by many', '', none('No two articles have nearly the same text.'));
  const about = `${figure(groups)} ${groups === 1 ? 'story' : 'stories'} in nearly the same words, in ${figure(articles)} articles; those of most sources first`;
  return section('Told by many', about, largest.map(storyOf).join('\n'), true);
}

function storyOf({ articles, sources, members }: StoryGroup): string {
  const [first, ...others] = members;
  const rest = articles - members.length;
  const isSame = (one: StoryGroup['members'][number]): boolean => one.headline === first?.headline;
  const lines = others
    .filter((one) => !isSame(one))
    .map(({ headline, url, source }) => `<li>${nameOf(source)}: ${linked(url, bdi(headline) || 'Untitled')}</li>`);
  const same = others.filter(isSame).map(({ url, source }) => linked(url, nameOf(source)));
  if (rest > 0) same.push(`${figure(rest)} more`);
  if (same.length > 0)
    lines.push(`<li>${lines.length > 0 || first === undefined ? '' : 'also '}${same.join(', ')}</li>`);
  const about = `${figure(articles)} articles of ${figure(sources)} ${sources === 1 ? 'source' : 'sources'}, first ${nameOf(first?.source ?? '')}${first?.date ? `, ${shownText(first.date.slice(0, 16).replace('T', ' '))}` : ''}`;
  return `<article class="story"><h3 dir="auto">${linked(first?.url, shownText(first?.headline) || 'Untitled')}</h3><p class="soft">${about}</p><ul>${lines.join('')}</ul></article>`;
}
