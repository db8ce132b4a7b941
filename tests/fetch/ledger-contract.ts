import { expect, test } from 'vitest';
import type { Ledger } from '../../src/shared/politeness.js';

/** One form of the ledger, with a clock that the test winds. */
export interface LedgerForm {
  /** Another process on the same ledger. */
  open(): Promise<Ledger>;
  /** The clock that runs share goes on. */
  wind(ms: number): Promise<void>;
  /** This machine's wall clock. */
  now(): number;
}

/** That it left may be written a little later; who reads sees all that is on its way. */
async function sent(ledger: Ledger, delayMs: number): Promise<void> {
  await ledger.sent('h.example', delayMs);
  await ledger.read('h.example');
}

/** What each form of the ledger has to do, whoever keeps it. */
export function ledgerContract(makeForm: () => Promise<LedgerForm>): void {
  const ledgers: Ledger[] = [];
  const pair = async (): Promise<[Ledger, Ledger, LedgerForm]> => {
    const form = await makeForm();
    const both: [Ledger, Ledger] = [await form.open(), await form.open()];
    ledgers.push(...both);
    return [...both, form];
  };
  const closeAll = async (): Promise<void> => {
    for (const ledger of ledgers.splice(0)) await ledger.close();
  };
  const check = (name: string, run: (one: Ledger, two: Ledger, form: LedgerForm) => Promise<void>): void => {
    test(name, async () => {
      await run(...(await pair())).finally(closeAll);
    });
  };

  check('of two runs only one gets a start, and the other hears how long to wait', async (one, two, form) => {
    expect(await one.take('h.example', 10_000)).toBeNull();
    await sent(one, 10_000);
    const missing = await two.take('h.example', 10_000);
    expect(missing).toMatchObject({ heldMs: 0 });
    expect(missing!.ms).toBeGreaterThan(8_000);
    expect(missing!.ms).toBeLessThanOrEqual(10_000);
    expect(await two.take('other.example', 10_000)).toBeNull();
    await form.wind(10_000);
    expect(await two.take('h.example', 10_000)).toBeNull();
    expect(await one.take('h.example', 10_000)).not.toBeNull();
  });

  check('of ten who ask together one gets the start', async (_one, _two, form) => {
    const ten = await Promise.all(Array.from({ length: 10 }, () => form.open()));
    ledgers.push(...ten);
    const asked = await Promise.all(ten.map((ledger) => ledger.take('h.example', 10_000)));
    expect(asked.filter((missing) => missing === null)).toHaveLength(1);
  });

  check('a start that was taken keeps others away until it is sent, or given up', async (one, two, form) => {
    expect(await one.take('h.example', 400)).toBeNull();
    // Its connection takes three seconds.
    await form.wind(3_000);
    expect((await two.take('h.example', 400))!.ms).toBeLessThanOrEqual(50);
    await sent(one, 400);
    expect(await two.take('h.example', 400)).not.toBeNull();
    await form.wind(400);
    expect(await two.take('h.example', 400)).toBeNull();
    await two.giveUp('h.example');
    await form.wind(400);
    expect(await one.take('h.example', 400)).toBeNull();
  });

  check('an answer that comes late puts the next start off', async (one, two) => {
    expect(await one.take('h.example', 10_000)).toBeNull();
    await one.sent('h.example', 10_000);
    await one.postpone('h.example', 10_900);
    await one.read('h.example');
    expect((await two.take('h.example', 10_000))!.ms).toBeGreaterThan(10_400);
    // One that comes sooner than the delay takes nothing away.
    await one.postpone('h.example', 100);
    await one.read('h.example');
    expect((await two.take('h.example', 10_000))!.ms).toBeGreaterThan(10_000);
  });

  check('a process that died between taking and sending frees its host', async (one, two, form) => {
    expect(await one.take('h.example', 2_000)).toBeNull();
    await form.wind(14_000);
    expect(await two.take('h.example', 2_000)).not.toBeNull();
    await form.wind(3_100);
    expect(await two.take('h.example', 2_000)).toBeNull();
  });

  check('a wait that robots.txt or an answer asks for is everybody’s', async (one, two, form) => {
    await one.postpone('h.example', 60_000);
    expect((await two.take('h.example', 1_000))!.ms).toBeGreaterThan(50_000);
    // A shorter one takes nothing back.
    await two.postpone('h.example', 1_000);
    expect((await one.take('h.example', 1_000))!.ms).toBeGreaterThan(50_000);
    await form.wind(60_000);
    expect(await two.take('h.example', 1_000)).toBeNull();
  });

  check('a Retry-After holds the host for all, in each machine’s own time', async (one, two, form) => {
    await one.hold('h.example', form.now() + 120_000, 503);
    // Nobody gets a start: neither the run that was told, nor another.
    expect(await one.take('h.example', 1_000)).toMatchObject({ heldStatus: 503 });
    const missing = (await two.take('h.example', 1_000))!;
    expect(missing.heldStatus).toBe(503);
    expect(missing.heldMs).toBeGreaterThan(110_000);
    expect(missing.ms).toBeGreaterThanOrEqual(missing.heldMs);
    const { heldUntil, heldStatus } = await two.read('h.example');
    expect(heldStatus).toBe(503);
    expect(Math.abs(heldUntil - form.now() - 120_000)).toBeLessThan(5_000);
    await form.wind(120_000);
    expect(await two.take('h.example', 1_000)).toBeNull();
  });

  check('failures, and when the last of them was', async (one, two, form) => {
    expect(await two.read('h.example')).toEqual({ heldUntil: 0, heldStatus: 0, failures: 0, failedAt: 0 });
    await one.setFailures('h.example', 5);
    await one.read('h.example');
    const { failures, failedAt } = await two.read('h.example');
    expect(failures).toBe(5);
    expect(Math.abs(failedAt - form.now())).toBeLessThan(5_000);
    await one.setFailures('h.example', 0);
    await one.read('h.example');
    expect(await two.read('h.example')).toMatchObject({ failures: 0, failedAt: 0 });
  });

  check('robots.txt is kept as it came', async (one, two, form) => {
    expect(await one.robots('https://h.example')).toBeNull();
    await one.keepRobots('https://h.example', { status: 200, text: 'User-agent: *\nDisallow: /\n' });
    await one.keepRobots('https://h.example', { status: 200, text: 'Allow: /ü\n' });
    const kept = (await two.robots('https://h.example'))!;
    expect(kept).toMatchObject({ status: 200, text: 'Allow: /ü\n' });
    expect(Math.abs(kept.fetchedAt - form.now())).toBeLessThan(5_000);
  });
}
