import { parseClockText } from '../shared/date-parse.js';
import { inlineClock } from '../shared/inline-clock.js';
import { weightOf } from '../shared/unspaced.js';
import type { Block, RawArticle } from '../types.js';

// Posts of a live blog whose times are plain text of the body: "<p><strong>16:42</strong> …", "<h3>17.45 Uhr: …</h3>".

type RawUpdate = RawArticle['updates'][number];

interface Post {
  /** As the page shows it. */
  text: string;
  minute: number;
  headline: string | null;
  lines: string[];
}

const minPosts = 3;
const minPostText = 60;

/** The posts between the clocks of a body, for a page that calls itself live; empty where times do not run one way. */
export function clockPosts(blocks: readonly Block[]): RawUpdate[] {
  const posts: Post[] = [];
  for (const { kind, text } of blocks) {
    for (const line of kind === 'list' || kind === 'table'
      ? text.split('\n').map((item) => item.replace(/^\s*(?:-|\d+\.) /, ''))
      : [text]) {
      const post = postFrom(line, kind === 'heading');
      if (post) posts.push(post);
      else posts.at(-1)?.lines.push(line);
    }
  }
  const length = posts.reduce((sum, { lines }) => sum + weightOf(lines.join(' ')), 0);
  if (posts.length < minPosts || length < posts.length * minPostText || !runOneWay(posts.map(({ minute }) => minute)))
    return [];
  return posts.map(({ text, headline, lines }) => ({
    date: { text, iso: null },
    headline,
    body: lines.join('\n\n') || null,
    authors: [],
    url: null,
  }));
}

function postFrom(line: string, isHeading: boolean): Post | null {
  const alone = line.length <= maxClock ? parseClockText(line.replace(/\s*:$/, '')) : null;
  const inline = alone ? null : inlineClock(line);
  const clock = alone ?? inline?.clock;
  if (!clock) return null;
  return {
    text: clock,
    minute: minuteOf(clock),
    headline: isHeading ? (inline?.rest ?? null) : null,
    lines: inline && !isHeading ? [inline.rest] : [],
  };
}

const maxClock = 20;

/** Of the day, of "19:05". */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** All later or all earlier than the one before, but for one midnight: times of a chronicle or a programme amid prose do not. */
export function runOneWay(minutes: readonly number[]): boolean {
  const steps = minutes.slice(1).map((minute, at) => minute - minutes[at]!);
  const against = (sign: number): number => steps.filter((step) => step * sign < 0).length;
  return Math.min(against(1), against(-1)) <= (steps.length > 4 ? 1 : 0);
}
