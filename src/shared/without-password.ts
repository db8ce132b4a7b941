/** What a user typed as an address, without its `name:password@`: the form for messages, records and files. */
export function withoutPassword(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@\s]*@/i, '$1');
}

/** The same for all the addresses in a line of whatever a user typed. */
export function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/)[^/?#@\s"']*@/g, '$1');
}
