/**
 * Style of the page. Colours are named by what they mean and have two values each; all text has a contrast
 * of 4.5 to 1 and more to what is behind it, in both themes.
 */
export const STYLES = `
:root{color-scheme:light dark;
--paper:#fbfbf9;--raised:#fff;--ink:#1b1e23;--soft:#5b626d;--line:#e2e3e0;--faint:#f1f1ee;
--link:#1d4fb8;--good:#17693c;--good-back:#e5f3ea;--bad:#b01f1c;--bad-back:#fbeae8;--warn:#845000;--warn-back:#faf0da;
--own:#3360c4;--own-ink:#fff;--file:#3f6ccd;--crate:#3360c4;--more:#5b6b8c;--base:#d7dbe1;--base-ink:#2b3038;--rest:#e9eaec;
--stage:#7d8794;--step:#3360c4;--wait:#dfa63c;--fail:#cf3a34;--cached:#8fb3a2;--good-bar:#3c8f62;--grid:#e9e9e6;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#111418;--raised:#181c21;--ink:#e7e9ec;--soft:#a2abb7;--line:#2b3138;--faint:#1d2127;
--link:#8db4ff;--good:#6fcf97;--good-back:#14291d;--bad:#ff8d85;--bad-back:#331715;--warn:#e9b860;--warn-back:#2d2312;
--own:#3c66c0;--own-ink:#fff;--file:#3c66c0;--crate:#2f57ad;--more:#4d5a75;--base:#39414c;--base-ink:#e7e9ec;--rest:#262c34;
--stage:#67717e;--step:#6b95ee;--wait:#c98f2b;--fail:#e5564e;--cached:#557f6c;--good-bar:#4fae7d;--grid:#23282f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,footer,.top{max-width:71rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.unseen,.skip:not(:focus){position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:absolute;left:1rem;top:.5rem;padding:.4rem .8rem;background:var(--raised);z-index:1}
code,pre{font-family:var(--mono);font-size:.86em}
code{overflow-wrap:anywhere}
.soft,.note{color:var(--soft)}
.note{font-size:.875rem}
b,strong{font-weight:650}

.top{padding-top:2.75rem}
header{padding-left:1.1rem;border-left:.3rem solid var(--good)}
header.failure{border-color:var(--fail)}header.cancelled{border-color:var(--wait)}
.kicker{margin:0;font-size:.8rem;font-weight:650;letter-spacing:.08em;text-transform:uppercase;color:var(--good)}
.failure .kicker{color:var(--bad)}.cancelled .kicker{color:var(--warn)}
.mark{margin-right:.5em}
h1{margin:.15rem 0 .35rem;font-size:clamp(1.55rem,1.1rem + 2.2vw,2.4rem);line-height:1.15;letter-spacing:-.022em;font-weight:680;text-wrap:balance}
.image{margin:0;font-size:1.05rem}
.source{margin:.3rem 0 0;color:var(--soft);font-size:.925rem}
.source span{display:inline-block;max-width:100%;overflow-wrap:anywhere}.source>span:not(:last-child):after{content:"\\00b7";margin:0 .5em}
nav{margin:1.6rem 0 0;border-block:1px solid var(--line)}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:0;padding:0;list-style:none}
nav a{display:block;padding:.55rem 0;text-decoration:none;color:var(--ink);font-size:.925rem}
nav a:hover{text-decoration:underline}
nav .count{color:var(--soft);margin-left:.35em}

.callout{margin:1.5rem 0 0;padding:1rem 1.2rem;border-radius:.5rem;background:var(--faint)}
.callout p{margin:.4rem 0}.callout h3{margin:.9rem 0 .2rem}
.callout.bad{background:var(--bad-back)}.callout.warn{background:var(--warn-back)}
.cause{font-size:1.1rem;font-weight:550}
pre{margin:.8rem 0;padding:.8rem 1rem;overflow:auto;max-height:26rem;background:var(--raised);border:1px solid var(--line);border-radius:.4rem;line-height:1.45;tab-size:4}
pre code{font-size:inherit;overflow-wrap:normal}

.figures{display:grid;grid-template-columns:repeat(var(--count),minmax(0,1fr));margin:1.6rem 0 0;border:1px solid var(--line);border-radius:.6rem;background:var(--raised);overflow:hidden}
.of-1{--count:1}.of-2{--count:2}.of-3{--count:3}.of-4,.of-8{--count:4}.of-5{--count:5}.of-6{--count:6}
.of-7{--count:12}.of-7 div{grid-column:span 3}.of-7 div:nth-child(n+5){grid-column:span 4}
.of-1{max-width:18rem}.of-2{max-width:36rem}.of-3{max-width:54rem}
.figures div{padding:.85rem 1.1rem .95rem;box-shadow:1px 1px 0 var(--line)}
.figures dt{font-size:.8rem;color:var(--soft)}
.figures dd{margin:0}
.figures .value{white-space:nowrap;font-size:1.45rem;line-height:1.25;font-weight:620;letter-spacing:-.015em}
.figures .note{font-size:.8rem;line-height:1.4}
.figures .bad .value,.figures .bad b{color:var(--bad)}.figures .warn b{color:var(--warn)}.figures .good b{color:var(--good)}

section{margin:3.2rem 0 0;scroll-margin-top:1rem}
h2{margin:0 0 .8rem;font-size:1.3rem;letter-spacing:-.012em;line-height:1.25;font-weight:650}
h3{margin:1.4rem 0 .4rem;font-size:.95rem;font-weight:650}
.lead{margin:0 0 1rem;max-width:46rem}
ul{padding-left:1.2rem;margin:.5rem 0}li{margin:.2rem 0}
details{margin:.6rem 0 0;border-top:1px solid var(--line);padding-top:.5rem}
summary{cursor:pointer;font-size:.925rem;padding:.25rem 0;width:fit-content;max-width:100%;overflow-wrap:anywhere}
summary:hover{text-decoration:underline;text-underline-offset:.18em}

.wide{position:relative;overflow-x:auto;margin:.6rem -.3rem;padding:0 .3rem;scroll-padding-inline:.4rem}
table{border-collapse:collapse;min-width:min(100%,38rem);font-size:.9rem;line-height:1.45}
th,td{padding:.42rem .8rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tr>:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:550;font-size:.8rem;white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:400}
.whole{white-space:nowrap}.part{padding-left:1rem}
.number{text-align:right;white-space:nowrap}.change{white-space:normal}.change span{white-space:nowrap}
td code{overflow-wrap:normal}

.tag,.severity{display:inline-block;padding:0 .5em;border-radius:.3em;font-size:.78rem;line-height:1.6;font-weight:600;background:var(--faint);color:var(--soft);white-space:nowrap}
.tag.good{background:var(--good-back);color:var(--good)}.tag.bad{background:var(--bad-back);color:var(--bad)}.tag.warn{background:var(--warn-back);color:var(--warn)}
.tag+.tag{margin-left:.3em}
.severity.critical{background:var(--bad);color:var(--paper)}.severity.high{background:var(--bad-back);color:var(--bad)}.severity.medium{background:var(--warn-back);color:var(--warn)}
.grew{color:var(--warn)}.shrank{color:var(--good)}

.chart{--name:minmax(8rem,19rem);--took:8.4rem}.chart.brief{--name:7rem}
.took .of{display:inline-block;min-width:3rem}
.bars,.axis{margin:0;padding:0;list-style:none}
.bars li,.axis{display:grid;grid-template-columns:var(--name) minmax(0,1fr) var(--took);gap:0 .9rem;align-items:center;margin:0}
.bars li{min-height:1.75rem;font-size:.9rem}
.bars li:hover{background:var(--faint)}
.name{display:flex;gap:.5em;align-items:center;min-width:0;white-space:nowrap}.name>:first-child{overflow:hidden;text-overflow:ellipsis}
.track{position:relative;overflow:hidden;height:100%;min-height:1.75rem;background-image:linear-gradient(to right,transparent calc(100% - 1px),var(--grid) 0);background-repeat:repeat-x}
.took{text-align:right;white-space:nowrap;color:var(--soft)}
.bar{position:absolute;top:50%;height:.8rem;margin-top:-.4rem;min-width:3px;border-radius:2px;background:var(--stage)}
.bar.step,.bar.work{background:var(--step)}.bar.attempt{background:var(--stage)}.bar.wait{background:var(--wait)}.bar.failed{background:var(--fail)}.bar.cached{background:var(--cached)}.bar.cancelled{background:var(--wait)}
.axis .track{overflow:visible;min-height:1.2rem;font-size:.75rem;color:var(--soft);background:none}
.axis .track span{position:absolute;transform:translateX(-50%);white-space:nowrap;width:auto}

figure{margin:1.2rem 0}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin-bottom:.6rem;font-size:.9rem}
.key:before{content:"";display:inline-block;width:.75rem;height:.75rem;margin-right:.45rem;border-radius:2px;background:var(--rest);vertical-align:-.06em}
.key.base:before{background:var(--base)}.key.own:before{background:var(--own)}
.map{position:relative;height:clamp(15rem,38vw,26rem);border-radius:.4rem;overflow:hidden;font-size:.8rem;line-height:1.3;background:var(--rest)}
.map.plain{height:clamp(9rem,18vw,13rem)}
.tile{position:absolute;overflow:hidden;border:1px solid var(--paper);background:var(--rest);color:var(--base-ink);container-type:size}
.tile.base{background:var(--base)}.tile.own,.tile.file,.tile.crate{background:var(--own);color:var(--own-ink)}
.tile.file{background:var(--file)}.tile.crate{background:var(--crate);border-color:rgb(255 255 255/.3)}.tile.more{background:var(--more);color:var(--own-ink);border-color:rgb(255 255 255/.3)}
.inner>.tile{border-width:0 1px 1px 0}
.inner{position:absolute;inset:0}.strip+.inner{top:1.4rem}
.label,.strip{display:block;padding:.3rem .45rem;overflow:hidden}
.label b,.label span,.strip{display:block;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.label b,.strip b{font-weight:600}
.strip{padding:.15rem .45rem;height:1.4rem}
@container (max-width:3.4rem) or (max-height:1.4rem){.label{display:none}}
@container (max-height:2.7rem){.label span{display:none}}
@container (max-width:4.4rem) or (max-height:2.6rem){.strip{display:none}.strip+.inner{top:0}}

.filter fieldset{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center;margin:0;padding:0;border:0;font-size:.9rem}
.filter[hidden]{display:none}
.filter legend{float:left;padding:0;margin-right:.3rem;color:var(--soft)}
.filter label{display:inline-flex;gap:.4em;align-items:center;min-height:1.75rem}
input{font:inherit;color:inherit;accent-color:var(--link)}
input[type=search]{padding:.2rem .5rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--raised);width:11rem;max-width:100%}
table.findings{width:100%}.findings .title{display:block;color:var(--soft)}
.findings tbody th a,.findings tbody th{font-weight:550}.findings .title{font-weight:400}.findings tbody th a{white-space:nowrap}
.findings tr.ignored>*{color:var(--soft)}
thead button{all:unset;cursor:pointer;font:inherit;color:inherit}
thead button:hover{color:var(--ink)}
thead button:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
th[aria-sort] button:after{content:"\\2191";margin-left:.3em}th[aria-sort=descending] button:after{content:"\\2193"}

.attempts{padding:0;margin:0;list-style:none}
.attempts>li{margin:0;padding:.7rem 0 .7rem 1.1rem;border-left:2px solid var(--line)}
.attempts h3{margin:0 0 .3rem}.attempts h3 .soft{font-weight:400;margin-left:.4em}.attempts p{margin:.3rem 0}
.shares{margin:0 0 1rem;padding:0;list-style:none}
.shares li{margin:.35rem 0;display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:center}
.share{position:relative;width:12rem;height:.6rem;border-radius:.3rem;overflow:hidden;background:var(--line)}
.share i{position:absolute;top:0;bottom:0;background:var(--good-bar)}
.swing{position:relative;display:block;width:9rem;height:1.2rem;background:linear-gradient(var(--line),var(--line)) 50% 0/1px 100% no-repeat}
.swing i{position:absolute;top:.25rem;height:.7rem;background:var(--wait);min-width:1px}.swing i.shrank{background:var(--cached)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.4rem;margin:0;font-size:.925rem}
.facts dt{grid-column:1;color:var(--soft)}.facts dd{grid-column:2;margin:0}
footer{margin-top:3.5rem;padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem}

@media (max-width:72rem){.of-5,.of-6{--count:6}.of-6 div,.of-5 div{grid-column:span 2}.of-5 div:nth-child(n+4){grid-column:span 3}}
@media (max-width:44rem){
main,footer,.top{padding-left:1rem;padding-right:1rem}.top{padding-top:1.5rem}
section{margin-top:2.4rem}
.bars li{grid-template-columns:minmax(0,1fr) auto;padding:.3rem 0;border-bottom:1px solid var(--line)}
.bars .track{grid-row:2;grid-column:1/3;min-height:1rem}.axis{display:none}
.figures.figures{--count:2}.figures.figures div{grid-column:auto}.figures.figures div:last-child:nth-child(odd){grid-column:1/-1}
.figures div{padding:.7rem .9rem .8rem}.figures .value{font-size:1.2rem}
.map{height:20rem}.map.plain{height:11rem}.findings{min-width:40rem}
.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{grid-column:1}.facts dt{margin-top:.5rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.bar,.tile,.key:before,.swing i,.share i{forced-color-adjust:none}}
@media print{
:root{--paper:#fff;--raised:#fff;--faint:#f4f4f2}
body{font-size:10pt}main,footer,.top{max-width:none;padding-left:0;padding-right:0}
nav,.filter,.skip{display:none}
section,figure,.bars li,tr,.attempts>li,.callout{break-inside:avoid}section{margin-top:1.6rem}
h2,h3{break-after:avoid}pre{max-height:none;white-space:pre-wrap}.wide{overflow:visible}
table{min-width:0;width:100%;font-size:8pt}th,td{padding-right:.5rem;overflow-wrap:anywhere}thead th,.number,.number span,td code,.whole,.findings tbody th a{white-space:normal;overflow-wrap:anywhere}.swing{width:5rem}
.bar,.tile,.key:before,.tag,.severity,.callout,.swing i,.share,.share i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}}
`
