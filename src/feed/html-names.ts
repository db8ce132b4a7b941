// What may stand in an entry's HTML: a list of the allowed, as what is forbidden grows with every browser.

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Elements that show text or pictures; all others go, and their text stays. */
export const allowedElements: ReadonlySet<string> = new Set(
  words(`a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite
  code col colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset
  figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen label legend li m main
  map mark menu meter multicol nav nextid noscript ol optgroup option output p picture pre progress q rp rt ruby s samp
  section select small sound source spacer span strike strong sub summary sup table tbody td textarea tfoot th thead time
  tr track tt u ul var video wbr`),
);

/** Elements whose content is not text of the story. */
export const droppedWithContent: ReadonlySet<string> = new Set(
  words('script style applet title xml template iframe amp-ad button select textarea'),
);

export const allowedAttributes: ReadonlySet<string> = new Set(
  words(`abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor
  bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char
  charoff choff charset checked cite class clear color cols colspan compact contenteditable controls coords crossorigin
  data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face for form frame
  galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap itemid itemprop
  itemref itemscope itemtype keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max
  maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg preload
  prompt radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing role rows rowspan rules scope
  selected shape size sizes span src srcset start step suppress summary tabindex target template title toppadding type
  typemustmatch unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang`),
);

/** Attributes that hold an address. */
export const linkAttributes: ReadonlySet<string> = new Set(
  words('action background cite data dynsrc href longdesc lowsrc ping poster src usemap'),
);

/** SVG and MathML that draw and compute, without scripts, animation of links, or anything foreign. */
export const drawingElements: ReadonlySet<string> = new Set(
  words(`svg circle clippath defs desc ellipse font-face font-face-name font-face-src g glyph hkern line
  lineargradient linearGradient marker metadata missing-glyph mpath path polygon polyline radialgradient rect stop switch
  text title tspan use math maction menclose merror mfrac mfenced mi mmultiscripts mn mo mover mpadded mphantom
  mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
  annotation`),
);

export const drawingAttributes: ReadonlySet<string> = new Set(
  words(`accent-height alphabetic arabic-form ascent attributename attributetype baseprofile bbox begin by calcmode
  cap-height class color color-rendering content cx cy d dx dy descent display dur end fill fill-opacity fill-rule
  font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 g2 glyph-name gradientunits
  hanging height horiz-adv-x horiz-origin-x id ideographic k keypoints keysplines keytimes lang markerend markerheight
  markermid markerstart markerunits markerwidth mathematical max min name offset opacity orient origin overline-position
  overline-thickness panose-1 path pathlength points preserveaspectratio r refx refy repeatcount repeatdur
  requiredextensions requiredfeatures restart rotate rx ry slope stemh stemv stop-color stop-opacity
  strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width systemlanguage target text-anchor to transform type u1 u2
  underline-position underline-thickness unicode unicode-range units-per-em values version viewbox visibility width widths
  x x-height x1 x2 xlink:href xlink:show xlink:title xlink:type xlink:role xmlns xml:base xml:lang xml:space y y1 y2 zoomandpan accent accentunder actiontype align close
  columnalign columnlines columnspacing columnspan denomalign depth edge encoding fence fontstyle fontweight frame
  framespacing linethickness lspace mathbackground mathcolor mathvariant maxsize minsize notation numalign open other
  rowalign rowlines rowspacing rowspan rspace scriptlevel selection separator separators stretchy definitionurl
  displaystyle equalcolumns equalrows bevelled`),
);

export const voidElements: ReadonlySet<string> = new Set(
  words('area base br col embed hr img input keygen link meta param source track wbr'),
);

/** Address schemes that open something harmless; none of them runs a script. */
export const allowedSchemes: ReadonlySet<string> = new Set(
  words(`http https mailto ftp sftp tel sms geo feed news nntp irc ircs xmpp sip sips magnet mms rtsp rtmp gopher webcal
  callto skype bitcoin aim svn ed2k gg jabber ldap ssh steam telnet wais`),
);

const allTags: ReadonlySet<string> = new Set([
  ...allowedElements,
  ...droppedWithContent,
  ...words('svg math embed object iframe param meta link base blink body html head marquee nobr'),
]);

/** Whether a name is an HTML element's, allowed or not. */
export function isHtmlTag(name: string): boolean {
  return allTags.has(name.toLowerCase());
}
