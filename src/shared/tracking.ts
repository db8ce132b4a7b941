// Query parameters that tell who sent the reader and never which text is shown.

const trackingParameter =
  /^(utm_\w+|at_(medium|campaign|link\w*|format|ptr_name|bbc_team|custom\d)|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(enc|mi)|hs\w*tracking|vero_id|_ga|_gl|ref_?src|ref_url|cmpid|ocid|ncid|ns_\w+|xtor|s_?cid|smid|smtyp|sr_share|spm|wt_?mc\w*|wt_zmc|partner|guccounter|guce_referrer\w*|src_?tag|__twitter_impression|amp_?js_v|amp_gsa|usqp|echobox|taid|mbid|soc_src|soc_trk|intcmp|dmcid|cid_source|traffic_source|campaign_id|click_?id|feature=share|phpsessid|jsessionid)$/i;

/** The reader's session in the path, as servers of Java and ASP.NET write it for who takes no cookie: another one at each visit. */
const session = /;(?:jsessionid|phpsessid)=[^;/]*|\/\(S\([a-z\d]{6,40}\)\)(?=\/)/gi;

/** A path of an address without the session of who asked. */
export const withoutSession = (path: string): string => (/[;(]/.test(path) ? path.replace(session, '') : path);

/** The address without tracking parameters and fragment; null where it is not an http(s) address. */
export const cleanUrl = (address: string): string | null => cleanedUrl(address)?.href ?? null;

/**
 * One spelling of what is percent-encoded: digits in capitals, and letters, digits and `-._~` as they are
 * (https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2).
 */
export const evenSpelling = (address: string): string =>
  address.includes('%') ? address.replace(/%[\da-f]{2}/gi, evenOctet) : address;

function evenOctet(octet: string): string {
  const sign = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
  return /[\w.~-]/.test(sign) ? sign : octet.toUpperCase();
}

/** The same in its parts, for those who would parse it again. */
export function cleanedUrl(address: string, spelled = evenSpelling): URL | null {
  let url: URL;
  try {
    url = new URL(address);
    // What the parser encodes is in capitals, and what came encoded stays as it was.
    const href = spelled(url.href);
    if (href !== url.href) url = new URL(href);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const path = withoutSession(url.pathname);
  if (path !== url.pathname) url.pathname = path;
  // `#!/path` and `#/path` name the document on pages that scripts route.
  if (address.includes('#') && !/^#!?\//.test(url.hash)) url.hash = '';
  if (url.search) {
    const kept = url.search
      .slice(1)
      .split('&')
      .filter((pair) => pair && !trackingParameter.test(pair.split('=', 1)[0]!));
    url.search = kept.length > 0 ? `?${kept.join('&')}` : '';
  }
  // To set either parses the address anew, and hardly any has them.
  if (url.username !== '' || url.password !== '') url.username = url.password = '';
  return url;
}
