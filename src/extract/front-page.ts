/** An address without a path, but for a language or the name of an index file. */
export function isFrontPage(url: string | null): boolean {
  return /^https?:\/\/[^/?#]+(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/?(?:(?:index|home|default)(?:\.[a-z]{3,5})?)?(?:[?#]|$)/i.test(
    url ?? '',
  );
}
