// The `category` of an outline (http://opml.org/spec2.opml): tags with commas between them; what begins with a slash is a path.

/** Tags as a category. A comma in a tag, and a slash at its beginning, would say something else there. */
export function categoryOf(tags: readonly string[]): string {
  return tags
    .map((tag) => tag.trim().replace(/,/g, '%2C').replace(/^\//, '%2F'))
    .filter((tag) => tag !== '')
    .join(',');
}

/** `/News/Ports,ships,Art/Film`: each name of a path is a tag, and a slash inside a tag is its own. */
export function tagsOfCategory(category: string): string[] {
  return category
    .split(',')
    .map((one) => one.trim())
    .flatMap((one) => (one.startsWith('/') ? one.split('/') : [one]))
    .map((one) => one.replace(/%2C/gi, ',').replace(/^%2F/i, '/').trim())
    .filter((one) => one !== '');
}
