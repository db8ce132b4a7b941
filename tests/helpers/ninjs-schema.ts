// What IPTC's schema of ninjs 3.1 (https://www.iptc.org/std/ninjs/) asks of the keys that a story may have, in our own words: it allows
// no key that it does not name, here and in every list. Keys for events, planning and pictures are left out, as a story has none.

const text = { type: 'string' };
const whole = { type: 'integer' };
const uri = { type: 'string', format: 'uri' };
const instant = { type: 'string', format: 'date-time' };
const only = (properties: Record<string, object>, required: string[] = []): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items });
const concept = { name: text, uri, literal: text };
const written = { role: text, contentType: text, value: text };

export const ninjsSchema = only(
  {
    uri,
    type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] },
    representationType: { enum: ['full', 'partial'] },
    ...{ profile: text, version: text, title: text, by: text, slugline: text, located: text, edNote: text },
    ...{ language: text, copyrightHolder: text, copyrightNotice: text, usageTerms: text },
    ...{ firstCreated: instant, versionCreated: instant, contentCreated: instant },
    ...{ embargoedUntil: instant, expires: instant },
    pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
    urgency: { type: 'integer', minimum: 1, maximum: 9 },
    headlines: list(only(written, ['value'])),
    descriptions: list(only(written, ['value'])),
    bodies: list(only({ ...written, charCount: whole, wordCount: whole }, ['value'])),
    subjects: list(only({ ...concept, rel: text, creator: text, relevance: whole, confidence: whole })),
    people: list(only({ ...concept, rel: text })),
    infoSources: list(only({ ...concept, role: text })),
    genres: list(only({ ...concept, uri: text })),
    altIds: list(only({ role: text, value: text })),
    standard: only({ name: text, version: text, schema: uri }),
  },
  ['uri'],
);
