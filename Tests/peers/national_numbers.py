"""Writes numbers and what python-stdnum says of each, for the tests of national numbers.

usage: national_numbers.py COUNT SEED KIND...   (kinds as Gatehouse names them: lv.pvn)

Each line: kind, tab, number, tab, 1 or 0. Half of the numbers are valid or nearly so: made from the examples in the peer's own
documentation by changing digits and then one more until the peer accepts the result. The others are those with a digit changed,
two neighbours swapped, a digit lost or added, letters in the other case, separators put in.
"""
import doctest
import importlib
import random
import re
import sys

KEYWORDS = {"in": "in_", "is": "is_"}
# Made up, for what the peer documents without an example.
SEEDS = {"stdnum.mu.nid": "J0101900123456"}


def module(kind):
    if "." not in kind:
        return importlib.import_module(f"stdnum.{kind}")
    country, name = kind.split(".")
    return importlib.import_module(f"stdnum.{KEYWORDS.get(country, country)}.{KEYWORDS.get(name, name)}")


def examples(peer):
    found = []
    for test in doctest.DocTestFinder().find(peer):
        for example in test.examples:
            found += re.findall(r"'([^']{2,60})'", example.source)
            found += re.findall(r"'([^']{2,60})'", example.want)
    return [text for text in dict.fromkeys(found) if valid(peer, text)]


def valid(peer, number):
    try:
        return bool(peer.is_valid(number))
    except (ValueError, IndexError, KeyError):  # what the peer lets through on letters among digits
        return False


def accounts(peer, rng):
    """One account number, made up, of each country that the peer knows, with check digits that agree."""
    from stdnum import numdb
    database = numdb.get("iban")
    kinds = {"n": "0123456789", "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "c": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    made = []
    for first in kinds["a"]:
        for second in kinds["a"]:
            known = database.info(first + second + "00")[0][1]
            for _ in range(4 if known else 0):
                account = "".join(
                    rng.choice(kinds[kind])
                    for size, kind in re.findall(r"([0-9]+)!([nac])", known["bban"]) for _ in range(int(size)))
                country = first + second
                made.append(country + peer.calc_check_digits(country + "00" + account) + account)
    return made


def like(character, rng):
    if character.isdigit():
        return rng.choice("0123456789")
    if character.isalpha() and character.isascii():
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return rng.choice(letters if character.isupper() else letters.lower())
    return character


def pool(peer, rng, size):
    """Valid numbers: a walk from one to the next by changing some characters and repairing one."""
    found = examples(peer)
    found = found or [text for text in (SEEDS.get(peer.__name__),) if text and valid(peer, text)]
    if peer.__name__ == "stdnum.iban":
        found += accounts(peer, rng)
    if not found:
        raise SystemExit(f"{peer.__name__} has no example")
    compact = [peer.compact(text) for text in found]
    compact = [text for text in compact if valid(peer, text)] or found
    found += compact
    luck = {}
    attempts = 0
    while len(found) < size and attempts < size * 6:
        attempts += 1
        number = list(rng.choice(compact if len(compact) < 400 else compact[-400:]))
        for _ in range(rng.randint(1, 3)):
            place = rng.randrange(len(number))
            number[place] = like(number[place], rng)
        text = "".join(number)
        if not valid(peer, text):
            text = None
            places = sorted(range(len(number)), key=lambda i: -luck.get(i - len(number), 0))[:4]
            for place in places:
                kept = number[place]
                if kept in " -./:":
                    continue
                for other in "0123456789" if kept.isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
                    number[place] = other
                    if valid(peer, "".join(number)):
                        text = "".join(number)
                        luck[place - len(number)] = luck.get(place - len(number), 0) + 1
                        break
                number[place] = kept
                if text:
                    break
        if text:
            found.append(text)
            compact.append(text)
    return found


def changed(number, rng):
    what = rng.randrange(12)
    place = rng.randrange(len(number))
    if what < 4:
        return number[:place] + like(number[place], rng) + number[place + 1:]
    if what == 4 and place:
        return number[:place - 1] + number[place] + number[place - 1] + number[place + 1:]
    if what == 5:
        return number[:place] + number[place + 1:] or "1"
    if what == 6:
        return number[:place] + rng.choice("0123456789") + number[place:]
    if what == 7:
        return number[:place] + rng.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") + number[place + 1:]
    if what == 8:
        return number.lower() if rng.random() < 0.5 else number.upper()
    if what == 9:
        return number[:place] + rng.choice(" -. ") + number[place:]
    if what == 10:
        return " " + number + " "
    return "".join(like(character, rng) for character in number)


def main():
    count, seed, kinds = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    each = -(-count // len(kinds))
    out = sys.stdout
    for kind in kinds:
        peer = module(kind)
        rng = random.Random(f"{seed} {kind}")
        good = pool(peer, rng, min(400, each))
        lines = []
        for index in range(each):
            number = rng.choice(good)
            if index % 2:
                number = changed(number, rng)
            elif index % 3 == 0 and hasattr(peer, "format"):
                try:
                    number = peer.format(number) or number
                except Exception:
                    pass
            if "\t" in number or "\n" in number:
                continue
            lines.append(f"{kind}\t{number}\t{int(valid(peer, number))}\n")
        out.writelines(lines)


main()
