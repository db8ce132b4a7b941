// Query parameters that tell who sent the reader and never which text is shown.

const trackingParameter =
  /^(utm_\w+|at_(medium|campaign|link\w*|format|ptr_name|bbc_team|custom\d)|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(enc|mi)|hs\w*tracking|vero_id|_ga|_gl|ref_?src|ref_url|cmpid|ocid|ncid|ns_\w+|xtor|s_?cid|smid|smtyp|sr_share|spm|wt_?mc\w*|wt_zmc|partner|guccounter|guce_referrer\w*|src_?tag|__twitter_impression|amp_?js_v|amp_gsa|usqp|echobox|taid|mbid|soc_src|soc_trk|intcmp|dmcid|cid_source|traffic_source|campaign_id|click_?id|feature=share)$/i;

/** The address without tracking parameters and fragment; null where it is not an http(s) address. */
export const cleanUrl = (address: string): string | null => cleanedUrl(address)?.href ?? null;

/** The same in its parts, for those who would parse it again. */
export function cleanedUrl(address: string): URL | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
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
