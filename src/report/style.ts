/** The look of a report, on top of the common one. */
export const reportStyle =
  'main{max-width:72rem;margin:0 auto;padding:2rem 1.25rem 4rem}header{margin-bottom:1.5rem}header p{margin-top:.35rem}' +
  '.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:0 0 1rem;padding:0;list-style:none}' +
  '.tiles li,section{background:var(--card);border:1px solid var(--line);border-radius:8px}' +
  '.tiles li{padding:.8rem 1rem}.tiles b{display:block;font-size:1.6rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:-.02em}.tiles span{color:var(--soft);font-size:.8125rem}' +
  'section{padding:1.1rem 1.25rem 1.25rem;margin:0 0 1rem;min-width:0}h2{font-size:1.0625rem;line-height:1.3}h2+.soft{margin:.15rem 0 .9rem}' +
  '.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}' +
  '.none{color:var(--soft);padding:1.25rem 0 .5rem}' +
  '.chart{display:grid;grid-template-columns:2.9rem minmax(0,1fr);margin-top:.9rem}.area{position:relative;height:13.5rem;border-bottom:1px solid var(--line)}' +
  '.plot{position:absolute;inset:0;width:100%;height:100%;display:block}.area i{position:absolute;left:0;right:0;border-top:1px solid var(--line)}' +
  '.y{position:relative;font-size:.75rem;color:var(--soft);font-variant-numeric:tabular-nums}.y span{position:absolute;right:.5rem;transform:translateY(50%);white-space:nowrap}' +
  '.x{grid-column:2;position:relative;height:1.5rem;font-size:.75rem;color:var(--soft)}.x span{position:absolute;top:.3rem;transform:translateX(-50%);white-space:nowrap}' +
  '.heat{grid-template-columns:2.4rem minmax(0,1fr)}.heat .area{height:11rem;border:0}.y.days span{transform:translateY(-50%)}' +
  '.legend{display:flex;flex-wrap:wrap;gap:.3rem .95rem;margin:.7rem 0 0;padding:0;list-style:none;font-size:.8125rem}.legend li{display:flex;align-items:center;gap:.4rem;min-width:0;max-width:100%}.legend svg{flex:none;width:.7rem;height:.7rem;border-radius:2px}.legend bdi{min-width:0}.legend span{color:var(--soft);font-variant-numeric:tabular-nums}' +
  [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `.f${n}{fill:var(--c${n})}`).join('') +
  '.empty{fill:var(--line);fill-opacity:.45}.hint{fill:transparent}.hint:hover{fill:var(--ink);fill-opacity:.07}' +
  'table{width:100%;border-collapse:collapse;font-size:.875rem;table-layout:fixed;margin-top:.6rem}td,th{padding:.32rem .5rem .32rem 0;text-align:left;vertical-align:middle;border-bottom:1px solid var(--line);font-weight:400}tr:last-child>*{border-bottom:0}thead th{color:var(--soft);font-size:.75rem}' +
  '.n{text-align:right;font-variant-numeric:tabular-nums;width:4.2rem;padding-right:.75rem;white-space:nowrap}.g{width:33%;padding-right:0}.clip bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}' +
  '.bar{display:block;width:100%;height:.65rem}.spark{display:block;width:100%;height:1.7rem;overflow:visible}.stroke{fill:none;stroke:var(--accent);stroke-width:1.5;vector-effect:non-scaling-stroke}.under{fill:var(--accent);fill-opacity:.16}' +
  '.ends{display:flex;justify-content:space-between;color:var(--soft);font-size:.75rem}' +
  '.story{border-top:1px solid var(--line);padding:.85rem 0}.story:first-of-type{border-top:0}.story h3{font-size:1rem;line-height:1.35;font-weight:600}.story p.soft{margin-top:.15rem}' +
  '.story ul{margin:.4rem 0 0;padding:0 0 0 1.1rem;font-size:.875rem}.story li{margin:.15rem 0}' +
  '.state{font-weight:600;color:var(--bad)}.state.silent,.state.pages{color:var(--warn)}.state::before{content:"● "}.state.silent::before{content:"◌ "}' +
  'footer{color:var(--soft);font-size:.8125rem;margin-top:1.5rem}' +
  '@media screen and (max-width:46rem){main{padding:1.25rem .75rem 3rem}.pair{grid-template-columns:minmax(0,1fr);gap:0}section{padding:1rem}h1{font-size:1.4rem}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.tiles b{font-size:1.35rem}.tiles li:last-child:nth-child(odd){grid-column:span 2}' +
  '.x:not(.heat .x) span:nth-child(even){display:none}.heat .x span:nth-child(even){display:none}.g{width:34%}.n{width:3.4rem}.wide{display:none}.area{height:11rem}}' +
  '@page{margin:14mm 12mm}' +
  '@media print{main{max-width:none;padding:0}section,.tiles li{border-color:#ccc}.tiles{grid-template-columns:repeat(auto-fit,minmax(4.6rem,1fr));gap:.4rem}.tiles li{padding:.5rem .6rem}.tiles b{font-size:1.05rem}.pair{gap:.6rem}section{margin-bottom:.6rem;padding:.8rem .9rem}header{margin-bottom:.8rem}.area{height:6.5rem}.heat .area{height:6rem}td,th{padding-top:.14rem;padding-bottom:.14rem}table{font-size:.8rem}.g{width:30%}.n{width:3.2rem}.wide{display:none}.spark{height:1.2rem}section{break-inside:avoid}section.long{break-inside:auto}.story,tr,.chart{break-inside:avoid}h2,h3{break-after:avoid}.hint{display:none}a{color:inherit}}';
