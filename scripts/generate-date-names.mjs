#!/usr/bin/env node
// Writes src/shared/date-names.generated.ts: month and weekday names, names of parts of the day, words between day and clock, and
// relative dates of many locales, as Intl gives them. Made once because asking Intl at start-up costs about 70 ms.
// Run it again when a newer ICU brings new names: node scripts/generate-date-names.mjs
import { writeFileSync } from 'node:fs';

const locales = (
  'en en-GB en-AU en-CA de de-AT fr fr-CA es es-MX es-PE es-AR it pt pt-PT nl sv da nb nn fi is fo et lv lt pl cs sk sl hr sr ' +
  'sr-Latn bs mk bg ru uk be el tr az ro hu sq ca gl eu ga cy mt lb af sw so ha zu id ms vi fil th lo km my ka hy he ar-EG ar-MA ' +
  'ar-SY ar-DZ fa-u-ca-gregory ps-u-ca-gregory ur hi mr bn ta te kn ml gu pa or as si ne mn kk ky uz uz-Cyrl tg tk am zh zh-Hant ja ko'
).split(' ');

// What newspapers print and CLDR does not have, with the number of the month.
const extraMonths = {
  en: { sept: 9, febr: 2, janu: 1 },
  de: { mrz: 3, maer: 3, maerz: 3, jaen: 1, feber: 2, sept: 9, okt: 10 },
  es: { set: 9, setiembre: 9, ener: 1 },
  it: { sett: 9, genn: 1, febbr: 2 },
  nl: { mrt: 3, febr: 2 },
  ru: { мая: 5, май: 5, сен: 9, фев: 2, ноя: 11 },
  uk: { вер: 9, лют: 2 },
  id: { agt: 8, ags: 8, agust: 8, nop: 11, nopember: 11, pebruari: 2 },
  hi: { अक्तूबर: 10 },
  pt: { fever: 2 },
  tr: { agu: 8 },
  hu: { jan: 1, febr: 2, szept: 9 },
  sv: { sept: 9 },
  pl: { stycz: 1, pazdz: 10, wrzes: 9 },
  is: { jan: 1, feb: 2, agu: 8, sept: 9 },
};

const fold = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ς/g, 'σ')
    .replace(/ı/g, 'i')
    .replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g, '');
