/** What the last part of an address says where a site's letters are ordered: "/newsletter", "/newsletters/sign-up". */
const signUp =
  /^(?:(?:our-)?(?:e-?)?news-?letters?(?:-(?:sign-?up|subscription|anmeldung|abonnieren|inscription|subscribe|registration))?|subscribe(?:-(?:to-)?newsletters?)?|newsletter-?(?:signup|abo|bestellen)|nieuwsbrie(?:f|ven)|nyhetsbrev|nyhedsbreve?|uutiskirje|infolettres?|boletin(?:es)?|mailmagazine|mailmag|melmaga|mail-magazine)$/i;
const maxAddress = 300;

/** Whether an address is where a site's letters are ordered, and not one of the letters. */
export function isSignUpAddress(address: string): boolean {
  if (address.length > maxAddress) return false;
  const path = address.replace(/[?#].*$/, '').replace(/^(?:https?:)?\/\/[^/]*/i, '');
  const parts = path.split('/').filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.[a-z]{3,5}$/i, '');
  return parts.length <= 4 && (signUp.test(last) || (/^sign-?up$/i.test(last) && signUp.test(parts.at(-2) ?? '')));
}
