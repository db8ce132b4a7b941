import type { Element } from 'domhandler';
import { namesWeekday } from '../../shared/date-in-sentence.js';
import type { Candidate } from '../../types.js';
import { textOf } from '../page.js';
import { parentElement } from '../ancestors.js';
import type { Layout } from './layout.js';
import { type Marked, namesAround, namesOf } from './marked.js';
import { attributeOf } from '../page-element.js';
import { stampNames } from './stamp-names.js';

const modifiedWords =
  /updat|modif|aktuali|chang|edited|revis|mis[- ]?[àa][- ]?jour|обновл|última|ultima|oppdater|uppdater|opdater|geändert/i;
const publishedWords =
  /publish|pub-?date|posted|created|entry-?date|date-?created|veröffent|erschien|publicad|publié|pubblicat|опублик|gepost/i;
const maxTimes = 80;

/** `<time>`: the attribute, else the text. Which of the page's many is the story's own is told by the names around it and by its place. */
export function readTimeElements(marked: Marked, layout: Layout): Candidate[] {
  return marked.times.slice(0, maxTimes).flatMap((element): Candidate[] => {
    const shown = textOf(element);
    const attribute = attributeOf(element, 'datetime')?.trim() || attributeOf(element, 'content')?.trim();
    const text = attribute || shown;
    if (!text || text.length > 80 || !/\d/.test(text)) return [];
    const around = `${namesOf(element)} ${aroundOf(element)} ${shown.slice(0, 40)}`;
    const traits = layout.traits(element);
    const box = layout.boxAround(element);
    if (box) traits[box] = 1;
    const named = stampNames(namesAround(element));
    // The day of what the page tells of in data of its own (schema.org's Event, Person).
    const isOfThing = /^(?:start|end|birth|death)Date$|^doorTime$/.test(attributeOf(element, 'itemprop') ?? '');
    if (named.events || isOfThing) traits.events = 1;
    traits.named = named.date | named.meta;
    traits.otherArticle = Number(
      layout.isOfOtherArticle(element) ||
        layout.isOnCard(element) ||
        (traits.distance! <= 0 && layout.isOfOtherBox(element)),
    );
    traits.behind = Number(layout.isBehindArticle(element));
    const isModified = modifiedWords.test(around) && !publishedWords.test(around);
    const place = `time${attributeOf(element, 'itemprop') ? `[itemprop="${attributeOf(element, 'itemprop')}"]` : ''}`;
    const isMarked = publishedWords.test(around) || attributeOf(element, 'pubdate') !== undefined;
    const confidence = confidenceOf(traits, isMarked);
    // "Thursday, 14 March 2024" above the headline and outside of any article tells today's day.
    traits.today = Number(!isMarked && traits.distance! < 0 && !traits.article && namesWeekday(shown));
    traits.inText = Number(layout.isInText(layout.runOf(element)));
    return [
      {
        field: isModified ? 'modified' : 'date',
        value: { text, iso: null },
        source: 'time-element',
        place,
        confidence,
        traits,
      },
    ];
  });
}

function aroundOf(element: Element): string {
  const parent = parentElement(element);
  if (!parent) return '';
  const before = element.prev && 'data' in element.prev ? String(element.prev.data).slice(-40) : '';
  return `${namesOf(parent)} ${before}`;
}

function confidenceOf(traits: Record<string, number>, isMarked: boolean): number {
  if (traits.comment || traits.footer || traits.nav || traits.events) return 0.05;
  if (traits.others || traits.aside) return 0.2;
  if (isMarked) return 1;
  const distance = traits.distance ?? 0;
  return distance >= -8 && distance <= 15 ? 0.8 : 0.4;
}
