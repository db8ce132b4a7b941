// What the pages say of a flag beyond its line in the help. Keyed by the flag's long name: for flags that several commands
// share, or for those of one command. `tests/docs.test.ts` fails for a note whose flag is gone.

/** @type {Record<string, string>} */
export const sharedNotes = {
  '--timezone': 'A date that states its own zone keeps it.',
  '--output':
    'The ending chooses the format (`.csv`, `.ndjson`, `.md` …); `.zst` packs from Node 22.15 on. `-` is standard output. A link is followed, and the rights of an existing file are kept. A pipe or a device is written to as it stands. An archive is never written over. [A SQLite file](formats.md#sqlite) stays, and records are added to it.',
  '--output-dir':
    'File names are cut by bytes. A file that holds another story is never overwritten: the new one gets its id behind the name.',
  '--name':
    'The template knows `{id}`, `{date}`, `{year}`, `{month}`, `{slug}`, `{headline}`, `{language}`, `{publisher}` and `{host}`.',
  '--template':
    'A name is a key of the record or a path into it (`{publisher.name}`, `{images.0.url}`); `\\n` and `\\t` are a new line and a tab.',
  '--field': 'For the JSON formats.',
  '--no-formula-guard': "Without this flag a `'` is put before such cells, so that a spreadsheet runs nothing.",
  '--color': 'Without either flag `FORCE_COLOR` counts, then `NO_COLOR`, then whether a terminal is there.',
  '--verbose': 'It names pages that could not be fetched, and says what was asked for twice or left alone.',
  '--log': '`json` writes one object a line, for programs that read the log.',
  '--failures':
    'A line is `{source, url, file, found, status, code, message, retryable, retryAfter}`. Given back to `fetch -`, a file stays a file, and what wirecopy found by itself stays found, so that robots.txt counts for it.',
  '--archive': '`WIRECOPY_ARCHIVE` says the same. The data folder is `~/.local/share/wirecopy` on Linux.',
  '--keep-raw': 'The archive remembers the rule. [Which pages stay](archive.md#which-pages-stay) explains it.',
  '--threads': 'By default one for each processor but the first, from one to four. A single page is read without one.',
  '--document-timeout': 'Also of one piece of a long feed. A document that takes longer is a failure, `TIMEOUT`.',
  '--document-memory': 'A document that needs more is a failure, `TOO_LARGE`.',
  '--timeout': 'Time spent waiting for a turn is not counted.',
  '--max-bytes': 'Counted while it streams; also for files.',
  '--max-redirects': '`Refresh` headers and meta refreshes of up to 10 seconds count as redirects.',
  '--delay':
    'A robots.txt may ask for more (`Crawl-delay`, up to 60 s). Runs on one machine share the delay, in `politeness.db` in the state folder, and runs on a PostgreSQL archive share it on all machines, in the archive; `--delay 0` shares nothing.',
  '--retries': 'After 408, 425, 429, 500, 502, 503, 504 and network errors, with a random wait that doubles.',
  '--max-wait':
    'It holds the whole host. A longer one (up to a week) is remembered, and no run asks that host before it is over.',
  '--robots':
    '`found` means that what you typed is fetched as typed. The file is asked for once a run, and once a day by all runs together. While a server is in trouble all of it counts as closed, unless its rules of the last 30 days are known.',
  '--header':
    'Harmless headers such as `Accept-Language` go to every origin. For headers of one host use `hosts` in the [configuration file](fetching.md#configuration).',
  '--cookies': 'This is the form that curl and browser extensions write.',
  '--user-agent': 'The part before `/` is the name that a robots.txt can address.',
  '--http2': 'With it, a body that breaks off without a stated length is not noticed as cut.',
  '--no-ledger': '`Retry-After` and robots.txt are then not shared either.',
  '--allow-private':
    'Without it loopback, private, link-local and metadata addresses are refused: after the name is resolved, and again on each redirect. Example: `--allow-private=10.0.0.0/8,127.0.0.1`.',
  '--skip':
    'Words are found as a search finds them (`word*` is a beginning). An expression is matched in linear time (RE2), whatever its case. [What comes in](archive.md#what-comes-in) has more.',
  '--config': '`WIRECOPY_CONFIG` says the same. See [configuration](fetching.md#configuration).',
  '--since': 'Dates count as printed; an article without one has the day of its first sighting.',
  '--min-quality':
    'What has no score (feed entries, plain texts, records of earlier versions) is kept. See [the record](record.md#quality).',
  '--group': 'The row is the first that is found; it says how many tell the story.',
  '--edited-after-publication': 'Where the date has no time of day, the first sighting counts.',
};

