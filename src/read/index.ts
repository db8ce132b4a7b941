// Front door of reading: one document's bytes → what it is, told once (open.ts), and then one of four readings of it: its records
// and what it names (items.ts), what it offers to follow (discovered.ts), what a poll sees of it (source.ts), and a stored page
// anew (again.ts). It carries one step's result to the next; it fetches nothing and saves nothing.
//
//   page   openDocument → articleFromPage  → extractArticle → normaliseArticle
//   entry  openDocument → itemsFromFeed    → articleFromEntry, or (full) a target that comes back as a page
//   WARC   openDocument → itemsFromWarc    → a target with its bytes, which comes back as a page
export { isEmpty, readCapture, rereadPage } from './again.js';
export { itemsFromWarc } from './capture.js';
export { type Inspected, inspectDocument, newestOf } from './discovered.js';
export { parseFeed, type ParseFeedOptions } from './feed.js';
export { tooLong } from './bounded.js';
export { readDocument } from './items.js';
export { type OpenedDocument, openDocument, warcStreamOf } from './open.js';
export { articleFromEntry, articleInPlaceOf, guidOf } from './record.js';
export { recordFromLine } from './records.js';
export type { SeenEntry } from './seen-entry.js';
export { noSourceHints, readSource, sourceFrom, type SourceHints, type SourceReading } from './source.js';
