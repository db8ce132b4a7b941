// One picture has many addresses: sizes and crops stand in the query, as a folder or as a suffix, and services carry the address
// of the original within their own.

const pictureFile = /\.(?:jpe?g|png|webp|gif|avif)$/i;

/** Words of queries that say how large or how packed a picture comes, not which one it is. */
const sizing =
  /^(?:w|h|s|q|fm|dpr|fit|crop|rect|auto|width|height|quality|format|resize|size|max|maxwidth|maxheight|scale|imwidth|ve|tl|bg|fp-[xyz]|ixlib|cb|v|ts|t|itok)$/i;

/** The same for all sizes of one picture. */
export function pictureKey(address: string): string {
  if (!URL.canParse(address)) return address.toLowerCase();
  const url = new URL(original(address));
  const path = `${url.host}${url.pathname}`;
  if (!pictureFile.test(url.pathname) && url.search !== '')
    return `${withoutSize(path)}?${identifying(url.searchParams)}`.toLowerCase();
  const name = withoutSize(path.slice(path.lastIndexOf('/') + 1));
  // Short names ("lead.jpg") recur; long ones are made for one picture.
  return (name.length > 12 ? name : withoutSize(path)).toLowerCase();
}

/** `/_next/image?url=…`, `/resize/https%3A%2F%2F…`: the address within. */
function original(address: string): string {
  const within =
    /[?&/](?:(?:url|src|image|img|u)=)?(https?(?::|%3a)(?:\/|%2f){1,2}[^&?#\s]+|(?<==)(?:\/|%2f)[^&?#\s]+)/i.exec(
      address.slice(8),
    )?.[1];
  if (within === undefined) return address;
  try {
    const inner = decodeURIComponent(within);
    return new URL(inner.replace(/^(https?:)\/(?!\/)/, '$1//'), address).href;
  } catch {
    // A stray percent sign: the whole address is as good.
    return address;
  }
}

function identifying(query: URLSearchParams): string {
  return [...query]
    .filter(([key]) => !sizing.test(key))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

function withoutSize(name: string): string {
  return name.replace(/[-_~]?\d{2,4}x\d{2,4}(?=[.@_-]|$)/, '').replace(/[-_]scaled(?=\.\w+$)/, '');
}
