/** The address where it is one of http(s), else null: no page of ours links to `javascript:`. */
export const httpUrl = (url: string | null | undefined): string | null =>
  url && /^https?:\/\/[^\s]/i.test(url) ? url : null;