const bare = (text) => fold(text).replace(/[.\s'’ʼʻ‘॰׳]/g, '');

const tagOf = (locale) => locale.replace(/-u-.*/, '').split('-')[0];
const date = (month, day = 15) => new Date(Date.UTC(2024, month, day, 12));

function monthForms(locale, month, calendarDate = date(month)) {
  const forms = new Set();
  for (const style of ['long', 'short'])
    for (const extra of [{}, { day: 'numeric' }, { day: 'numeric', year: 'numeric' }, { year: 'numeric' }]) {
      const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', ...extra });
      const parts = format.formatToParts(calendarDate);
      const at = parts.findIndex((piece) => piece.type === 'month');
      // Basque and its kin write the ending as a literal behind the name.
      const ending = /^\p{L}+/u.exec(parts[at + 1]?.type === 'literal' ? parts[at + 1].value : '')?.[0] ?? '';
      const name = bare((parts[at]?.value ?? '') + ending);
      // Numbers, "tháng 4" and the signs of Chinese are read by the grammar.
      if (name && !/\p{Nd}/u.test(name) && !/^(tháng|thang)/.test(name)) forms.add(name);
    }
  return forms;
}

/** Adds to a map of maps of sets. */
const note = (map, name, key, value) => {
  if (!map.has(name)) map.set(name, new Map());
  const byKey = map.get(name);
  if (!byKey.has(key)) byKey.set(key, new Set());
  byKey.get(key).add(value);
};

/** Name → month → languages. */
const months = new Map();
const add = (name, month, tag) => note(months, name, month, tag);
for (const locale of locales)
  for (let month = 0; month < 12; month++)
    for (const name of monthForms(locale, month)) add(name, month + 1, tagOf(locale));
for (const [tag, names] of Object.entries(extraMonths))
  for (const [name, month] of Object.entries(names)) add(bare(name), month, tag);

// Calendars of their own month names: one date inside each month, found by walking a year.
const otherCalendars = [
  ['fa', 'persian'],
  ['fa-AF', 'persian'],
  ['ps', 'persian'],
  ['en', 'persian'],
  ['ar', 'islamic-umalqura'],
  ['ur', 'islamic-umalqura'],
  ['am', 'ethiopic'],
];
const others = new Map();
for (const [tag, calendar] of otherCalendars) {
  const number = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { month: 'numeric', timeZone: 'UTC' });
  for (let day = 0; day < 366; day += 5) {
    const at = new Date(Date.UTC(2024, 0, 1 + day, 12));
    const month = Number(number.formatToParts(at).find((piece) => piece.type === 'month').value);
    for (const name of monthForms(`${tag}-u-ca-${calendar}`, 0, at)) others.set(`${name}`, `${calendar}:${month}`);
  }
}
// Other spellings of the same names.
others.set('امرداد', 'persian:5');
others.set('سنبله', 'persian:6');
others.set('ህዳር', 'ethiopic:3');
others.set('ታህሳስ', 'ethiopic:4');
others.set('ጳጉሜ', 'ethiopic:13');

/** Folded word → numbers of the days that it may name, 0 for Sunday. */
const weekdays = new Map();
const joiners = new Set();
for (const locale of locales) {
  for (const style of ['long', 'short'])
    for (let day = 0; day < 7; day++) {
      const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
      const at = date(0, 1 + day);
      for (const word of fold(format.format(at)).split(/[\s,]+/)) {
        const name = bare(word);
        if (name.length > 1) weekdays.set(name, (weekdays.get(name) ?? new Set()).add(at.getUTCDay()));
      }
    }
  for (const style of ['full', 'long', 'medium']) {
    const both = new Intl.DateTimeFormat(locale, { dateStyle: style, timeStyle: 'short', timeZone: 'UTC' });
    for (const piece of both.formatToParts(date(3)))
      if (piece.type === 'literal')
        for (const word of fold(piece.value).split(/[^\p{L}\p{M}]+/u)) if (word) joiners.add(word);
  }
}
for (const sign of '年月日时時点點分秒년월일시분초') joiners.delete(sign);

/** Name → language → the hours of which it is said. */
const periods = new Map();
/** Every letter and nothing else, as signs inside a name differ from paper to paper; "de la", "in the" before it are left out. */
const periodName = (text) =>
  fold(text)
    .replace(/^(?:[\p{Script=Latin}'’]{1,3} ){1,2}(?=\p{L}{4})/u, '')
    .replace(/[\u0640\u064b-\u0652]|[^\p{L}\p{M}]/gu, '');
const clockStyles = [{}, { dayPeriod: 'long' }, { dayPeriod: 'short' }];
for (const locale of locales)
  for (const style of clockStyles) {
    const stamp = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' };
    const format = new Intl.DateTimeFormat(locale, { ...stamp, ...style, hour12: true, timeZone: 'UTC' });
    for (let hour = 0; hour < 24; hour++)
      for (const minute of [0, 40]) {
        const parts = format.formatToParts(Date.UTC(2024, 0, 15, hour, minute));
        const at = parts.findIndex((piece) => piece.type === 'dayPeriod');
        const written = parts[at]?.value ?? '';
        const name = periodName(written);
        // A letter alone may be anything but AM and PM.
        if (style.dayPeriod && name.length < 2 && name.charCodeAt(0) < 0x3000) continue;
        if (!name || /\p{Nd}/u.test(written)) continue;
        note(periods, name, tagOf(locale), hour);
        // Telugu glues "at" to the name.
        const ending = /^[\p{L}\p{M}]+/u.exec(parts[at + 1]?.value ?? '');
        if (ending) note(periods, name + ending[0], tagOf(locale), hour);
      }
  }

/** `12-17`, `20-3`: the shortest stretch that holds all the hours. */
const stretch = (hours) => {
  const sorted = [...hours].sort((a, b) => a - b);
  const gaps = sorted.map((hour, at) => (sorted[(at + 1) % sorted.length] - hour + 23) % 24);
  const widest = gaps.indexOf(Math.max(...gaps));
  return `${sorted[(widest + 1) % sorted.length]}-${sorted[widest]}`;
};
const periodList = [...periods].map(([name, byTag]) => {
  const byStretch = new Map();
  for (const [tag, hours] of byTag) byStretch.set(stretch(hours), [...(byStretch.get(stretch(hours)) ?? []), tag]);
  if (byStretch.size === 1 && byTag.has('en')) return `${name} ${[...byStretch.keys()][0]}`;
  return `${name} ${[...byStretch].map(([hours, tags]) => `${hours}:${tags.join(',')}`).join(' ')}`;
});

const relative = new Map();
const day = new Map();
for (const locale of locales) {
  for (const style of ['long', 'short', 'narrow'])
    for (const unit of ['second', 'minute', 'hour', 'day', 'week'])
      for (const count of [1, 2, 3, 5, 11, 21]) {
        const format = new Intl.RelativeTimeFormat(locale, { style, numeric: 'always' });
        const parts = format.formatToParts(-count, unit);
        const at = parts.findIndex((piece) => piece.type === 'integer');
        if (at === -1) continue;
        const text = (list) => fold(list.map((piece) => piece.value).join('')).trim();
        const [before, after] = [text(parts.slice(0, at)), text(parts.slice(at + 1))];
        // "-2 h" and the like: a sign alone says nothing about the past.
        if (!/\p{L}/u.test(before + after) || /^[-−]/.test(before)) continue;
        if (!/\p{L}{2}/u.test(before) && !/\p{L}{2}.*\p{L}|[\u0e00-\uffff]/u.test(after)) continue;
        relative.set(`${before}#${after}`, unit);
      }
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const back of [0, 1, 2]) {
    const word = fold(words.format(-back, 'day')).trim();
    if (!/\p{Nd}/u.test(word)) day.set(word, back);
  }
}

// A pattern that two units share says nothing ("2 m" for minutes and months).
const monthList = [...months].map(([name, byMonth]) => {
  const sorted = [...byMonth].sort((a, b) => b[1].size - a[1].size);
  if (sorted.length === 1 && sorted[0][1].has('en')) return `${name} ${sorted[0][0]}`;
  return `${name} ${sorted.map(([month, tags]) => `${month}:${[...tags].join(',')}`).join(' ')}`;
});

const quote = (value) => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
const list = (name, type, items, comment) => {
  const lines = [];
  let line = '';
  for (const item of items) {
    if (line.length + item.length > 110) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? item : `|${item}`;
  }
  lines.push(line);
  return `/** ${comment} */\nexport const ${name}: ${type} =\n${lines
    .map((part, index) => `  ${quote(index < lines.length - 1 ? `${part}|` : part)}`)
    .join(' +\n')};\n`;
};

const out = `// Made by scripts/generate-date-names.mjs from Intl (ICU ${process.versions.icu}, CLDR ${process.versions.cldr}); change the script, not this file.
// Folded: lower case, without accents of Latin, Greek and Cyrillic letters, without dots and blanks.

${list('monthNames', 'string', monthList.sort(), '`name month` for English names, else `name month:languages month:languages`; the commonest first.')}
${list('otherMonthNames', 'string', [...others].map(([name, value]) => `${name} ${value}`).sort(), '`name calendar:month`.')}
${list('weekdayNames', 'string', [...weekdays].map(([name, days]) => `${name} ${[...days].sort().join('')}`).sort(), '`name numbers`, 0 for Sunday; of weekdays of two words each word.')}
${list('dayPeriodNames', 'string', periodList.sort(), '`name hours` for English names, else `name hours:languages hours:languages`: `tarde 12-19:es,pt`; letters only.')}
${list('joinerNames', 'string', [...joiners].sort(), 'Words that stand between the parts of a date or between day and clock.')}
${list('relativeNames', 'string', [...relative].map(([key, unit]) => `${key}#${unit}`).sort(), '`before#after#unit` around a number: `#hours ago#hour`.')}
${list('relativeDayNames', 'string', [...day].map(([word, back]) => `${word}#${back}`).sort(), '`word#days back`.')}`;
writeFileSync(new URL('../src/shared/date-names.generated.ts', import.meta.url), out);
