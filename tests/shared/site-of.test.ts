import { expect, test } from 'vitest';
import { siteOf } from '../../src/shared/site-of.js';

test.each([
  ['www.sz.de', 'sz.de'],
  ['m.rtl.fr', 'rtl.fr'],
  ['www.dw.com', 'dw.com'],
  ['news.bbc.co.uk', 'bbc.co.uk'],
  ['www.haber.com.tr', 'haber.com.tr'],
  ['www.gob.mx', 'gob.mx'],
  ['www.kanzleramt.gv.at', 'kanzleramt.gv.at'],
  ['techlog.herald.ad.jp', 'herald.ad.jp'],
  ['herald.example', 'herald.example'],
])('%s belongs to %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});
