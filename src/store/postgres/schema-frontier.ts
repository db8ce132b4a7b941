import { mostDeaths } from '../frontier-types.js';

/** The politeness key of an address, as fetching has it: the host, with a port that is not the usual one. */
const site = `left(coalesce(nullif(regexp_replace(
  lower(substring(url from '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^/?#]*)')), ':(80|443)?$', ''), ''), host), 300)`;

/** When a host's turn comes: it has work, may be asked, and nobody has it. */
export const hostReady = 'greatest(due_at, next_at, held_until, unsent_until, lease_until)';
/** When a row's turn comes. */
export const pageReady = 'greatest(page.due_at, page.lease_until)';
export const sourceReady = 'greatest(source.next_due, source.lease_until)';
/** What a worker may take. */
export const pageAlive = `page.deaths < ${mostDeaths}`;
export const sourceAlive = `source.status = 'active' AND source.deaths < ${mostDeaths}`;

/** Later than anything. */
export const never = '9000000000000000';

/**
 * Which hosts have work. A host's `due_at` is a hint that may be too early and never is too late: whatever makes work due sooner leaves a
 * note, without waiting for anybody's lock; workers gather the notes.
 */
export const frontierSchema = `
ALTER TABLE host
  ADD COLUMN due_at bigint NOT NULL DEFAULT ${never},
  ADD COLUMN lease_until bigint NOT NULL DEFAULT 0,
  ADD COLUMN lease_owner text;
CREATE INDEX host_ready ON host ((${hostReady})) WHERE due_at < ${never};
CREATE INDEX host_lease ON host (lease_owner) WHERE lease_owner IS NOT NULL;

ALTER TABLE source
  ADD COLUMN deaths bigint NOT NULL DEFAULT 0,
  ADD COLUMN site text COLLATE "C" NOT NULL GENERATED ALWAYS AS (${site}) STORED;
ALTER TABLE page
  ADD COLUMN deaths bigint NOT NULL DEFAULT 0,
  ADD COLUMN site text COLLATE "C" NOT NULL GENERATED ALWAYS AS (${site}) STORED;
CREATE INDEX source_site ON source (site, (${sourceReady}), row) WHERE ${sourceAlive};
CREATE INDEX page_site ON page (site, (${pageReady}), row) WHERE ${pageAlive};
CREATE INDEX source_dead ON source (row) WHERE deaths >= ${mostDeaths};
CREATE INDEX page_dead ON page (site) WHERE deaths >= ${mostDeaths};

CREATE TABLE host_due (name text NOT NULL, due_at bigint NOT NULL);

CREATE FUNCTION note_new_pages() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO wirecopy.host_due SELECT site, min(due_at) FROM fresh GROUP BY site;
  RETURN NULL;
END $$;
CREATE TRIGGER page_is_new AFTER INSERT ON page REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_pages();
CREATE FUNCTION note_page() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO wirecopy.host_due VALUES (NEW.site, NEW.due_at);
  RETURN NULL;
END $$;
CREATE TRIGGER page_is_sooner AFTER UPDATE ON page
  FOR EACH ROW WHEN (NEW.due_at < OLD.due_at OR NEW.url <> OLD.url OR NEW.deaths < OLD.deaths) EXECUTE FUNCTION note_page();
CREATE FUNCTION note_source() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO wirecopy.host_due VALUES (NEW.site, NEW.next_due);
  RETURN NULL;
END $$;
CREATE TRIGGER source_is_new AFTER INSERT ON source FOR EACH ROW EXECUTE FUNCTION note_source();
CREATE TRIGGER source_is_sooner AFTER UPDATE ON source
  FOR EACH ROW WHEN (NEW.next_due < OLD.next_due OR NEW.url <> OLD.url OR NEW.deaths < OLD.deaths OR NEW.status <> OLD.status)
  EXECUTE FUNCTION note_source();
`;
