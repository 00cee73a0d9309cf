"""How the page looks: the same colours, faces and proportions as on paper, from the one list of tokens.

The typefaces are named and not embedded: four of them would be a megabyte in every page. Where they are not installed
the system's own stand in.
"""

from __future__ import annotations

from workbook.tokens import LIGHT, RADIUS_CELL, SANS, VOICE

_SANS = f'"{SANS}", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
_VOICE = f'"{VOICE}", Georgia, "Times New Roman", serif'

_CSS = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 400 17px/1.5 SANS; color: INK; background: BG; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 62rem; margin: 2rem auto; padding: 2.5rem 3rem 2rem; background: PAPER;
  border-left: 2px solid THREAD; position: relative; }
h1, h2, h3, h4, h5, p, li, dt, dd, td, th, caption, figcaption { unicode-bidi: plaintext; text-align: start;
  white-space: pre-line; overflow-wrap: anywhere; hyphens: auto; }
h1, h2, h3, h4, h5 { font-weight: 600; line-height: 1.2; text-wrap: balance; margin: 1.6em 0 .4em; position: relative; }
h1 { font-size: 2.1rem; margin-top: 0; letter-spacing: -.01em; }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.2rem; }
h4, h5 { font-size: 1rem; border-bottom: 1px solid INK; padding-bottom: .2em; }
h1::before, .start > h2::before { content: ""; position: absolute; left: calc(-3rem - 7px); top: .36em; width: 12px;
  height: 12px; border-radius: 50%; background: THREAD; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.aside, .kicker, .dates { color: INK2; margin: -.2em 0 1em; }
.kicker { margin: 0 0 .3em; }
p { margin: .3em 0 .7em; max-width: 46rem; }
.lead { font-size: 1.2rem; line-height: 1.4; }
.small { font-size: .9rem; }
.voice { font-family: VOICE; font-weight: 500; }
p.voice { font-size: 1.1rem; }
ul, ol { margin: .3em 0 .9em; padding-left: 1.3em; max-width: 46rem; }
ul.plain, ul.key, .map ul, ul.map { list-style: none; padding-left: 0; }
.names { columns: 2; }
dl { margin: .3em 0 1em; }
dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .15em 0; }
dt { color: INK2; }
dd { margin: 0; max-width: 46rem; }
.scroll { overflow-x: auto; margin: .4em 0 1.2em; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; line-height: 1.35; }
caption { text-align: start; font-weight: 600; padding: 0 0 .4em; }
th, td { vertical-align: top; overflow-wrap: break-word; padding: .4em .7em .45em 0; font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid INK; }
tbody tr { border-bottom: 1px solid EDGE; }
th.band { background: TINT; padding-left: .7em; }
th.plain { font-weight: 600; }
.band .aside { font-family: SANS; font-size: .9em; margin: 0 0 0 .9em; }
.bold { font-weight: 600; }
td.nowrap, th.nowrap { white-space: nowrap; overflow-wrap: normal; }
.centre { text-align: center; }
.right { text-align: end; font-variant-numeric: tabular-nums; }
.number { color: INK3; }
.status { white-space: nowrap; }
.mark { width: 1em; height: 1em; vertical-align: -.12em; margin-right: .4em; }
.duty { display: inline-block; min-width: 1.6em; line-height: 1.5; text-align: center; font-weight: 600;
  border: 1.5px solid transparent; border-radius: RADIUSpx; }
.accountable { background: INK; border-color: INK; color: ON_INK; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.responsible { border-color: INK; }
.consulted { border: 1px solid INK; border-radius: 50%; font-weight: 400; }
.key li { display: inline-block; margin: 0 1.6em .4em 0; }
.blind { border-left: 4px solid OCHRE_BAR; background: OCHRE_TINT; padding: .5em .9em .3em; margin: .5em 0; }
.blind .mark { color: OCHRE; }
.reason { color: INK2; font-size: .92rem; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 3rem; }
.map-heads, ul.map > li { display: grid; grid-template-columns: 1.1fr 3.6fr; gap: 0 1.2rem; }
.map-heads span:nth-child(2), .map li > ul > li { display: grid; grid-template-columns: 1.6fr 2fr; gap: 0 1.2rem; }
.map-heads { font-weight: 600; border-bottom: 2px solid INK; max-width: none; margin: 0; }
ul.map, ul.map ul { max-width: none; margin: 0; }
ul.map > li { border-bottom: 1px solid LINE; padding: .6em 0; break-inside: avoid; }
ul.map ul > li { padding: .15em 0; }
ul.map ul ul > li { display: block; border-left: 2px solid THREAD; padding: .1em 0 .4em .8em; }
.map .what { font-weight: 600; }
.note { color: INK2; display: block; font-size: .92rem; font-weight: 400; }
figure { margin: 1em 0; }
figure svg, .cover svg { max-width: 100%; height: auto; display: block; }
figcaption, summary { color: INK2; font-size: .92rem; }
figcaption { white-space: pre-line; }
.cover { padding-bottom: 1.5rem; }
.cover h1 { font-size: 2.8rem; }
footer { color: INK2; font-size: .9rem; border-top: 1px solid LINE; margin-top: 2.5rem; padding-top: .6rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid PEOPLE; outline-offset: 2px; }
@media (max-width: 780px) {
  main { margin: 0; padding: 1.5rem 1.2rem 1.5rem 1.6rem; }
  h1::before, .start > h2::before { left: calc(-1.6rem - 7px); }
  .beside, dl div, ul.map > li, .map li > ul > li { display: block; }
  .map-heads { display: none; }
  .names { columns: 1; }
}
@page { size: A4; margin: 19mm 16mm 17mm 25mm; }
@page wide { size: A4 landscape; }
@media print {
  html { font-size: 11pt; background: PAPER; }
  main { max-width: none; margin: 0 0 0 -8mm; padding: 0 0 0 8mm; }
  h1::before, .start > h2::before { left: calc(-8mm - 7px); }
  section.start { break-before: page; }
  section.wide { page: wide; }
  h1, h2, h3, h4, h5, caption { break-after: avoid; }
  tr, li, dl div, .blind, figure { break-inside: avoid; }
  tr.of { break-after: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
}
"""


def style_sheet() -> str:
    """The whole style sheet."""
    css = _CSS.strip()
    # Longer names first, so that none is taken for the beginning of another.
    values = {
        "OCHRE_TINT": LIGHT.ochre_tint, "OCHRE_BAR": LIGHT.ochre_bar, "THREAD": LIGHT.thread,
        "RADIUS": str(RADIUS_CELL),
        "PEOPLE": LIGHT.people, "ON_INK": LIGHT.on_ink, "PAPER": LIGHT.paper, "OCHRE": LIGHT.ochre, "VOICE": _VOICE,
        "INK2": LIGHT.ink2, "INK3": LIGHT.ink3, "TINT": LIGHT.bg, "SANS": _SANS, "EDGE": LIGHT.edge, "LINE": LIGHT.line,
        "INK": LIGHT.ink, "BG": LIGHT.bg,
    }  # fmt: skip
    for name, value in values.items():
        css = css.replace(name, value)
    return css + "\n"
