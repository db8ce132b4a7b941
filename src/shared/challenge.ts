/** By which firewalls say that an answer is their challenge, whatever its status; its body may be empty. */
const challengeHeaders: readonly (readonly [name: string, value: RegExp])[] = [
  ['x-amzn-waf-action', /^(?:challenge|captcha)$/i],
  ['cf-mitigated', /^challenge$/i],
  ['sg-captcha', /^challenge$/i],
  ['x-vercel-mitigated', /^(?:challenge|deny)$/i],
  // DataDome: a page to prove oneself on, or a block.
  ['x-dd-b', /^[12]$/],
];

/** Whether a firewall answered in the place of the server. */
export const isChallenge = (headers: Readonly<Record<string, string>>): boolean =>
  challengeHeaders.some(([name, value]) => value.test(headers[name]?.trim() ?? ''));
