/** The style of the HTML report: light and dark, print, 45 rem of text. Colours keep 4.5:1 on their ground. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--good:#116329;--bad:#a40e26;--warn:#7a4d00;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9ea7b3;--line:#30363d;--panel:#161b22;--good:#56d364;--bad:#ff7b72;--warn:#e3b341;--link:#79c0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main,header,footer{max-width:45rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem}
h1{font-size:1.5rem;overflow-wrap:anywhere;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:1.02rem;margin:1.1rem 0 .2rem}
p,ul,dl{margin:.3rem 0}
.soft,.where{color:var(--soft)}
.where{font-size:.9rem}
.score{font-size:2.6rem;font-weight:700;line-height:1.1}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.tag{font-size:.85rem;font-weight:400;white-space:nowrap}
blockquote{margin:.4rem 0;padding:.1rem .8rem;border-left:3px solid var(--line);overflow-wrap:anywhere}
.paste{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;margin:.6rem 0;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
svg{display:block;max-width:100%;margin:.5rem 0}td svg{margin:.45rem 0}caption{text-align:left;padding:.3rem 0;font-size:.9rem}svg .all{fill:var(--line)}svg .part{fill:var(--link)}
dt{font-weight:600}dd{margin:0 0 .4rem}
article+article{border-top:4px double var(--line);margin-top:3rem}
footer{padding:2rem 1rem 3rem;color:var(--soft);font-size:.9rem}
@media print{:root{--paper:#fff;--ink:#000}h2{break-after:avoid}blockquote,.paste{break-inside:avoid}}
`;

/** SHA-256 of STYLE for the content security policy; a test keeps it true. */
export const STYLE_HASH = "sha256-+/hOIcAHYdT2+X80J1xgfunF+oHvTkLXLpOEQaMVMGg=";
