import { z } from 'zod';

// The one definition of a record: types come from it (types.ts imports the type only, so zod is never loaded on the way
// of a plain run) and `wirecopy schema` prints it as JSON Schema.

const url = z.string().describe('absolute URL');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/)
  .describe('ISO 8601, as precise as the page says and no more; a zone only where it is known');

export const kindSchema = z
  .enum(['article', 'live', 'brief', 'entry', 'video', 'gallery', 'page'])
  .describe('live: a live blog; brief: a short item; entry: a feed entry whose page was not fetched; page: no story');

export const dateBasisSchema = z.strictObject({
  precision: z.enum(['day', 'minute', 'second']).nullable(),
  zoneFrom: z.enum(['stated', 'site', 'user']).nullable().describe('who gave the zone'),
  disputed: z.boolean().describe('what the page states differs by more than the precision'),
  inferred: z
    .enum(['year', 'relative'])
    .nullable()
    .describe('what the time of the fetch added to what is printed: the year, or all of "2 hours ago"'),
});

export const contributorSchema = z.strictObject({
  name: z.string(),
  role: z.string().describe('author, editor, photographer, translator, agency…'),
  kind: z.enum(['person', 'organisation']),
  url: url.nullable(),
  email: z.string().nullable(),
});

export const imageSchema = z.strictObject({
  url: url.nullable().describe('null where only the caption is known (plain-text pages)'),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  alt: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});

export const linkSchema = z.strictObject({ url, text: z.string() });

export const enclosureSchema = z.strictObject({
  url,
  type: z.string().nullable().describe('media type, as the feed states it'),
  length: z.number().nullable().describe('bytes, as the feed states them'),
});

export const updateSchema = z.strictObject({
  date: date.nullable(),
  headline: z.string().nullable(),
  body: z.string().nullable(),
  authors: z.array(z.string()),
  url: url.nullable(),
});

export const briefSchema = z.strictObject({
  date: date.nullable(),
  headline: z.string().nullable(),
  summary: z.string().nullable(),
  url: url.nullable(),
});

export const rightsSchema = z.strictObject({
  license: z.string().nullable(),
  copyright: z.string().nullable(),
  tdm: z
    .string()
    .nullable()
    .describe('text-and-data-mining reservation as stated (TDMRep, Content-Usage, Content-Signal)'),
  robots: z.string().nullable().describe('robots meta and X-Robots-Tag as stated'),
});

export const sourceSchema = z.strictObject({
  kind: z.enum(['page', 'feed', 'text', 'warc', 'archive']),
  ref: z.string().describe('what the user named'),
  file: z.string().nullable(),
  feedUrl: z.string().nullable(),
  guid: z.string().nullable(),
  fetchedAt: z.string().nullable().describe('ISO 8601 instant'),
  status: z.number().nullable(),
  contentType: z.string().nullable(),
  charset: z.string().nullable(),
  sha256: z.string().nullable().describe('of the bytes as received, content coding removed'),
  rule: z.string().nullable().describe('site rule used'),
  extractor: z.string().describe('wirecopy version'),
  retries: z.number().describe('how often the request was repeated'),
});

export const blockSchema = z.strictObject({
  kind: z.enum(['paragraph', 'heading', 'list', 'quote', 'table', 'preformatted']),
  text: z.string(),
  html: z.string().nullable().describe('sanitised inline HTML, links absolute'),
  level: z.number().nullable().describe('of a heading, 1 to 6'),
});

export const evidenceSchema = z
  .record(
    z.string(),
    z.strictObject({
      chosen: z.strictObject({ value: z.unknown(), source: z.string(), place: z.string() }).nullable(),
      why: z.string(),
      others: z.array(z.strictObject({ value: z.unknown(), source: z.string(), place: z.string(), why: z.string() })),
    }),
  )
  .describe('only with --explain');

export const articleSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  aliases: z.array(url),
  kind: kindSchema,
  url: url.nullable(),
  canonicalUrl: url.nullable(),
  headline: z.string().nullable(),
  alternativeHeadlines: z.array(z.string()),
  date: date.nullable(),
  modified: date.nullable(),
  dateBasis: dateBasisSchema,
  authors: z.array(z.string()),
  contributors: z.array(contributorSchema),
  origin: z.strictObject({ agency: z.string().nullable(), credit: z.string().nullable() }).nullable(),
  genre: z.string().nullable(),
  tags: z.array(z.string()),
  section: z.string().nullable(),
  summary: z.string().nullable(),
  body: z.union([z.string(), z.array(blockSchema)]).nullable(),
  language: z.string().nullable(),
  publisher: z.strictObject({ name: z.string(), url: url.nullable() }).nullable(),
  dateline: z.string().nullable(),
  images: z.array(imageSchema),
  links: z.array(linkSchema),
  enclosures: z.array(enclosureSchema).describe('what a feed entry carries (podcasts); pictures stand under images'),
  updates: z.array(updateSchema),
  briefs: z.array(briefSchema),
  notices: z.array(z.string()),
  access: z.enum(['open', 'metered', 'paywalled', 'unknown']),
  bodyComplete: z.boolean().nullable(),
  rights: rightsSchema.nullable(),
  wordCount: z.number().nullable(),
  readingMinutes: z.number().nullable(),
  source: sourceSchema,
  evidence: evidenceSchema.optional(),
});

/** The JSON Schema (draft 2020-12) of one record. */
export function articleJsonSchema(): Record<string, unknown> {
  return {
    $id: 'https://wirecopy.invalid/schema/article-1.json',
    title: 'wirecopy Article',
    ...z.toJSONSchema(articleSchema, { target: 'draft-2020-12' }),
  };
}
