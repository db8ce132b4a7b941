import type { Field, SourceName } from '../../types.js';

// What `<meta>` tags say, by vocabulary and field: keys in lower case, each perhaps with how far it is believed.

/** Fields that a meta tag can answer by its bare text. */
export type MetaField = Exclude<Field, 'image' | 'guid' | 'origin' | 'readingMinutes' | 'wordCount'>;

export interface MetaMeaning {
  source: SourceName;
  field: MetaField;
  confidence: number;
}

type Vocabulary = Partial<Record<MetaField, string>>;

/** https://www.dublincore.org/specifications/dublin-core/dcmi-terms/, under the prefixes that pages write. */
const dublinCore: Vocabulary = {
  headline: 'title',
  authors: 'creator creator.name contributor=0.4',
  date: 'date date.issued date.published issued date.created=0.8 created=0.8 available=0.8',
  modified: 'modified date.modified date.x-metadatalastmodified',
  tags: 'subject keywords',
  summary: 'description abstract',
  language: 'language',
  publisher: 'publisher',
  copyright: 'rights rightsholder=0.6',
  license: 'license',
  type: 'type=0.4',
};
const dublinPrefixes = ['dc.', 'dc:', 'dcterms.', 'dcterms:', 'dcsext.', 'dcterm:', 'dcsext:'];

const exact: [SourceName, prefixes: readonly string[], Vocabulary][] = [
  [
    // https://ogp.me; `og:title` often carries the site's name, which normalise removes.
    'open-graph',
    ['og:'],
    {
      headline: 'title',
      type: 'type',
      summary: 'description',
      publisher: 'site_name',
      canonicalUrl: 'url',
      language: 'locale=0.6',
      date: 'article:published_time published_time pubdate',
      modified: 'article:modified_time updated_time',
      authors: 'article:author=0.9 author',
      tags: 'article:tag',
      section: 'article:section',
    },
  ],
  [
    // https://ogp.me/#type_article and what Facebook added; `article:author` is a profile's address as often as a name.
    'article-meta',
    ['article:'],
    {
      date: 'published_time published publish_date post_date created=0.7',
      modified: 'modified_time modified',
      authors: 'author author:name author_name',
      tags: 'tag tags keywords',
      section: 'section',
      access: 'content_tier',
      genre: 'opinion=0',
    },
  ],
  ['article-meta', [''], { authors: 'lp:article:author book:author', tags: 'video:tag=0.6' }],
  ['dublin-core', dublinPrefixes, dublinCore],
  [
    // Cards of X, once Twitter; `twitter:creator` is a handle, not a name.
    'twitter',
    ['twitter:'],
    { headline: 'title text:title=0.6', summary: 'description', authors: 'creator=0.1', canonicalUrl: 'url' },
  ],
  [
    // https://docs.parse.ly/metatags/
    'parsely',
    ['parsely-'],
    {
      headline: 'title',
      authors: 'author',
      date: 'pub-date',
      section: 'section',
      tags: 'tags keywords',
      canonicalUrl: 'link',
      type: 'type=0.3',
    },
  ],
  [
    // https://getstarted.sailthru.com/site/horizon-overview/horizon-meta-tags/
    'sailthru',
    ['sailthru.'],
    { headline: 'title', authors: 'author', date: 'date', tags: 'tags', summary: 'description' },
  ],
];

/** Plain names, by their letters alone, which analytics and search services write behind a prefix of their own. */
const plain: Vocabulary = {
  headline: 'title headline hdl',
  authors:
    'author authors byl byline articleauthor articleauthorname authorname contentauthor pageauthor postauthor rbauthors',
  date: 'pubdate pubdateiso pdate publishdate publisheddate publishedat publishedtime publishtime publicationdate published datepublished dateposted displaydate release ptime onlinedate articledateoriginal originalpublicationdate articlepublishedtime datepublicationyyyymmdd=0.9 date=0.8 created=0.6 creationdate=0.6 datecreated=0.6 datecreationyyyymmdd=0.6',
  modified:
    'updated lastmod lastmodified revised utime moddate modifieddate datemodified articlemodifiedtime buildtime=0.2',
  tags: 'keywords newskeywords tags tag contenttags topics classificationtags articletags taxonomy=0.4 entities=0.5 subject=0.5',
  section: 'section sections category articlesection sectionname pagetopic=0.5 classification=0.4',
  summary: 'description summary lead abstract=0.9',
  language: 'contentlanguage=0.8 language=0.7 inlanguage=0.8',
  publisher: 'applicationname=0.7 applemobilewebapptitle=0.5 publisher=0.8 journaltitle cre',
  copyright: 'copyright rights',
  license: 'license',
  robots: 'robots',
  tdm: 'tdmreservation tdmpolicy contentusage',
  canonicalUrl: 'syndicationsource=0.4 originalsource=0.4',
  access: 'contenttier access premium ispremium paywall ispaywalled',
  genre: 'genre',
  type: 'medium=0.3 pagetype=0.3',
};

const meanings = new Map<string, MetaMeaning>();
for (const [source, prefixes, vocabulary] of exact) add(source, prefixes, vocabulary, meanings);
const plainMeanings = new Map<string, MetaMeaning>();
add('meta', [''], plain, plainMeanings);

function add(
  source: SourceName,
  prefixes: readonly string[],
  vocabulary: Vocabulary,
  to: Map<string, MetaMeaning>,
): void {
  for (const [field, keys] of Object.entries(vocabulary) as [MetaField, string][]) {
    for (const key of keys.split(' ')) {
      const [name, confidence = '1'] = key.split('=');
      for (const prefix of prefixes) to.set(prefix + name, { source, field, confidence: Number(confidence) });
    }
  }
}

/** `bt:pubdate`, `cxenseparse:recs:publishtime`, `article.author`, `citation_title`: who asks, before the plain name. */
const asker =
  /^(?:(?:bt|cxenseparse|recs|mrf|vf|vr|st|sf|shareaholic|rnews|branch|deeplink):|(?:article|date)\.|swiftype-|citation_|fb_)+/;

/** What a key means, undefined for one that says nothing of a story. */
export function meaningOf(key: string): MetaMeaning | undefined {
  return meanings.get(key) ?? plainMeanings.get(key.replace(asker, '').replace(/[-_.]/g, ''));
}
