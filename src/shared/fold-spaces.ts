/** White space as one blank, none at the ends. Most texts are so already, and to write one anew takes longer than to see that. */
export function foldSpaces(text: string): string {
  return foldInside(text.trim());
}

/** The same, but a blank at an end stays. */
export function foldInside(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}
