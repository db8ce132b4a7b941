/** How dates of an English page are read that was seen on 24 November 2026. */
export const reading = {
  languages: ['en'],
  country: null,
  zones: [],
  now: '2026-11-24T02:00:00Z',
  latest: '2026-11-24T02:00:00Z',
};
