import { bdi, linked, pageHead, pageTail, shownText } from '../shared/page-shell.js';
import { bar, figure, weekHeat } from './charts.js';
import type { ReportData, ReportTrouble } from './report-types.js';
import { editsSections, groupsSection, largestEditsSection } from './stories.js';
import { reportStyle } from './style.js';
import { dayLabel, timeBins, timeLabel } from './time-bins.js';
import { section, share, sourcesSection, table, termsSection, volumeSection } from './volume.js';

// Counts of many articles → one HTML page with charts. It counts nothing itself, holds no script and asks for nothing; every word of
// the web is escaped here.

export type { ReportData, ReportTrouble } from './report-types.js';

/** The whole page. */
export function renderReport(data: ReportData): string {
  const { digest } = data;
  const { sources, tags, authors, edits, groups } = digest;
  const bins = timeBins(sources.times.map(([time]) => time));
  const parts = [
    heading(data),
    tiles(data),
    volumeSection(sources, bins),
    `<div class="pair">${sourcesSection(sources)}\n<div>${hoursSection(digest.hours)}\n${languagesSection(data)}</div></div>`,
    `<div class="pair">${termsSection('Tags', tags, bins, 'No article has a tag.')}\n${termsSection('Authors', authors, bins, 'No article names an author.')}</div>`,
    edits === null ? '' : editsSections(edits, digest.articles),
    data.largestEdits === null ? '' : largestEditsSection(data.largestEdits),
    healthSection(data),
    groupsSection(groups),
  ];
  return `${pageHead(data.title, reportStyle)}<main>\n${parts.filter((part) => part !== '').join('\n')}\n<footer>Made by wirecopy. Dates and hours are as publishers print them.</footer>\n</main>\n${pageTail}`;
}

function heading({ title, madeAt, filters, digest }: ReportData): string {
  const times = digest.sources.times.map(([time]) => time).sort();
  const [first, last] = [times[0], times[times.length - 1]];
  const span = first === undefined || last === undefined ? [] : [...new Set([timeLabel(first), timeLabel(last)])];
  const made = `made ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const about = [span.join(' to '), ...filters.map(shownText), made].filter((part) => part !== '').join(' · ');
  return `<header>\n<h1>${bdi(title)}</h1>\n<p class="soft">${about}</p>\n</header>`;
}

function tiles({ digest, health }: ReportData): string {
  const { articles, undated, sources, authors, languages, edits, groups } = digest;
  const known = languages.filter(({ language }) => language !== null).length;
  const atLeast = (value: string, isExact: boolean): string => (isExact ? value : `${value}+`);
  const list: [string, string][] = [
    [figure(articles), articles === 1 ? 'article' : 'articles'],
    [atLeast(figure(sources.distinct), sources.isExact), sources.distinct === 1 ? 'source' : 'sources'],
    [atLeast(figure(authors.distinct), authors.isExact), authors.distinct === 1 ? 'author' : 'authors'],
    [figure(known), known === 1 ? 'language' : 'languages'],
    edits === null ? [figure(undated), 'without a date'] : [share(edits.articles, articles), 'edited later'],
    [figure(groups.groups), groups.groups === 1 ? 'story told by many' : 'stories told by many'],
    ...(health === null ? [] : [[figure(health.troubles.length), 'troubles with sources'] as [string, string]]),
  ];
  const undatedNote =
    undated === 0 || articles === 0
      ? ''
      : `<p class="soft" style="margin:-.25rem 0 1rem">${figure(undated)} ${undated === 1 ? 'article has' : 'articles have'} no date and ${undated === 1 ? 'counts' : 'count'} at the day when first seen.</p>\n`;
  return `<ul class="tiles">${list.map(([value, name]) => `<li><b>${value}</b><span>${name}</span></li>`).join('')}</ul>\n${undatedNote}`;
}

function hoursSection(hours: readonly number[]): string {
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total === 0) return section('Hours', '', table([], 'No article says its hour.'));
  const label = 'Articles by weekday and hour of publication';
  return section('Hours', 'By weekday and hour, as printed', weekHeat(hours, label));
}

function languagesSection({ digest: { languages, articles } }: ReportData): string {
  const largest = Math.max(0, ...languages.map(({ count }) => count));
  const rows = languages.map(
    ({ language, count }) =>
      `<tr><th scope="row" class="clip">${bdi(languageName(language))}</th><td class="n">${figure(count)}</td><td class="n wide">${share(count, articles)}</td><td class="g">${bar(count, largest, 2)}</td></tr>`,
  );
  return section(
    'Languages',
    rows.length === 0 ? '' : 'As declared, else as read',
    table(rows, 'There is no article.'),
  );
}

function languageName(tag: string | null): string {
  if (tag === null) return 'not known';
  if (!/^[a-z]{2,3}$/.test(tag)) return tag;
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag);
  return name === undefined || name === tag ? tag : `${name} (${tag})`;
}

const mostTroubles = 40;

function healthSection({ health, madeAt }: ReportData): string {
  if (health === null) return '';
  const { followed, troubles } = health;
  const rows = troubles.slice(0, mostTroubles).map((one) => troubleRow(one, madeAt));
  const about =
    followed === 0
      ? ''
      : `${figure(followed)} followed${troubles.length > mostTroubles ? `; ${mostTroubles} of ${figure(troubles.length)} troubles are shown` : ''}`;
  const nothing =
    followed === 0 ? 'Nothing is followed.' : 'Every source answers, and none is silent for longer than its rhythm.';
  return section('Sources that fail or fall silent', about, table(rows, nothing), true);
}

function troubleRow({ url, title, kind, since, message }: ReportTrouble, madeAt: number): string {
  const days = since === null ? null : Math.floor((madeAt - since) / 86_400_000);
  const when =
    since === null
      ? ''
      : ` since ${dayLabel(new Date(since))}${days !== null && days > 0 ? ` (${figure(days)} ${days === 1 ? 'day' : 'days'})` : ''}`;
  const name = linked(url, bdi(title && shownText(title) !== '' ? title : url));
  return `<tr><td>${name}<br><span class="state ${shownText(kind)}">${shownText(kind)}</span><span class="soft">${when} · <bdi>${shownText(message)}</bdi></span></td></tr>`;
}
