import type { CookieJar } from 'tough-cookie';
import { UsageError } from '../errors.js';

/** A server may not fill the memory or the request with cookies. */
const limits = { perAnswer: 60, bytes: 4_096, perHost: 180, headerBytes: 16_384 };

/** The cookies of one run: what servers set, and a Netscape file's. They go to their own hosts only and are shown nowhere. */
export class Cookies {
  private jar: Promise<CookieJar> | null = null;
  /** Names by host: a server that sets one cookie anew with each page sets one. */
  private readonly names = new Map<string, Set<string>>();

  constructor(private readonly netscapeFile: string | null) {
    if (netscapeFile !== null) checkNetscapeFile(netscapeFile);
  }

  /** The `Cookie` header for an address, null where there is none. */
  headerFor(url: URL): Promise<string | null> | null {
    return this.jar || this.netscapeFile !== null ? this.readJar(url) : null;
  }

  private async readJar(url: URL): Promise<string | null> {
    const text = await (await this.open()).getCookieString(url.href);
    if (text === '' || text.length > limits.headerBytes) return null;
    // Bytes beyond Latin-1 cannot stand in a header.
    return /^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? text : null;
  }

  async keep(url: URL, setCookies: readonly string[]): Promise<void> {
    if (setCookies.length === 0) return;
    const jar = await this.open();
    const names = this.names.get(url.hostname) ?? new Set<string>();
    this.names.set(url.hostname, names);
    for (const text of setCookies.slice(0, limits.perAnswer)) {
      const name = text.slice(0, Math.max(0, text.indexOf('='))).trim();
      if (text.length > limits.bytes || (names.size >= limits.perHost && !names.has(name))) continue;
      names.add(name);
      // A cookie for somebody else's domain is refused by the jar; browsers say nothing about it either.
      await jar.setCookie(text, url.href, { loose: true, ignoreError: true });
    }
  }

  private open(): Promise<CookieJar> {
    this.jar ??= this.load();
    return this.jar;
  }

  private async load(): Promise<CookieJar> {
    const { Cookie, CookieJar } = await import('tough-cookie');
    const jar = new CookieJar();
    for (const one of readNetscapeFile(this.netscapeFile ?? '')) {
      const host = one.domain.replace(/^\./, '');
      const cookie = new Cookie({
        key: one.name,
        value: one.value,
        domain: host,
        hostOnly: !one.isForSubdomains,
        path: one.path,
        secure: one.isSecure,
        ...(one.expires > 0 ? { expires: new Date(one.expires * 1000) } : {}),
      });
      await jar.setCookie(cookie, `${one.isSecure ? 'https' : 'http'}://${host}${one.path}`, { ignoreError: true });
    }
    return jar;
  }
}

interface NetscapeCookie {
  domain: string;
  isForSubdomains: boolean;
  path: string;
  isSecure: boolean;
  expires: number;
  name: string;
  value: string;
}

/** The format of curl and browsers' exports: seven fields with tabs between; `#HttpOnly_` before a domain is not a comment. */
function readNetscapeFile(text: string): NetscapeCookie[] {
  return cookieLines(text).map((line) => {
    const [domain = '', subdomains = '', path = '/', secure = '', expires = '0', name = '', value = ''] = line
      .replace(/^#HttpOnly_/, '')
      .split('\t');
    return {
      domain: domain.toLowerCase(),
      isForSubdomains: subdomains.toUpperCase() === 'TRUE',
      path,
      isSecure: secure.toUpperCase() === 'TRUE',
      expires: Number(expires) || 0,
      name,
      value,
    };
  });
}

function cookieLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && (!line.startsWith('#') || line.startsWith('#HttpOnly_')));
}

function checkNetscapeFile(text: string): void {
  const at = cookieLines(text).findIndex((line) => line.split('\t').length < 6);
  // The line may hold a secret: only its number is said.
  if (at !== -1)
    throw new UsageError(`--cookies: entry ${at + 1} is not in Netscape form (seven fields with tabs between)`);
}
