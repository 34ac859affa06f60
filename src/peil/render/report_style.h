#pragma once

namespace peil::render {

// Inlined in every report; its hash stands in the content security policy. Ink #1d1f23 on white is
// 16:1, soft #55595f 7:1, accent #14507f 8:1; on the wash all three lose
// less than a tenth. The second colour, of charts alone, is the soft one where the house has none.
inline constexpr char report_style[] = R"css(
:root{--ink:#1d1f23;--soft:#55595f;--line:#d3d7dc;--wash:#f4f6f8;--accent:#14507f;--second:#55595f;--warn:#7a3300;--warn-wash:#fdf3e7;--own-face:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;--face:var(--own-face)}
*{box-sizing:border-box}
html{font:100%/1.55 var(--face);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-99em}
.skip:focus{inset-inline-start:1rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:1}
.fiction{max-width:none;margin:0;padding:.45rem 1rem;background:var(--warn-wash);color:var(--warn);font-size:.875rem;font-weight:600;text-align:center;border-bottom:1px solid #ecd3b5}
.sheet{max-width:70rem;margin:0 auto;padding:0 1.25rem 3rem}
.top{max-width:70rem;margin:0 auto;padding:1rem 1.25rem .25rem}
.top p{margin:0;color:var(--soft);font-size:.9rem}
.logo{display:block;height:2.75rem;width:auto;max-width:100%;margin:0 0 .6rem;object-fit:contain}
.meta{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
h1{margin:.1rem 0 .15rem;font-size:1.6rem;line-height:1.2;font-weight:700;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:3rem 0 .75rem;font-size:1.4rem;line-height:1.25;font-weight:700;letter-spacing:-.005em}
h3{margin:1.75rem 0 .5rem;font-size:1.05rem;line-height:1.35;font-weight:700}
p,li,dd{max-width:42rem;overflow-wrap:anywhere}
p{margin:0 0 .9rem}
ul{margin:0 0 1rem;padding-inline-start:1.2rem}
li{margin:0 0 .35rem}
span[lang]{unicode-bidi:isolate}
data{font-variant-numeric:tabular-nums}
data a{color:inherit;text-decoration:none}
code{font:.86em/1.4 ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.note{color:var(--soft);font-size:.9rem}
.warning{padding:.7rem 1rem;background:var(--warn-wash);border-inline-start:4px solid var(--warn);color:#4f2200}
#summary h2{margin:.75rem 0 .5rem;font-size:1rem;font-weight:600;color:var(--soft);letter-spacing:0}
.cards{display:grid;gap:0 3rem;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));list-style:none;margin:0 0 .75rem;padding:0}
.cards>li{display:grid;grid-row:span 5;grid-template-rows:subgrid;align-content:start;max-width:34rem;margin:0;padding:.8rem 0 .7rem;border-top:2px solid var(--accent)}
.cards h3{margin:0;font-size:1rem;font-weight:600}
.cards p{margin:0}
.big{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem;margin:.1rem 0 .2rem}
.big strong{font-size:3.4rem;line-height:1.05;font-weight:700;letter-spacing:-.02em;color:var(--accent)}
.verdict{font-weight:700}
.cards .why,.cards .tails{font-size:.92rem;line-height:1.45;color:var(--soft)}
nav{margin:2rem 0 0;padding:.9rem 1.1rem;background:var(--wash);font-size:.95rem}
nav h2{margin:0 0 .4rem;font-size:.95rem}
nav ul{list-style:none;margin:0;padding:0}
nav li{margin:0}
nav a{display:block;padding:.22rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
.panels{display:grid;gap:0 3rem;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));margin:1rem 0 .4rem}
.panel{min-width:0;display:grid;grid-row:span 3;grid-template-rows:subgrid;row-gap:0}
.panel h3{margin:0 0 .35rem;align-self:end}
.panel p{margin:.4rem 0 1.1rem;font-size:.95rem}
svg{display:block;width:100%;max-width:29rem;height:auto;overflow:visible;font-family:inherit}
.long svg{max-width:27rem}
svg text{fill:var(--ink);font-variant-numeric:tabular-nums}
.ct,.cn{fill:var(--soft)}
svg .ct,svg .cn{fill:var(--soft)}
.cv,.cs{font-weight:700;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.cg{stroke:#e3e6ea;stroke-width:1}
.cl{stroke:var(--accent);stroke-width:2}
.cl.two{stroke:var(--second);stroke-dasharray:5 3}
.cl.print{stroke-width:1.25;stroke-dasharray:1 3;stroke-linecap:round}
.cw{stroke:var(--accent);stroke-width:3}
.cw.two{stroke:var(--second)}
.cd{fill:var(--accent);stroke:#fff;stroke-width:1.5}
.cd.two{fill:var(--second)}
.cd.print{fill:#fff;stroke:var(--accent);stroke-width:2}
.cb{stroke:#8a9098;stroke-width:1;stroke-dasharray:2 3}
.cb.cut{stroke:var(--ink);stroke-width:2;stroke-dasharray:none}
.cr{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:7 4}
.ch{fill:#fff}
.charts{display:grid;gap:.9rem;align-content:start}
/* Colours of who reads: drawings keep theirs unless they are told. The plate behind a large number
would lie over the heading above it. */
@media (forced-colors:active){
.big strong{line-height:normal}
.cw,.cw.two,.cl,.cl.two,.cr,.cb.cut{stroke:CanvasText}
.cg,.cb{stroke:GrayText}
.cd,.cd.two{fill:CanvasText;stroke:Canvas}
.cd.print{fill:Canvas;stroke:CanvasText}
.cv,.cs{forced-color-adjust:none;fill:CanvasText;stroke:Canvas}
.ch{fill:Canvas}
}
/* A table that does not fit can be moved sideways; a shadow at its edge says that there is more. */
.scroll{position:relative;overflow-x:auto;margin:0 0 .5rem;background:
linear-gradient(to right,#fff 40%,#fff0) left/3rem 100% no-repeat local,
linear-gradient(to left,#fff 40%,#fff0) right/3rem 100% no-repeat local,
linear-gradient(to right,#1d1f2352,#1d1f2300) left/.9rem 100% no-repeat scroll,
linear-gradient(to left,#1d1f2352,#1d1f2300) right/.9rem 100% no-repeat scroll}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}
caption{text-align:start;font-weight:700;padding:0 0 .5rem}
caption span{position:sticky;left:0;display:inline-block;max-width:min(42rem,calc(100vw - 2.5rem))}
th,td{text-align:start;vertical-align:top;padding-block:.42rem;padding-inline:0 .9rem;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-inline-end:0}
thead th{vertical-align:bottom;border-bottom:2px solid var(--ink);font-size:.86rem}
tbody th{font-weight:400}
tbody .over th{font-weight:700;padding-top:1.1rem;border-bottom-color:#9aa0a8}
.n{text-align:end;font-variant-numeric:tabular-nums}
td.n{white-space:nowrap}
td.n.w{white-space:normal;min-width:9rem}
td.t{min-width:7.5rem}
.over span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2.5rem)}
td.rest{color:var(--soft);font-style:italic}
dl{margin:0}
dt{font-weight:700;margin-top:.9rem}
dd{margin:.1rem 0 0}
details{margin:0 0 1.25rem}
summary{cursor:pointer;padding:.35rem 0;color:var(--accent);font-weight:600}
footer{margin-top:3.5rem;padding-top:.9rem;border-top:1px solid var(--line);color:var(--soft);font-size:.86rem}
@media screen and (min-width:64rem){
.top{padding-top:2rem}
h1{font-size:2.2rem}
.body{display:grid;grid-template-columns:13rem minmax(0,1fr);column-gap:3.5rem}
.body:not(:has(>nav)){display:block}
.body>*{grid-column:2;min-width:0}
.body>nav{grid-column:1;grid-row:1/span 30;align-self:start;position:sticky;top:1.5rem;margin:1.1rem 0 0;padding:0;background:none;font-size:.9rem}
.big strong{font-size:4.2rem}
}
/* No room for columns: every row is a block, its name above its cells, each behind the title of
its column. The titles themselves stay for those who hear the page. */
@media screen and (max-width:44rem){
table,caption,tbody,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
tbody tr{display:flex;flex-wrap:wrap;gap:0 1.1rem;padding:.5rem 0 .55rem;border-bottom:1px solid var(--line)}
tbody th,td{border:0;padding:0}
tbody th{flex:1 0 100%;font-weight:600}
tbody .over{padding:1.4rem 0 .3rem;border-bottom:2px solid #9aa0a8}
tbody .over th{padding:0;font-size:1rem}
td.t,td.rest,td.n.w{flex:1 0 100%;min-width:0}
td.n{text-align:start}
td[data-column]::before{content:attr(data-column) "\A0";color:var(--soft);margin-inline-end:.25em}
}
@media (max-width:30rem){
.sheet{padding:0 1rem 2rem}
.top{padding:.7rem 1rem .25rem}
h1{font-size:1.35rem}
.top p{font-size:.85rem}
#summary>.note{font-size:.85rem;line-height:1.45}
}
@page{size:A4;margin:18mm 18mm 20mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt sans-serif;color:#55595f}}
@media print{
/* A ligature is read aloud as a break in its word, and a halo makes letters pictures. */
html{font-size:10pt;font-variant-ligatures:none}
.cv,.cs{stroke:none}
.sheet,.top{max-width:none;padding:0}
.top{margin-bottom:2mm}
.skip,.other{display:none}
nav{margin:8mm 0 0;padding:4mm 0 0;background:none;border-top:1px solid var(--line);break-after:page}
nav a{padding:0}
nav+section>h2{margin-top:0}
.fiction{border:1px solid #ecd3b5;margin-bottom:4mm}
a{color:inherit;text-decoration:none}
h2,h3,caption,summary,thead,.over{break-after:avoid}
h2{margin-top:9mm}
.card,.panel,svg,tr,li,dd,.warning{break-inside:avoid}
dt{break-after:avoid;break-inside:avoid}
p{orphans:3;widows:3}
.scroll{overflow:visible;break-inside:auto;background:none}
.short{break-inside:avoid}
.scroll+.note{break-before:avoid}
p:has(+.scroll),p:has(+.panels),p:has(+details),p:has(+dl){break-after:avoid;break-inside:avoid}
footer{margin-top:6mm;break-inside:avoid;break-before:avoid}
.cards,.panels{grid-template-columns:1fr 1fr;gap:0 8mm}
/* A chart in pieces takes the whole width, group after group: its pieces stand side by side. */
.long,.long .panel{display:block;break-inside:auto}
.long .charts{grid-template-columns:1fr 1fr;gap:4mm 8mm;align-items:start}
.long .panel p{break-before:avoid;break-inside:avoid}
details>summary{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}
#figures table{font-size:7.4pt}
#figures caption{font-size:9pt}
#figures code{font-size:.8em}
#figures th,#figures td{padding-top:.8mm;padding-bottom:.8mm}
td.n.w,td.t{min-width:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)css";

}  // namespace peil::render
