// What all machines know of hosts: when each may be asked again, by the clock of the database, the only one that they share.

/** `next_at` and the like: ms since 1970. */
export const hostsSchema = `
CREATE FUNCTION now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
  'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint';

CREATE TABLE host (
  name text PRIMARY KEY,
  next_at bigint NOT NULL DEFAULT 0,
  delay_ms bigint NOT NULL DEFAULT 0,
  unsent_until bigint NOT NULL DEFAULT 0,
  taker bigint NOT NULL DEFAULT 0,
  held_until bigint NOT NULL DEFAULT 0,
  held_status integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  failed_at bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE robots (
  origin text PRIMARY KEY,
  status integer NOT NULL,
  text text NOT NULL,
  fetched_at bigint NOT NULL
);
`;
