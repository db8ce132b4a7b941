/** A line to type, and what it is for. */
export interface Example {
  line: string;
  what: string;
}

const list = (...pairs: [line: string, what: string][]): Example[] => pairs.map(([line, what]) => ({ line, what }));

/** Examples of each command, which its help, `docs/cli.md` and its man page show; a test runs every one of them. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  wirecopy: list(
    ['wirecopy fetch https://example.org/2026/05/harbour-strike', 'one page'],
    ['wirecopy fetch https://example.org/feed.xml --format csv', 'a feed, as a table'],
    ['wirecopy discover example.org', 'the feeds of a site, the best first'],
    ['wirecopy follow example.org && wirecopy sync', 'an archive that grows with each sync'],
  ),
  fetch: list(
    ['wirecopy fetch https://example.org/2026/05/harbour-strike', 'one page'],
    ['wirecopy fetch https://example.org/feed.xml --full', 'a feed, with the page of each entry'],
    ['wirecopy fetch page.html --url https://example.org/story', 'a saved page, and its address'],
    ['wirecopy fetch - < list.txt > articles.ndjson', 'a list of sources, one a line'],
    ['wirecopy fetch - --journal run.journal -o all.ndjson < list.txt', 'a long run: after a kill, the same again'],
    ['wirecopy fetch feed.xml --since 7d --format csv -o week.csv', 'a table of the last seven days'],
    ['wirecopy fetch page.html --explain --format text', 'why each field is what it is'],
  ),
  discover: list(
    ['wirecopy discover example.org', 'feeds and sitemaps, the best first'],
    ['wirecopy discover example.org --format opml > feeds.opml', 'its feeds, for a feed reader'],
  ),
  follow: list(
    ['wirecopy follow https://example.org/feed.xml --tag ports,europe', 'a feed, with two tags'],
    ['wirecopy follow example.org', 'the best feed of a site'],
    ['wirecopy follow subscriptions.opml', 'every feed of a list'],
    ['wirecopy follow --page https://example.org/live/election', 'one page and all its states'],
  ),
  unfollow: list(['wirecopy unfollow example.org/feed.xml', 'its articles stay in the archive']),
  sources: list(
    ['wirecopy sources', 'every source: state, last and next poll'],
    ['wirecopy sources --tag ports --opml > ports.opml', 'the feeds with a tag, for a feed reader'],
    ["wirecopy sources edit example.org/feed.xml --skip 'headline:quiz'", 'what is said of one'],
  ),
  report: list(
    ['wirecopy report --since 30d -o report.html', 'the last thirty days, as one page with charts'],
    ['wirecopy fetch feed.xml | wirecopy report - > feed.html', 'records that stand in no archive'],
  ),
  sync: list(
    ['wirecopy sync', 'ask every source that is due'],
    ['wirecopy sync --all --json', 'ask all of them now, and print counts'],
    ['wirecopy sync --enqueue', 'wake the workers of a PostgreSQL archive for what is due'],
    ["wirecopy sync --exec 'node notify.mjs' --match harbour", 'call a program for each story about a harbour'],
  ),
  work: list(
    ['wirecopy work --archive postgres://db.example/news', 'work until it is stopped'],
    ['wirecopy work --once --metrics 9464', 'what is due now, and counts for Prometheus meanwhile'],
  ),
  jobs: list(
    ['wirecopy jobs', 'how much is due, who works, and what was set aside'],
    ['wirecopy jobs --json', 'the same, to watch'],
    ['wirecopy jobs retry', 'try again what was set aside'],
  ),
  backfill: list(
    ['wirecopy backfill example.org --since 2024 --dry-run', 'how many stories since 2024, and how long they take'],
    ['wirecopy backfill example.org --since 2024-03 --until 2024-05', 'three months into the archive'],
    ['wirecopy backfill example.org --status', 'how far that is'],
  ),
  hooks: list(
    ['wirecopy hooks', 'who is called, how many wait, and what could not be delivered'],
    ['wirecopy hooks retry', 'send again what could not be delivered, with the next sync'],
  ),
  list: list(
    ['wirecopy list --since 2d', 'what came in the last two days'],
    ['wirecopy list --edited', 'what the publisher edited'],
    ['wirecopy list --kind live --sort seen', 'live blogs, the last found first'],
    ['wirecopy list --edited --format html -o edits.html', 'the same as a page, words in red and green'],
    ['wirecopy list --tag ports --format csv > ports.csv', 'a table of articles with a tag'],
  ),
  search: list(
    [`wirecopy search 'harbour "night shifts" -football'`, 'two wanted, one not'],
    ["wirecopy search 'headline:strike since:2026-05'", 'in headlines, since May'],
    ["wirecopy search 'kyiv OR kiev' --format csv > kyiv.csv", 'either word, as a table'],
  ),
  show: list(
    ['wirecopy show https://example.org/2026/05/harbour-strike', 'an article, to read'],
    ['wirecopy show https://example.org/2026/05/harbour-strike --revisions', 'when it changed, and why'],
    ['wirecopy show https://example.org/2026/05/harbour-strike --raw > page.html', 'the page as received'],
  ),
  diff: list(
    ['wirecopy diff https://example.org/2026/05/harbour-strike', 'each edit, word by word'],
    ['wirecopy diff https://example.org/2026/05/harbour-strike -f patch', 'as a patch'],
  ),
  export: list(
    ['wirecopy export --output archive.ndjson', 'every article, one a line'],
    ['wirecopy export --since-last db --output new.ndjson', 'what is new since the last such run'],
    ['wirecopy export --output pages.warc.gz', 'the pages as received'],
  ),
  reextract: list(
    ['wirecopy reextract --dry-run', 'what a better reader would change'],
    ['wirecopy reextract --since 2026-05', 'read the articles since May again'],
  ),
  prune: list(
    ['wirecopy prune --older-than 2y --dry-run', 'how much that would be'],
    ['wirecopy prune --keep-raw latest', 'keep the newest page of each article'],
  ),
  vacuum: list(['wirecopy vacuum', 'after a prune']),
  backup: list(['wirecopy backup archive-$(date +%F).db', 'a copy, named after the day']),
  copy: list(
    ['wirecopy copy ~/.local/share/wirecopy/archive.db new.db', 'into another file'],
    ['wirecopy copy new.db postgres://wirecopy@db.example/news', 'into a database that many machines share'],
  ),
  doctor: list(
    ['wirecopy doctor', 'check everything on this machine'],
    ['wirecopy doctor --network https://example.org/', 'and fetch this address'],
    ['wirecopy doctor --rules', 'and look at your own site rules'],
  ),
  config: list(
    ['wirecopy config --set', 'what you set, and where'],
    ['wirecopy config sync', 'what counts for one command'],
  ),
  rule: list(['wirecopy rule new page.html --url https://example.org/story --dir rules', 'from a saved page']),
  schema: list(['wirecopy schema > article.schema.json', 'to check records with']),
  completion: list(
    ['eval "$(wirecopy completion bash)"', 'in ~/.bashrc'],
    ['wirecopy completion zsh > "$fpath[1]/_wirecopy"', 'zsh'],
    ['wirecopy completion fish > ~/.config/fish/completions/wirecopy.fish', 'fish'],
  ),
};

/** The examples of a command as its help shows them: what it is for beside the line, or above a long one. */
export function examplesHelp(name: string): string {
  const own = examples[name] ?? [];
  if (own.length === 0) return '';
  const width = Math.max(...own.map(({ line }) => line.length));
  const isNarrow = own.every(({ line, what }) => Math.max(width, line.length) + what.length + 6 <= 80);
  const lines = own.map(({ line, what }) =>
    isNarrow ? `  $ ${line.padEnd(width)}  ${what}` : `  # ${what}\n  $ ${line}`,
  );
  return `\nExamples:\n${lines.join('\n')}\n`;
}

/** What `wirecopy` alone says. */
export const firstSteps = `wirecopy: name a source (the address of a page) or a command. Type first:

  wirecopy fetch https://example.org/story      a page: date, headline, text …
  wirecopy discover example.org                 the feeds of a site
  wirecopy follow example.org && wirecopy sync  an archive that grows

All commands: wirecopy --help. The flags of one: wirecopy fetch --help.
`;
