import { UnrecognisedError } from '../errors.js';
import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';

// The bookmarks of a browser, and of the services that write the same form: a list of addresses, with what their owner wrote of them.

/** The addresses in their order, each once; of a feed that stands among them, the feed's own. Throws UnrecognisedError where none stands there. */
export function bookmarksIn(text: string, ref: string): string[] {
  const names = new Set<string>();
  scanXml(text, {
    open: (name, attributes) => {
      const address = name.toLowerCase() === 'a' ? addressOf(attributes) : null;
      if (address !== null) names.add(address);
    },
    close: () => {},
    text: () => {},
  });
  if (names.size === 0) throw new UnrecognisedError(`${ref} holds bookmarks, but no address of a page`);
  return [...names];
}

/** Browsers keep programs, folders and pages of their own there, too. */
function addressOf(attributes: readonly XmlAttribute[]): string | null {
  const values = new Map(attributes.map(([key, value]) => [key.toLowerCase(), value.trim()]));
  const address = values.get('feedurl') || values.get('href') || '';
  return /^https?:\/\/\S+$/i.test(address) ? address : null;
}
