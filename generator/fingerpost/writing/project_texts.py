"""The words and settings of a new directory that are the same in every town, around its records."""

from __future__ import annotations

# What keeps lists out of git. It is the end of .gitignore, so that an import can add it to one that lacks it.
NO_LISTS = """\
# Lists that are imported, and pages that show their cells: they have more in them than everybody may read.
/lists/
/*.xlsx
/*.xlsm
/*.xlsb
/*.xls
/*.ods
/*.csv
/*.tsv
/*.txt
!/requirements*.txt
/*.json
/*.jsonl
/*.geojson
/*.ndjson
/*.html
/*.htm
"""

IGNORED = f"""\
/site/
/.venv/
__pycache__/
# What editors work in at their desks, and bring back: fingerpost import.
/desk/
/ringing*
# What a command that was stopped by force leaves behind.
.*.part
{NO_LISTS}"""

# Two branches that both publish add lines to the ledger, and all of them are kept.
ATTRIBUTES = """\
assets/ledger.csv merge=union
assets/different.csv merge=union
packages/*.whl binary
"""

# Fingerpost and what it needs are locked together, so they change together: fingerpost upgrade.
DEPENDABOT = """\
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule: { interval: monthly }
    cooldown: { default-days: 7 }
    groups:
      actions: { patterns: ["*"] }
"""

OWNERS = """\
# Who is asked to look at a change to what makes the site, or guards it. Write the accounts of the people who answer
# for it in place of @your-town/keepers, which is nobody, and switch on "Require review from Code Owners" for the
# branch main, under Settings, Rules.
/mkdocs.yml              @your-town/keepers
/netlify.toml            @your-town/keepers
/packages/               @your-town/keepers
/requirements*.txt       @your-town/keepers
/.github/                @your-town/keepers
/assets/directory.yaml   @your-town/keepers
/assets/site.css         @your-town/keepers
/docs/**/*.js            @your-town/keepers
/docs/**/*.css           @your-town/keepers
/docs/**/*.html          @your-town/keepers
/docs/**/*.svg           @your-town/keepers
*.py                     @your-town/keepers
"""
NOBODY = "@your-town/"

INSTALL = "python -m pip install --requirement requirements.txt"
PUBLISH = f"{INSTALL} && {{ fingerpost build --publish || test $? -eq 3; }}"

NETLIFY = f"""\
# For Netlify alone: what it runs, and which folder it puts on the web. Elsewhere nothing reads this.
[build]
command = "{PUBLISH}"
publish = "site"

[build.environment]
PYTHON_VERSION = "3.13"

# A proposal is looked at under an address of its own, and its links stay there.
[context.deploy-preview]
command = "{INSTALL} && fingerpost build --preview-at \\"$DEPLOY_PRIME_URL\\""
"""

README = """\
# {title}

A directory of groups and activities, made with Fingerpost.

## Install

Python 3.11 or newer is all that must be there first. In this folder, once on each computer:

    python3 -m venv .venv
    .venv/bin/python -m pip install --requirement requirements.txt

On Windows write `python` for `python3`, and `Scripts` for `bin`. Where these pages say `fingerpost`, type
`.venv/bin/fingerpost`, or first `source .venv/bin/activate`, and then the short name will do.

Fingerpost itself lies in `packages/`. What it needs comes from the package index that pip uses on your computer. Each
file is known by its hash, so nothing else can take its place.

## Before anybody sees it

    fingerpost doctor

It says what is still missing, and what to type or write for each.

## Every day

    fingerpost new activity "Chair yoga"       start a record; fill in the blanks
    fingerpost check                           what is there to put right
    fingerpost serve                           the site, on this computer
    fingerpost build                           the site, in the folder site

The handbook explains the rest. It is part of the site: open `/handbook/` there.

## What is what

| file or folder | what it is |
|---|---|
| `assets/directory.yaml` | the settings: name, address, editors, crisis lines |
| `assets/activities/` | what people can go to, one file each |
| `assets/groups/` | who runs it, one file each |
| `assets/places/` | where it happens, one file each |
| `assets/vocabulary/` | the words to sort by: categories, needs, audiences, access, areas |
| `assets/calendars/` | school terms, for what stops in the holidays |
| `docs/` | the pages of words: accessibility, privacy, for groups |
| `CONTRIBUTING.md` | how people outside the team put an entry right |
| `LICENSE` | on what terms others may use the records |
| `mkdocs.yml` | the frame around the site; there is nothing to change in it |
| `requirements.txt`, `packages/` | the Fingerpost that builds it; `fingerpost upgrade` changes them |
| `.github/` | what GitHub does: check each change, publish each night, the form for groups |
| `netlify.toml` | what Netlify does, if you use it |
| `.written-by-fingerpost` | how Fingerpost wrote these files: an upgrade leaves alone what you have changed |
"""

CONTRIBUTING = """\
# Put an entry right

For anyone. You need no account and no tools: ring or write to the editors. Their number is at the foot of every page
of the site.

With an account on GitHub:

1. Open **Issues**, then **New issue**, then **Add or change an entry**.
2. Fill in what you know. For one mistake, say what it is called and fill in that one thing. Anyone can read what you
   write, for ever, so leave out private numbers and anything about anyone's health.
3. An editor reads it, rings the group if need be, and puts it in. They answer in the issue.

If you would rather change the file yourself: open it in `assets/`, press the pencil, change it, and press **Propose
changes**. The first time, an editor has to press **Approve and run** before anything is checked. Then a check says
within minutes what to type if something does not fit.

# For editors

- Each form arrives as an issue with the label **entry**. The workflow **Label** makes that label once; until it is
  there, GitHub leaves it off without a word.
- Read it, then give it the label **propose**. Within minutes there is a pull request with the change, and words about
  what is left to decide. To accept it, press **Merge pull request**: that closes the issue too.
- Say in the issue when the change is on the site: somebody is waiting.
- What is not for everybody's eyes does not belong in a form, a record or a commit. The handbook says why: *Privacy and
  safety*.

What you send is published on the terms in `LICENSE`.
"""

LICENCE = """\
The records in assets and the pages in docs of the {title} are licensed under the Creative Commons Attribution 4.0
International licence (CC BY 4.0).

You may copy and share them, change them, and use them for any purpose, also for money, as long as you name the
{title} as the source{address}, link to the licence, and say whether you changed anything. They are given as they are:
check with a group before you rely on an entry.

This is a summary. The licence itself is at https://creativecommons.org/licenses/by/4.0/legalcode

It covers what the editors may license. Records that were imported name their own source and licence. The names and
marks of groups are theirs. Fingerpost, which makes the site, has a licence of its own (MIT).
"""
