import { z } from 'zod';
import { articleKinds } from './options.js';

// The one definition of a record: types come from it (types.ts imports the type only, so zod is never loaded on the way
// of a plain run) and `wirecopy schema` prints it as JSON Schema.

const url = z.string().describe('absolute URL');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/)
  .describe('ISO 8601, as precise as the page says and no more; a zone only where it is known');

export const kindSchema = z
  .enum(articleKinds)
  .describe(
    'live: a live blog; brief: a short item; entry: a feed entry whose page was not fetched; page: text that is not a story, such as one about the site, by nobody and without a day',
  );

export const dateBasisSchema = z.strictObject({
  precision: z.enum(['day', 'minute', 'second']).nullable().describe('how precise the page is'),
  zoneFrom: z
    .enum(['stated', 'site', 'user'])
    .nullable()
    .describe('who gave the zone: the page or feed, a site rule, or --timezone'),
  disputed: z.boolean().describe('the page states dates that differ by more than the precision'),
  inferred: z
    .enum(['year', 'relative'])
    .nullable()
    .describe(
      'what the time of the fetch added to what is printed: the year, or all of "2 hours ago"; null where nothing',
    ),
});

export const contributorSchema = z.strictObject({
  name: z.string().describe('as printed'),
  role: z.string().describe('author, editor, photographer, translator, agency …'),
  kind: z.enum(['person', 'organisation']),
  url: url.nullable().describe("the person's own page"),
  email: z.string().nullable().describe('as the page prints it'),
});

export const imageSchema = z.strictObject({
  url: url.nullable().describe('null where only the caption is known (plain-text pages)'),
  caption: z.string().nullable(),
  credit: z.string().nullable().describe('photographer or agency'),
  alt: z.string().nullable().describe('text in the place of the picture'),
  width: z.number().nullable().describe('pixels'),
  height: z.number().nullable().describe('pixels'),
});

export const linkSchema = z.strictObject({ url, text: z.string().describe('the words of the link') });

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
  license: z.string().nullable().describe('as stated'),
  copyright: z.string().nullable().describe('as stated'),
  tdm: z
    .string()
    .nullable()
    .describe('text-and-data-mining reservation as stated (TDMRep, Content-Usage, Content-Signal)'),
  robots: z.string().nullable().describe('robots meta and X-Robots-Tag as stated'),
});

export const qualitySchema = z.strictObject({
  score: z.number().min(0).max(1).describe('how much of the body is likely right: the expected F1 of its words'),
  reasons: z
    .array(z.enum(['body', 'headline', 'date', 'authors']))
    .describe('the fields that are likely wrong; what is null or empty is not among them'),
});

export const sourceSchema = z.strictObject({
  kind: z.enum(['page', 'feed', 'text', 'warc', 'archive']).describe('what the record was read from'),
  ref: z.string().describe('what you named'),
  file: z.string().nullable().describe('path of a saved page'),
  feedUrl: z.string().nullable().describe('the feed or sitemap that named the story'),
  guid: z.string().nullable().describe("the id of a feed's entry"),
  fetchedAt: z.string().nullable().describe('ISO 8601 instant'),
  status: z.number().nullable().describe('of the HTTP answer'),
  contentType: z.string().nullable().describe('as the server sent it'),
  charset: z.string().nullable().describe('that the bytes were read in'),
  sha256: z.string().nullable().describe('of the bytes as received, content coding removed'),
  rule: z.string().nullable().describe('site rule used'),
  extractor: z.string().describe('wirecopy version'),
  retries: z.number().describe('how often the request was repeated'),
  tags: z.array(z.string()).describe('of the followed sources that named the story, when it was saved'),
});

export const blockSchema = z.strictObject({
  kind: z.enum(['paragraph', 'heading', 'list', 'quote', 'table', 'preformatted']),
  text: z.string().describe('without mark-up'),
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
  schemaVersion: z.literal(1).describe('raised on any incompatible change'),
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe(
      '16 hex digits; the same story has the same id on every machine. In an archive, a second story that declares the address of another has an id of its own',
    ),
  aliases: z.array(url).describe('other addresses of the same story that were seen'),
  kind: kindSchema,
  url: url.nullable().describe('where the page was found, after redirects'),
  canonicalUrl: url
    .nullable()
    .describe(
      'as the page declares it, without tracking parameters; null for a feed entry whose link other entries have, too',
    ),
  headline: z.string().nullable().describe("without the site's name, the kicker or HTML"),
  alternativeHeadlines: z.array(z.string()).describe('others that the page declares'),
  date: date
    .nullable()
    .describe(
      'when the story was published, ISO 8601: 2024-04-02, 2024-04-02T05:28 or 2024-04-02T05:28:00+03:00. As precise as the page says and no more; a zone only where page, feed, site rule or --timezone gives it',
    ),
  modified: date.nullable().describe('when the publisher says that it was changed, in the same forms'),
  dateBasis: dateBasisSchema.describe('how far the date can be trusted'),
  authors: z.array(z.string()).describe("names as printed, in the page's order"),
  contributors: z.array(contributorSchema).describe('the same people and desks in detail'),
  origin: z
    .strictObject({
      agency: z.string().nullable().describe('the wire: AP, dpa, Reuters …'),
      credit: z.string().nullable().describe('the line as printed'),
    })
    .nullable()
    .describe('the wire that the text came from'),
  genre: z.string().nullable().describe('news, opinion, analysis, review, advertiser content …'),
  tags: z.array(z.string()).describe("keywords in the page's spelling"),
  section: z.string().nullable().describe('the part of the site in which the story stands'),
  summary: z.string().nullable().describe('standfirst, lead or description'),
  body: z
    .union([z.string(), z.array(blockSchema)])
    .nullable()
    .describe("the story's text, one blank line between paragraphs; --body gives other forms"),
  language: z.string().nullable().describe('BCP 47: declared by the page, else detected'),
  publisher: z.strictObject({ name: z.string(), url: url.nullable() }).nullable().describe('the paper or site'),
  dateline: z.string().nullable().describe('"KYIV, Ukraine", where the first paragraph opens with it'),
  images: z
    .array(imageSchema)
    .describe(
      'the lead picture first, each in its largest form; that of og:image where the story shows and declares none',
    ),
  links: z.array(linkSchema).describe('links inside the body'),
  enclosures: z.array(enclosureSchema).describe('what a feed entry carries (podcasts); pictures stand under images'),
  updates: z.array(updateSchema).describe('posts of a live blog, the newest first'),
  briefs: z.array(briefSchema).describe('other items in a block of live news on the page'),
  notices: z.array(z.string()).describe('corrections and notes on sponsorship'),
  access: z.enum(['open', 'metered', 'paywalled', 'unknown']).describe('who may read the page'),
  bodyComplete: z
    .boolean()
    .nullable()
    .describe(
      'true where the text has as many words as the page counts; false where it is cut off (a wall, a teaser, a cut capture); null where nothing tells',
    ),
  rights: rightsSchema.nullable().describe('what the publisher reserves: recorded, never enforced'),
  wordCount: z.number().nullable().describe('words of the body'),
  readingMinutes: z.number().nullable().describe('as the page says, else by the words'),
  quality: qualitySchema
    .nullable()
    .describe('how sure wirecopy is; null where nothing can be said: feed entries, plain texts, bodies of site rules'),
  source: sourceSchema.describe('where the record came from'),
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
