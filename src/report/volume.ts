import { mostSources } from '../shared/digest.js';
import { bdi, shownText } from '../shared/page-shell.js';
import type { Ranking, TermCount } from '../shared/term-series.js';
import { bar, figure, type Series, sparkLine, stackedBars } from './charts.js';
import { binned, dayLabel, type TimeBins } from './time-bins.js';

/** Colours that are told apart; one more, grey, for all others. */
const colours = 8;
const grey = 8;

const perUnit = { day: 'a day', week: 'a week', month: 'a month', year: 'a year' };

/** How many articles came when, by source. */
export function volumeSection(sources: Ranking, bins: TimeBins | null): string {
  if (bins === null)
    return section(
      'Articles over time',
      '',
      none(sources.total === 0 ? 'There is no article.' : 'No article has a date.'),
    );
  const named = sources.top.slice(0, sources.distinct <= colours ? colours : colours - 1);
  const series = named.map(({ term, times }, at): Series => ({ name: term, values: binned(bins, times), colour: at }));
  const all = binned(bins, sources.times);
  const rest = all.map((count, at) => count - series.reduce((sum, one) => sum + one.values[at]!, 0));
  const others = sources.total - named.reduce((sum, one) => sum + one.count, 0);
  if (others > 0) series.push({ name: '', values: rest, colour: grey });
  const legend = series.map(({ name, colour }, at) => {
    const count = named[at]?.count ?? others;
    const shown = at < named.length ? nameOf(name) : `${figure(sources.distinct - named.length)} other sources`;
    return `<li>${chip(colour)}${shown} <span>${figure(count)}</span></li>`;
  });
  const busiest = all.indexOf(Math.max(...all));
  const most = `most: ${figure(all[busiest]!)} (${bins.label(busiest)})`;
  const chart = stackedBars(bins, series, `Articles ${perUnit[bins.unit]} by source, ${most}`);
  const about = `Articles ${perUnit[bins.unit]}, by source; ${most}`;
  return section('Articles over time', about, `${chart}<ul class="legend">${legend.join('')}</ul>`);
}

const chip = (colour: number): string =>
  `<svg viewBox="0 0 10 10" aria-hidden="true"><rect class="f${colour}" width="10" height="10"/></svg>`;

export const nameOf = (name: string): string => (shownText(name) === '' ? '(no source)' : bdi(name));

/** The sources with most articles. */
export function sourcesSection({ top, distinct, total }: Ranking): string {
  const largest = top[0]?.count ?? 0;
  const rows = top.map(
    ({ term, count }) =>
      `<tr><th scope="row" class="clip">${nameOf(term)}</th><td class="n">${figure(count)}</td><td class="n wide">${share(count, total)}</td><td class="g">${bar(count, largest)}</td></tr>`,
  );
  const about =
    distinct > mostSources ? `The ${mostSources} with most articles, of ${figure(distinct)}` : 'By number of articles';
  return section('Sources', rows.length === 0 ? '' : about, table(rows, 'There is no article.'));
}

/** Tags or authors, each with its time. */
export function termsSection(title: string, ranking: Ranking, bins: TimeBins | null, nothing: string): string {
  const lines = ranking.top.map((one) => ({ one, values: bins === null ? [] : binned(bins, one.times) }));
  const largest = Math.max(1, ...lines.flatMap(({ values }) => values));
  const rows = lines.map(({ one, values }) => termRow(one, values, largest));
  const about =
    ranking.distinct > ranking.top.length
      ? `The ${ranking.top.length} most frequent of ${ranking.isExact ? '' : 'more than '}${figure(ranking.distinct)}; all lines on one scale`
      : 'By number of articles; all lines on one scale';
  const ends =
    bins === null || rows.length === 0
      ? ''
      : `<div class="ends"><span>${dayLabel(bins.starts[0]!)}</span><span>${bins.label(bins.starts.length - 1)}</span></div>`;
  return section(title, rows.length === 0 ? '' : about, table(rows, nothing) + ends);
}

function termRow({ term, count }: TermCount, values: readonly number[], largest: number): string {
  const line = values.length === 0 ? '' : sparkLine(values, largest, `${term} over time`);
  return `<tr><th scope="row" class="clip">${bdi(term)}</th><td class="n">${figure(count)}</td><td class="g">${line}</td></tr>`;
}

export function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  return percent > 0 && percent < 1 ? '&lt; 1 %' : `${Math.round(percent)} %`;
}

export const none = (text: string): string => `<p class="none">${text}</p>`;

export function section(title: string, about: string, inner: string, isLong = false): string {
  return `<section${isLong ? ' class="long"' : ''}>\n<h2>${title}</h2>\n${about === '' ? '' : `<p class="soft">${about}</p>\n`}${inner}\n</section>`;
}

export const table = (rows: readonly string[], nothing: string, head = ''): string =>
  rows.length === 0 ? none(nothing) : `<table>${head}<tbody>${rows.join('')}</tbody></table>`;
