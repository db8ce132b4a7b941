import { isUnfilledText } from '../shared/untrue-address.js';
import type { FeedPerson } from './feed-types.js';
import { plainTitle } from './plain-text.js';
import { attributeOf, type FeedElement, linkIn, plainTextOf } from './tree.js';

const mail = /[^\s<>()"',;:]+@[^\s<>()"',;]+\.[^\s<>()"',;]+|[^\s<>()"',;:]+@[^\s<>()"',;]+/;

/** A person's line is shorter; the pattern above looks at each place anew. */
const maxLength = 1_000;

/** `mail@host (Name)`, `Name (mail@host)`, `Name <mail@host>`, a bare name or address. Null for nothing. */
function parsePerson(text: string): FeedPerson | null {
  // Escaped once more by each program that it went through.
  const plain = text
    .slice(0, maxLength)
    .replace(/&(?:amp;)+/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '' || isUnfilledText(plain)) return null;
  const email = mail.exec(plain)?.[0]?.replace(/^mailto:/i, '') ?? null;
  if (email === null) return { name: plain, email: null, url: null };
  const name = plain
    .replace(mail, ' ')
    .replace(/mailto:/gi, ' ')
    .replace(/[<>()[\]"]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, '');
  return { name: name === '' ? null : name, email, url: null };
}

/** An author, whose name, address and page stand in elements of their own (Atom), or in one text. */
export function readPerson(element: FeedElement): FeedPerson | null {
  const parts = element.elements.flatMap((child) =>
    child.name === 'rdf:description' || child.name.startsWith('foaf') ? child.elements : [child],
  );
  const part = (...names: string[]): string | null => {
    const found = parts.find((child) => names.includes(child.name.replace(/^.*:/, '')));
    const value = found && plainTitle(plainTextOf(found), 'bare');
    return value ? value : null;
  };
  const name = part('name');
  const email = part('email')?.replace(/^mailto:/i, '') ?? null;
  const address = part('url', 'uri', 'homepage');
  if (name ?? email ?? address) {
    return { name, email, url: address === null ? null : linkIn(address, element.base) };
  }
  return parsePerson(plainTitle(plainTextOf(element) || (attributeOf(element, 'name') ?? ''), 'bare'));
}