/** @type {Record<string, Record<string, string>>} */
export const commandNotes = {
  work: {
    '--once': 'Hosts that have to wait for more than a minute (`Retry-After`, a later look) are not waited for.',
    '--drain':
      'After it requests are broken off, and all that the worker had is there for others at once. A worker that is killed is missed after 30 s.',
    '--metrics': 'At `/metrics`: what this worker did, and how much is due for all of them.',
    '--concurrency': 'Here also hosts under way at once.',
    '--delay': 'All workers of an archive keep it together, by a ledger in the database and by its clock.',
    '--log': '`json` writes one object a line, with its time and the id of this run.',
  },
  fetch: {
    '--url': 'For one file; in a list use lines of JSON.',
    '--full':
      'Where the page cannot be had, or tells of something else, the failure is said and the entry of the feed is printed.',
    '--pages': "By RFC 5005, JSON Feed's `next_url`, or WordPress's `?paged=`.",
    '--body': 'A format that writes mark-up (`markdown`, `html`, `rss` …) takes its own form by default.',
    '--explain':
      'For each field: the chosen value, the place where it stood, and the others that lost. With `--format text`, or on a terminal, it is a page to read.',
    '--since': 'A day, month or year (`2026-05-31`, `2026-05`, `2026`), or back from now: `36h`, `7d`, `2w`, `1y`.',
    '--format':
      '[Formats](formats.md) describes each. `json` is pretty on a terminal, and one record a line elsewhere.',
    '--replace-empty': 'Without it such a run leaves the file as it was.',
  },
  discover: {
    '--format': '`opml` holds feeds only.',
  },
  follow: {
    '--tag': '`sources --tag` and `list --tag` choose by them, and records have them in `source.tags`.',
    '--page': 'Each state of the page becomes a revision.',
  },
  sync: {
    '--all': 'Pages that would be looked at again later count as due, too.',
    '--watch': 'Ctrl-C finishes what is under way.',
    '--json':
      'The keys: `{sources, fetched, notModified, failed, new, revised, unchanged, doubtful, filtered, leftOut, gone, gaps, pages}`. With `--watch` it is one line for each run.',
    '--limit': 'Those that are due for the longest time come first.',
    '--min-quality':
      'What is left out is counted, and is not a failure. The page is looked at again like all others; what the archive has of it stays. Feed entries have no score and are saved. Hooks get nothing of less quality either.',
    '--recheck': 'This finds edits that the publisher does not announce.',
    '--raw': 'They are compressed, and kept once for each content.',
  },
  backfill: {
    '--since':
      "The record's own date decides, once the page is read. [A site's past](archive.md#a-sites-past) says what is not even asked for.",
    '--wayback':
      'A page that the site still names is read from the site, and from its copy where it answers 404 or 410. A copy never stands over what the archive has.',
    '--paged': 'Where a feed says that WordPress made it, this is done without the flag.',
    '--dry-run': 'The addresses are kept in the archive: the next run goes on from there.',
    '--min-quality': 'What is left out is not read again, and not a failure.',
    '--yes': 'On a terminal, more than 2,000 pages are read only after a yes. Elsewhere nothing is asked.',
    '--json':
      'Of a run: `{site, since, until, pages, lists, end, read, new, revised, unchanged, failed}`; `end` is `whole`, `left` (some wait for another run), `shared` (another process is at work on the rest) or `declined`.',
    '--list':
      'With `--json` one object a line: `{url, kind, outcome, code, status, message, article, date, dateFrom, source, copy, attempts, triedAt}`.',
  },
  show: {
    '--revisions':
      'It lists number, time, reason (`first`; `page`: the page of what was only an entry of a feed; `edit`) and headline.',
  },
  diff: {
    '--format': '`patch` is a unified diff with one paragraph a line.',
    '--substance-words': 'Any changed figure is of substance, too.',
  },
  export: {
    '--since-last': 'In the order of change. See [one delivery, once](archive.md#one-delivery-once).',
  },
};
