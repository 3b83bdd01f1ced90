"""Peers that compare names: nomenklatura's logic-v2, rapidfuzz and Jaro-Winkler. One JSON object on standard output.

names.py ready                  whether the peers are there
names.py customers COUNT        COUNT ordinary people of many locales, one `locale<TAB>name<TAB>birth date` a line
names.py pairs FILE             FILE: `schema<TAB>name1<TAB>name2` a line
names.py alarms LISTED CUSTOMERS LIMIT   how many customers each peer would stop; logic-v2 takes LIMIT customers and, as a
                                service that searches before it compares would, the ten listed names nearest by rapidfuzz
"""
import json
import sys
import time

LOCALES = (
    "en_US en_GB de_DE fr_FR es_ES es_MX it_IT pt_BR nl_NL pl_PL ru_RU uk_UA tr_TR cs_CZ sv_SE fi_FI ro_RO hu_HU el_GR "
    "ar_AA fa_IR he_IL hi_IN ja_JP ko_KR zh_CN th_TH ka_GE id_ID vi_VN"
).split()


def customers(count):
    from faker import Faker

    for locale in LOCALES:
        faker = Faker(locale)
        faker.seed_instance(7)
        for _ in range(count // len(LOCALES) + 1):
            born = faker.date_of_birth(minimum_age=18, maximum_age=80)
            print(locale, faker.name(), born.isoformat(), sep="\t")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def spread(items, limit):
    step = max(1, len(items) // limit)
    return list(range(0, len(items), step))[:limit]


def reading_order(name):
    """`PUTIN, Vladimir` as people write it."""
    family, comma, given = name.lower().partition(", ")
    return f"{given} {family}" if comma else name.lower()


class LogicV2:
    """Entities need an id of their own each: the library keeps what it knows of a name by it."""

    def __init__(self):
        from followthemoney import EntityProxy
        from nomenklatura.matching import LogicV2 as algorithm

        self.proxy, self.algorithm, self.config, self.count = EntityProxy, algorithm, algorithm.default_config(), 0

    def entity(self, schema, name):
        self.count += 1
        return self.proxy.from_dict({"id": f"n{self.count}", "schema": schema, "properties": {"name": [name]}})

    def score(self, schema1, name1, schema2, name2):
        return self.algorithm.compare(self.entity(schema1, name1), self.entity(schema2, name2), self.config).score


def pairs(path):
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    rows = lines(path)
    result = {}
    started = time.process_time()
    result["jaroWinkler"] = [JaroWinkler.similarity(a.lower(), b.lower()) for _, a, b in rows]
    result["jaroWinklerSeconds"] = time.process_time() - started
    started = time.process_time()
    result["tokenSort"] = [fuzz.token_sort_ratio(a.lower(), b.lower()) / 100 for _, a, b in rows]
    result["tokenSortSeconds"] = time.process_time() - started
    result["jaroWinklerOrdered"] = [JaroWinkler.similarity(reading_order(a), reading_order(b)) for _, a, b in rows]
    logic = LogicV2()
    logic.score("Person", "Warm Up", "Person", "Warm Upp")
    started = time.process_time()
    result["logicV2"] = [logic.score(schema, a, schema, b) for schema, a, b in rows]
    result["logicV2Seconds"] = time.process_time() - started
    print(json.dumps(result))


def alarms(listed_path, customers_path, limit):
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    listed = lines(listed_path)
    names = [row[1].lower() for row in listed]
    people = [row[1] for row in lines(customers_path)]
    some = spread(people, 1000)
    started = time.process_time()
    jaro = sum(
        1
        for i in some
        if process.extractOne(people[i].lower(), names, scorer=JaroWinkler.similarity, score_cutoff=0.92)
    )
    seconds = time.process_time() - started
    ordered_names = [reading_order(row[1]) for row in listed]
    ordered = sum(
        1
        for i in some
        if process.extractOne(people[i].lower(), ordered_names, scorer=JaroWinkler.similarity, score_cutoff=0.92)
    )
    few = spread(people, limit)
    logic, stopped = LogicV2(), 0
    for i in few:
        nearest = process.extract(people[i].lower(), names, scorer=fuzz.token_sort_ratio, limit=10)
        if any(logic.score("Person", people[i], listed[at][0], listed[at][1]) >= 0.7 for _, _, at in nearest):
            stopped += 1
    print(
        json.dumps(
            {
                "jaroWinkler": jaro * 10000 / len(some),
                "jaroWinklerOrdered": ordered * 10000 / len(some),
                "jaroWinklerPerSecond": len(some) / seconds,
                "jaroWinklerAsked": len(some),
                "logicV2": stopped * 10000 / len(few),
                "logicV2Asked": len(few),
            }
        )
    )


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "customers":
        customers(int(arguments[0]))
    elif command == "pairs":
        pairs(arguments[0])
    elif command == "ready":
        import faker, nomenklatura, rapidfuzz  # noqa: F401

        print(rapidfuzz.__version__)
    else:
        alarms(arguments[0], arguments[1], int(arguments[2]))
