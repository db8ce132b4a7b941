/** Ampersands as templates escape them a second time, and a third: `&amp;`, `&#038;`, `&amp;#38;`. */
const escaped = /&(?:amp;)*(?:amp|#0*38|#x0*26);/gi;

/** An address with its ampersands as they were meant: none has a reference to one in it. */
export const withPlainAmpersands = (address: string): string =>
  address.includes('&') ? address.replace(escaped, '&') : address;
