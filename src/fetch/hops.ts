import { NetworkError, RefusedError } from '../errors.js';

/** A circle, or more redirects than are followed; another try would end in the same way. */
export class RedirectError extends NetworkError {
  constructor(message: string) {
    super(message, { isRetryable: false });
  }
}

interface Place {
  url: URL;
  /** What messages call it. */
  name: string;
}

/** Throws where a redirect leads to what is not read. Addresses are judged where the connection is made. */
export function checkHop(from: Place, to: Place, allowDowngrade: boolean): void {
  if (to.url.protocol !== 'http:' && to.url.protocol !== 'https:') {
    throw new RefusedError(`${from.name} redirects to ${to.url.protocol}, and only http: and https: are read`);
  }
  if (from.url.protocol === 'https:' && to.url.protocol === 'http:' && !allowDowngrade) {
    throw new RefusedError(`${from.name} redirects from https to ${to.name}: --allow-downgrade follows it`);
  }
  checkPort(to.url, to.name);
}

/** Throws for a port that speaks another protocol: mail and printers must not hear from a redirect or a feed. */
export function checkPort(url: URL, name: string): void {
  if (badPorts.has(url.port))
    throw new RefusedError(`${name} is not read: no browser reads pages from port ${url.port}`);
}

/** Ports of other protocols, which browsers refuse (https://fetch.spec.whatwg.org/#port-blocking). */
const badPorts = new Set(
  `0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137
  139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720
  1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
);
