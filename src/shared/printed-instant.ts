/** The day of a date as printed, in the publisher's own zone; null for what names no day of the calendar. */
export function dayOf(date: string | null): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  const at = valid(new Date(`${day}T00:00:00Z`));
  return day !== undefined && at?.toISOString().startsWith(day) ? at : null;
}

/** The instant of a date; null where no zone is known: a guess would shift the story. */
export function instantOf(date: string | null): Date | null {
  return date !== null && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? valid(new Date(date)) : null;
}

/** A date as RFC 3339 wants an instant, in the publisher's own zone; null where no zone is known. */
export function internetDate(date: string | null): string | null {
  return instantOf(date) ? date!.replace(/T\d{2}:\d{2}(?=Z|[+-])/, '$&:00') : null;
}

/** The same as RFC 822 wants it (`Mon, 04 May 2026 06:30:00 +0200`). */
export function mailDate(date: string | null): string | null {
  const printed = internetDate(date);
  if (printed === null) return null;
  const [, clock, zone] = /^(.*T\d{2}:\d{2}:\d{2}).*(Z|[+-]\d{2}:\d{2})$/.exec(printed)!;
  const offset = zone === 'Z' ? '+0000' : zone!.replace(':', '');
  return new Date(`${clock}Z`).toUTCString().replace('GMT', offset);
}

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
