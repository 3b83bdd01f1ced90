"""Writes numbers and what python-stdnum says of each, for the tests of national numbers.

usage: national_numbers.py COUNT SEED KIND...   (kinds as Gatehouse names them: lv.pvn; or iban, lei, bic, luhn, bitcoin)

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
                if country == "BE":
                    account = rng.choice(["539", account[:3]]) + account[3:10]  # 539 is a bank that the peer's list lacks
                    account += f"{int(account) % 97 or 97:02d}"
                made.append(country + peer.calc_check_digits(country + "00" + account) + account)
    return made


def cards(peer, rng):
    """Numbers of every length that cards have, made up, beginning as issuers' numbers do or with any digits."""
    starts = "4 51 55 2221 2720 34 37 300 305 3095 36 38 3528 3589 6011 644 65 62 81 2200 2204 60 508 9792 506099 650031 " \
        "5019 50 56 69 1 0 7 8 9"
    made = ["0", "00", "18", "059", "79927398713"]
    for start in starts.split():
        for length in range(12, 20):
            digits = start + "".join(rng.choice("0123456789") for _ in range(length - 1 - len(start)))
            made.append(digits + peer.calc_check_digit(digits))
    return made


def bitcoin(peer, rng):
    """Addresses of Bitcoin of every kind, made up: hashes of keys and scripts by Base58Check (BIP-13), witness programmes of every
    version and length by Bech32 and Bech32m (BIP-173, BIP-350), and each with the other's check."""
    import hashlib
    letters58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    letters32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    made = []
    for version in [0, 5] * 60 + [1, 4, 6, 0x30, 0x6F, 0xC4]:
        for size in [20] * 6 + [19, 21, 32]:
            payload = bytes([version]) + bytes(rng.choice([0, rng.randrange(256)]) for _ in range(2)) + rng.randbytes(size - 2)
            whole = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
            value, text = int.from_bytes(whole, "big"), ""
            while value:
                value, digit = divmod(value, 58)
                text = letters58[digit] + text
            made.append("1" * (len(whole) - len(whole.lstrip(b"\0"))) + text)
    for _ in range(500):
        version = rng.choice([0, 0, 0, 1, 1, rng.randrange(17), rng.randrange(32)])
        size = rng.choice([20, 32, 20, 32, rng.randrange(1, 43)])
        bits = "".join(f"{rng.randrange(256):08b}" for _ in range(size))
        bits += rng.choice(["0", "0", "0", "1"]) * (-len(bits) % 5)
        data = [version] + [int(bits[i:i + 5], 2) for i in range(0, len(bits), 5)]
        if rng.random() < 0.05:
            data.append(0)
        expanded = [3, 3, 0, 2, 3]
        constant = 1 if (version == 0) != (rng.random() < 0.2) else 0x2bc830a3
        check = peer.bech32_checksum(expanded + data + [0] * 6) ^ constant
        data += [check >> 5 * (5 - i) & 31 for i in range(6)]
        text = "bc1" + "".join(letters32[value] for value in data)
        made.append(rng.choice([text, text, text.upper(), text, text, text.upper(), "Bc1" + text[3:], "bc1" + text[3:].upper()]))
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
    if peer.__name__ == "stdnum.luhn":
        found += cards(peer, rng)
    if peer.__name__ == "stdnum.bitcoin":
        # Four bytes of a digest cannot be mended by changing a character: all are made at once, and those refused stay.
        return found + bitcoin(peer, rng)
    if not found:
        raise SystemExit(f"{peer.__name__} has no example")
    compact = [peer.compact(text) if hasattr(peer, "compact") else text for text in found]
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
