import { defineSite } from './define-site.js';

export const kyivIndependent = defineSite({
  id: 'kyiv-independent',
  hosts: ['kyivindependent.com'],
  publisher: 'The Kyiv Independent',
  // Clock times are printed without a zone; the newsroom's is Kyiv.
  timeZone: 'Europe/Kyiv',
  language: 'en',
  // Months are written in words, but numbers in its tables are day first.
  country: 'UA',
  tags: '.c-topics a, .tags a[href*="/tag/"]',
  remove: ['.c-read-also', '.c-newsletter', '.c-membership', '.c-about-author'],
  briefs: {
    item: '.c-live-news .c-live-news__item',
    time: '.c-live-news__time',
    headline: '.c-live-news__title',
    summary: '.c-live-news__text',
  },
});
