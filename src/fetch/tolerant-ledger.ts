import type { HostRecord, Ledger } from '../shared/politeness.js';

const unknownHost: HostRecord = { heldUntil: 0, heldStatus: 0, failures: 0, failedAt: 0 };

/**
 * A ledger that may break in the middle of a run (a full disk, a file that another process locks for good): that is said
 * once, and the run goes on with what it knows itself.
 */
export function tolerantLedger(ledger: Ledger, onBreak: (error: unknown) => void): Ledger {
  let isBroken = false;
  const attempt = async <T>(run: () => Promise<T>, otherwise: T): Promise<T> => {
    if (isBroken) return otherwise;
    try {
      return await run();
    } catch (error) {
      // Several may be on their way.
      if (!isBroken) onBreak(error);
      isBroken = true;
      return otherwise;
    }
  };
  return {
    take: (host, delayMs) => attempt(() => ledger.take(host, delayMs), null),
    sent: (host, delayMs) => attempt(() => ledger.sent(host, delayMs), undefined),
    giveUp: (host) => attempt(() => ledger.giveUp(host), undefined),
    postpone: (host, delayMs) => attempt(() => ledger.postpone(host, delayMs), undefined),
    hold: (host, untilMs, status) => attempt(() => ledger.hold(host, untilMs, status), undefined),
    read: (host) => attempt(() => ledger.read(host), unknownHost),
    setFailures: (host, failures) => attempt(() => ledger.setFailures(host, failures), undefined),
    robots: (origin) => attempt(() => ledger.robots(origin), null),
    keepRobots: (origin, record) => attempt(() => ledger.keepRobots(origin, record), undefined),
    close: () => ledger.close(),
  };
}
