/** A line of a program, as traces of errors name them in every language: `Router.php line 88`, `Story.java:41`, `"app.py", line 7`. */
const place =
  /[\w.-]\.(?:php|phtml|java|kt|scala|groovy|py|rb|jsx?|tsx?|mjs|cs|vb|aspx|go|rs|pl|pm|cfm|cfc|exs?)["']?\)?(?:[:(]|,? (?:on )?line )\s?\d/gi;

const leastPlaces = 2;
/** Of all that a page says; a story about programs has more to say. */
const leastShare = 0.3;

/** Whether a text names a line of a program. */
export const namesPlace = (text: string): boolean => text.search(place) !== -1;

/** Whether what a page says is the trace of an error. */
export function isTrace(texts: readonly string[]): boolean {
  const traced = texts.filter(namesPlace);
  const lengthOf = (some: readonly string[]): number => some.reduce((sum, text) => sum + text.length, 0);
  const places = traced.reduce((sum, text) => sum + (text.match(place)?.length ?? 0), 0);
  return places >= leastPlaces && lengthOf(traced) >= lengthOf(texts) * leastShare;
}
