import { folderSettings } from '../raw-folder/raw-folder.js';
import { copySetting } from './mark.js';

// What an archive holds, table by table, parents before what refers to them. Both kinds of archive have these tables and columns;
// a test compares the list with both.

export type ColumnType = 'text' | 'bigint' | 'float8' | 'bytea';

export interface Table {
  name: string;
  columns: readonly { name: string; type: ColumnType }[];
  /** What tells its rows apart. */
  key: readonly string[];
  /** What no two rows may share beside that. */
  unique: readonly (readonly string[])[];
  /** Texts of any length, which PostgreSQL knows by their MD5: an index of its takes 2,700 bytes. */
  long: readonly string[];
  /** Rows that belong to a file or database, not to what it holds. */
  without?: { column: string; values: readonly string[] };
  /** Columns that say where the archive itself has put a row's bytes: a copy is given the bytes. */
  places?: readonly string[];
  /** Which column names the article whose full text says what a row says. */
  indexes?: string;
}

/** `name` is a text, `name#` a whole number, `name~` a fraction, `name*` bytes; the key stands first. */
function table(name: string, keys: number, columns: string, more: Partial<Table> = {}): Table {
  const types: Record<string, ColumnType> = { '#': 'bigint', '~': 'float8', '*': 'bytea' };
  const all = columns.split(' ').map((text) => {
    const type = types[text.at(-1)!];
    return { name: type ? text.slice(0, -1) : text, type: type ?? 'text' };
  });
  return { name, columns: all, key: all.slice(0, keys).map((one) => one.name), unique: [], long: [], ...more };
}

export const tables: readonly Table[] = [
  table(
    'article',
    1,
    'row# id url host headline date sort_at# language main_language publisher kind first_seen changed_at revision# revisions# ' +
      'edits# edited_at content_hash simhash near_group sequence# quality~',
    { unique: [['id'], ['sequence']], indexes: 'row' },
  ),
  table('revision', 2, 'article# number# saved_at cause content_hash record*', { indexes: 'article' }),
  table('identity', 1, 'key article#', { long: ['key'] }),
  table('feed', 1, 'number# url', { unique: [['url']], long: ['url'] }),
  table('sighting', 1, 'number# article# feed# guid url first_seen'),
  table('band', 2, 'value# article# rest#'),
  table('raw', 1, 'number# sha256 size# body*', { unique: [['sha256']], places: ['file', 'start', 'bytes'] }),
  table('capture', 1, 'number# article# url fetched_at status# headers entry raw# signature', {
    unique: [['article', 'raw']],
  }),
  table('aside', 1, 'article# seen_at record*'),
  table('cursor', 1, 'name sequence# pending_sequence# pending_file pending_temporary'),
  table(
    'source',
    1,
    'row# url host kind title site_url tags entries_only# status etag last_modified body_sha256 added_at# last_polled# next_due# ' +
      'last_error error_streak# moved_to moved_count# hub hints rhythm_ms# last_new# gap_streak# lease_until# lease_owner read_at# ' +
      'answered_at# entry* failing_since# first_error error_code error_status# alarmed_at# folder note only_rules skip_rules ' +
      'rules_applied delay_ms# headers deaths#',
    { unique: [['url']], long: ['url'] },
  ),
  table('entry', 2, 'source# key guid signature gone_at#', { long: ['key'] }),
  table('left_out', 2, 'source# key story* seen_at#', { long: ['key'] }),
  table(
    'page',
    1,
    'row# key url host origins entry* reason due_at# first_seen# tried_at# attempts# etag last_modified body_sha256 lease_until# ' +
      'lease_owner entry_since# version# deaths#',
    { unique: [['key']], long: ['key'] },
  ),
  table(
    'hook',
    1,
    'number# name label first_row# lease_until# lease_owner failures# failing_since# last_error paused_until#',
    {
      unique: [['name']],
    },
  ),
  table('hook_delivery', 2, 'article# hook#'),
  table('hook_letter', 2, 'article# hook# sequence# event error failed_at is_due#'),
  table('gone', 1, 'article# sequence# gone_at', { unique: [['sequence']] }),
  table('backfill', 1, 'number# site since until listed_at# asked_at#', { unique: [['site']], long: ['site'] }),
  table(
    'backfill_address',
    1,
    'row# backfill# key url host kind source guid entry* date date_from capture digest is_past# place outcome code status# message ' +
      'article attempts# is_final# begun# tried_at# lease_until# lease_owner',
    { unique: [['backfill', 'key']], long: ['key'] },
  ),
  // Last: the numbers that are given next, and a copy that is cut off before has none of them. What pages take is counted anew, as
  // it differs with where they lie.
  table('counter', 1, 'name value#', { without: { column: 'name', values: ['indexed', 'raw bytes', 'raw aged'] } }),
  table('setting', 1, 'name value', {
    without: { column: 'name', values: ['schema', copySetting, ...folderSettings] },
  }),
];
