import { afterEach, beforeEach } from 'vitest';
import { type ChangingSite, openChangingSite } from './changing-site.js';
import { openSyncing, type Syncing } from './syncing.js';

/** Of the test that runs: a site, its feed's address, and an archive that syncs with it. */
export let site: ChangingSite;
export let archive: Syncing;
export let feed: string;

/** For a file of tests: opens them before each. */
export function syncingSite(): void {
  beforeEach(async () => {
    site = await openChangingSite();
    archive = await openSyncing();
    feed = `${site.url}/feed`;
  });
  afterEach(async () => {
    await archive.close();
    await site.close();
  });
}
