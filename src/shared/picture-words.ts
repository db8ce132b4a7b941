const furniture =
  /(?:^|[^a-z])(?:logos?|icons?|favicon|avatars?|gravatar|sprite|spacer|pixel|placeholder|badge|blank|(?:default|fallback)[-_]?(?:image|img|share|social|og|thumb\w*)|(?:share|social|og)[-_]?default)(?:[^a-z]|$)/i;

/** A logo, an icon, a stand-in: by the words of its file's address or of its alternative text. */
export function saysFurniture(url: string | null, alt: string | null): boolean {
  const path = (url ?? '').replace(/[?#].*$/, '').replace(/^https?:\/\/[^/]*/, '');
  return /\.svg$/i.test(path) || furniture.test(path) || furniture.test(alt ?? '');
}

const standIn = /(?:^|[^a-z])(?:spacer|placeholder|blank|transparent|lazy[-_]?load(?:ing)?)(?:[^a-z]|$)/i;

/** A file that stands where scripts put the picture: whatever its caption says, that is another file's. */
export function saysPlaceholder(url: string | null): boolean {
  return standIn.test((url ?? '').replace(/[?#].*$/, '').replace(/^.*\//, ''));
}
