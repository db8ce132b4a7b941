/** One line of the page as a reader sees it, mark-up of dumps taken off. */
export interface Line {
  text: string;
  kind: 'text' | 'heading' | 'item' | 'quote' | 'row';
  /** Of a heading, where the dump says so. */
  level: number | null;
  /** Share of the text that is a link, where the dump says so. */
  linkShare: number;
  /** A blank line stands before it. */
  isAfterGap: boolean;
}

/** A line that says nothing but its text. */
export function plainLine(text: string, isAfterGap = false): Line {
  return { text, kind: 'text', level: null, linkShare: 0, isAfterGap };
}

/** `----`, `====`, `* * *`; a page's number between dashes. */
export function isRule(text: string): boolean {
  return /^(?:[-=_*~#–—]\s?){3,}$|^([-–—])\s?\d{1,4}\s?\1$/.test(text);
}
