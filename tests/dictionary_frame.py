"""The page docs/data-dictionary.md around what is made of the program itself."""

FRAME = """# Data dictionary

What stands in the workbooks that travel: the monthly return of a hub, and the reply and the hub pack of the programme
office. Made by `python3 dev.py dictionary` from the program itself, so it says what the program does.

On every data sheet row 1 holds machine names, which never change, and row 2 the labels for people. Data begin in row 3.
Columns are only ever added, never moved, renamed or taken out, so read them by their machine name. An empty cell means that
something does not apply or is not known; it never means 0. A code that is no longer used keeps its label.

- [The sheets of a return](#the-sheets-of-a-return)
- [The lists](#the-lists)
- [Figures](#figures)
- [Checks](#checks)
- [The hidden sheet](#the-hidden-sheet)
- [The reply of the office](#the-reply-of-the-office)
- [The hub pack](#the-hub-pack)
- [The area list](#the-area-list)
- [The key card](#the-key-card)

## The sheets of a return
The file is called after the hub, the month and the version, such as `CUM-EWA_2026-05_v1.xlsx`; a draft ends in `_draft`.
Every sheet is in every return, also where it has no rows. The sheet Cover comes first and is for people: whose return it
is, its main figures, when it was due, whom to ask, and what changed since the version before.

{sheets}
## The lists
{lists}
### prompt
The three questions of the sheet Learning.

{prompts}
## Figures
On the sheet Summary. The time of a figure is the month, unless its meaning says otherwise. Only sessions that were held count.

{figures}
## Checks
What hublog asks about a month before it can be sent; [severity](#severity) says how grave that is. What was explained
travels on the sheet Checks with its reason, hints travel without one, and what must be mended keeps a return from being sent.

{checks}
## The hidden sheet
`_manifest` says what the file is and holds the seal. Its column `key` names a line, its column `value` says it. SHEET stands
for the name of a data sheet, N for 1, 2 and so on. Digests are over what the cells say, by the kind of their column, so
opening, sorting, filtering and saving in Excel or LibreOffice leaves them true. `hublog verify FILE` checks all of it.

{manifest}
## The reply of the office
The file is called `CUM-EWA_2026-05_reply.xlsx`, after the hub and the month. The sheet Reply comes first and is for people.
It has the same hidden sheet, and is sealed with the key of the office.

{reply}
## The hub pack
The file is called `CUM-EWA_pack_2026-06-12.xlsx`, after the hub and the day. The sheet Cover comes first and is for people.
It has the same hidden sheet, and is sealed with the key of the office. Its last sheet is Codes, as in a return, with the
lists that its other sheets use.

{pack}
## The area list
The office makes the sheet Areas of a pack from a text file (CSV) with at most {most:,} lines. Its first line is
`{columns}`; the columns may stand in any order, and further ones say nothing.

## The key card
A hub hands its public key to the office in a small text file, such as `CUM-EWA.hubkey`: one JSON object of texts, sealed
with the very key that it carries. Its seal is made like that of the hidden sheet. Whoever takes it in compares the five
words of the key over the phone: they are drawn from a list of 7,776 words, in the order of the alphabet, by the SHA-256 of
the key read as one number, the last digit of it to that base first.

{card}"""
