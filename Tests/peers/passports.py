"""Issues passport chips as a state would, and spoils them in every way that a reader must notice.

    passports.py FOLDER          one folder for each document, trust/ with the authorities, manifest.json with what is expected
    passports.py bench FOLDER    one good passport for each kind of key, to measure with; prints how many a second this peer verifies

Structures come from asn1crypto and signatures from cryptography (both PyPI), so that nothing of Gatehouse judges itself.
Dates are fixed; keys are made anew each time.
"""
import datetime
import hashlib
import itertools
import json
import os
import random
import sys
import time

from asn1crypto import algos, cms, core, crl, keys, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

UTC = datetime.timezone.utc
AT = datetime.datetime(2026, 6, 1, tzinfo=UTC)
HASHES = {"sha1": hashes.SHA1, "sha224": hashes.SHA224, "sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512}
LDS = "2.23.136.1.1.1"


def day(year, month=1, date=1):
    return datetime.datetime(year, month, date, tzinfo=UTC)


# MARK: Elements by hand, for what the libraries will not write

def element(tag, content):
    head = tag if isinstance(tag, bytes) else bytes([tag])
    length = len(content)
    if length < 0x80:
        return head + bytes([length]) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return head + bytes([0x80 | len(octets)]) + octets + content


def number(value):
    return element(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


CURVES = {
    "p256": (ec.SECP256R1, dict(
        p=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
        a=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC,
        b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        x=0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        y=0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
        n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551)),
    "brainpool256": (ec.BrainpoolP256R1, dict(
        p=0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377,
        a=0x7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9,
        b=0x26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6,
        x=0x8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262,
        y=0x547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997,
        n=0xA9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7)),
    "p224": (ec.SECP224R1, None), "p384": (ec.SECP384R1, None), "p521": (ec.SECP521R1, None),
    "brainpool384": (ec.BrainpoolP384R1, None), "brainpool512": (ec.BrainpoolP512R1, None),
}


class Signer:
    """A key with how it signs."""
    # Of RSA-PSS; the digest's length unless it is said.
    salt = None

    def __init__(self, kind, digest, explicit=False, role="signer"):
        self.kind, self.digest, self.explicit = kind, digest, explicit
        if kind.startswith("rsa"):
            self.key = rsa_key(kind, role)
        else:
            self.key = ec.generate_private_key(CURVES[kind][0]())

    def algorithm(self):
        if self.kind.startswith("rsapss"):
            salt = HASHES[self.digest].digest_size if self.salt is None else self.salt
            return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": algos.RSASSAPSSParams({
                "hash_algorithm": {"algorithm": self.digest},
                "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": self.digest}},
                "salt_length": salt})})
        if self.kind.startswith("rsa"):
            return algos.SignedDigestAlgorithm({"algorithm": f"{self.digest}_rsa", "parameters": core.Null()})
        return algos.SignedDigestAlgorithm({"algorithm": f"{self.digest}_ecdsa"})

    def sign(self, data):
        digest = HASHES[self.digest]()
        if self.kind.startswith("rsapss"):
            salt = digest.digest_size if self.salt is None else self.salt
            return self.key.sign(data, padding.PSS(padding.MGF1(digest), salt), digest)
        if self.kind.startswith("rsa"):
            return self.key.sign(data, padding.PKCS1v15(), digest)
        return self.key.sign(data, ec.ECDSA(digest))

    def public(self):
        der = self.key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        info = keys.PublicKeyInfo.load(der)
        if not self.explicit:
            return info
        domain = CURVES[self.kind][1]
        size = (domain["p"].bit_length() + 7) // 8
        fixed = lambda name: domain[name].to_bytes(size, "big")
        parameters = element(0x30, number(1) + element(0x30, core.ObjectIdentifier("1.2.840.10045.1.1").dump() + number(domain["p"]))
            + element(0x30, element(0x04, fixed("a")) + element(0x04, fixed("b")))
            + element(0x04, b"\4" + fixed("x") + fixed("y")) + number(domain["n"]) + number(1))
        point = self.key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        algorithm = element(0x30, core.ObjectIdentifier("1.2.840.10045.2.1").dump() + parameters)
        return element(0x30, algorithm + element(0x03, b"\0" + point))


RSA_KEYS = {}


def rsa_key(kind, role):
    """RSA keys take long to make: one for each size and role, since authorities of one role never meet in one document."""
    size = int(kind[-4:])
    if (size, role) not in RSA_KEYS:
        RSA_KEYS[size, role] = rsa.generate_private_key(65537, size)
    return RSA_KEYS[size, role]


def name(common, country):
    return x509.Name.build(({"country_name": country} if country else {}) | {"organization_name": "Test", "common_name": common})


def identifier(info):
    der = info if isinstance(info, bytes) else info.dump()
    return hashlib.sha1(der).digest()


class Certificate:
    """An X.509 certificate, built field by field."""
    serial = itertools.count(0x1001)

    def __init__(self, subject, signer, issuer=None, issuer_signer=None, country="FR", begin=day(2020), end=day(2035),
                 authority=False, usage=None, purposes=None, with_extensions=True, authority_key=None):
        self.signer = signer
        self.subject = name(subject, country)
        issuer_signer = issuer_signer or signer
        self.issuer = issuer.subject if issuer else self.subject
        self.number = next(Certificate.serial)
        self.key_identifier = identifier(signer.public())
        usage = usage or ({"key_cert_sign", "crl_sign"} if authority else {"digital_signature"})
        extensions = [
            {"extn_id": "key_usage", "critical": True, "extn_value": x509.KeyUsage(usage)},
            {"extn_id": "key_identifier", "extn_value": core.OctetString(self.key_identifier)},
            {"extn_id": "authority_key_identifier", "extn_value": x509.AuthorityKeyIdentifier(
                {"key_identifier": authority_key or identifier(issuer_signer.public())})}]
        if authority:
            extensions.append({"extn_id": "basic_constraints", "critical": True, "extn_value": x509.BasicConstraints(
                {"ca": True, "path_len_constraint": 0})})
        if purposes:
            extensions.append({"extn_id": "extended_key_usage", "critical": True, "extn_value": x509.ExtKeyUsageSyntax(purposes)})
        fields = {
            "version": "v3", "serial_number": self.number, "signature": issuer_signer.algorithm(), "issuer": self.issuer,
            "validity": {"not_before": x509.Time({"utc_time": begin}), "not_after": x509.Time({"utc_time": end})},
            "subject": self.subject, "subject_public_key_info": Certificate.placeholder()}
        if with_extensions:
            fields["extensions"] = extensions
        signed = x509.TbsCertificate(fields).dump()
        # The library has no form for explicit parameters, so that the key is put in afterwards.
        public = signer.public()
        signed = replaced(signed, Certificate.placeholder().dump(), public if isinstance(public, bytes) else public.dump())
        signature = issuer_signer.sign(signed)
        self.der = element(0x30, signed + issuer_signer.algorithm().dump() + element(0x03, b"\0" + signature))

    @staticmethod
    def placeholder():
        return keys.PublicKeyInfo({"algorithm": {"algorithm": "rsa", "parameters": core.Null()},
                                   "public_key": keys.RSAPublicKey({"modulus": 0xC0FFEE, "public_exponent": 3})})


def replaced(sequence, old, new):
    """A SEQUENCE with one part exchanged for another of any length."""
    assert sequence.count(old) == 1
    header = 2 + (sequence[1] & 0x7F if sequence[1] & 0x80 else 0)
    return element(0x30, sequence[header:].replace(old, new))


def revocation_list(authority, revoked, due=day(2026, 8), signer=None):
    entries = [{"user_certificate": serial, "revocation_date": x509.Time({"utc_time": day(2024)})} for serial in revoked]
    fields = {"version": "v2", "signature": authority.signer.algorithm(), "issuer": authority.subject,
              "this_update": x509.Time({"utc_time": day(2026, 5) if due > day(2026, 5) else day(2025)}),
              "next_update": x509.Time({"utc_time": due}),
              "crl_extensions": [{"extn_id": "authority_key_identifier", "extn_value": x509.AuthorityKeyIdentifier(
                  {"key_identifier": authority.key_identifier})}, {"extn_id": "crl_number", "extn_value": core.Integer(1)}]}
    if entries:
        fields["revoked_certificates"] = entries
    signed = crl.TbsCertList(fields)
    return crl.CertificateList({"tbs_cert_list": signed, "signature_algorithm": authority.signer.algorithm(),
                                "signature": (signer or authority.signer).sign(signed.dump())}).dump()


# MARK: Data groups

def check(text):
    weights, total = itertools.cycle([7, 3, 1]), 0
    for character, weight in zip(text, weights):
        value = 0 if character == "<" else int(character) if character.isdigit() else ord(character) - 55
        total += value * weight
    return str(total % 10)


def zone(state="FRA", expiry="330105", number="X4RTBPFW4", nationality=None, spoil=False):
    first = f"P<{state.ljust(3, '<')}DUPONT<<MARIE".ljust(44, "<")
    birth, personal = "800101", "<" * 14
    second = number + check(number) + (nationality or state).ljust(3, "<") + birth + check(birth) + "F" + expiry + check(expiry) + personal + "<"
    composite = number + check(number) + birth + check(birth) + expiry + check(expiry) + personal + "<"
    last = check(composite) if not spoil else str((int(check(composite)) + 1) % 10)
    return element(0x61, element(b"\x5f\x1f", (first + second + last).encode()))


def face(size=2000, record="19794"):
    picture = b"\xff\xd8\xff\xe0" + bytes(random.Random(size).randbytes(max(size - 6, 8))) + b"\xff\xd9"
    header = element(0xA1, element(0x87, b"\1\1") + element(0x88, b"\0\x08"))
    if record == "19794":
        facial = bytes(20) + bytes(12)
        block = 20 + 12 + len(picture)
        data = b"FAC\0" + b"010\0" + (14 + block).to_bytes(4, "big") + b"\0\1" + block.to_bytes(4, "big") + bytes(16) + bytes(12) + picture
        body = element(b"\x5f\x2e", data)
    else:
        image = element(0xA1, element(0x30, element(0xA1, element(0xA0, element(0xA0, element(0x80, picture))))))
        body = element(b"\x7f\x2e", element(0xA1, element(0xA0, element(0x80, b"\3")) + image))
    return element(0x75, element(b"\x7f\x61", element(0x02, b"\1") + element(b"\x7f\x60", header + body)))


def details(issued):
    return element(0x6C, element(0x5C, b"\x5f\x26\x5f\x19") + element(b"\x5f\x26", issued.encode())
                   + element(b"\x5f\x19", "PRÉFECTURE DE TEST".encode()))


def person(name="DUPONT<<MARIE<ÉLISE", born=b"19800101"):
    return element(0x6B, element(0x5C, b"\x5f\x0e\x5f\x2b") + element(b"\x5f\x0e", name.encode())
                   + element(b"\x5f\x2b", born) + element(b"\x5f\x11", b"PARIS<FRANCE"))


# MARK: Active authentication (part 11 section 6.1)

def recoverable(key, digest, challenge, trailer, complement=False, header=0x6A):
    """ISO/IEC 9796-2 scheme 1 with partial recovery, computed with the key's numbers alone."""
    numbers = key.private_numbers()
    n, size = numbers.public_numbers.n, key.key_size // 8
    own = random.randbytes(size - 1 - hashlib.new(digest).digest_size - len(trailer))
    block = bytes([header]) + own + hashlib.new(digest, own + challenge).digest() + trailer
    signature = pow(int.from_bytes(block, "big"), numbers.d, n)
    return (min(signature, n - signature) if complement else signature).to_bytes(size, "big")


def plain(key, digest, challenge):
    """r and s one after the other (BSI TR-03111)."""
    r, s = utils.decode_dss_signature(key.sign(challenge, ec.ECDSA(HASHES[digest]())))
    size = (key.curve.key_size + 7) // 8
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def key_group(key):
    return element(0x6F, key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))


def options_group(digest):
    """DG14 that names the digest of elliptic-curve active authentication."""
    number_of = {"sha1": 1, "sha224": 2, "sha256": 3, "sha384": 4, "sha512": 5}[digest]
    info = element(0x30, core.ObjectIdentifier("2.23.136.1.1.5").dump() + number(1)
                   + core.ObjectIdentifier(f"0.4.0.127.0.7.1.1.4.1.{number_of}").dump())
    return element(0x6E, element(0x31, info))


def answers(write, files, issued, groups):
    """Chips that answer a challenge with their own key, and all that is no such answer."""
    challenge, holds, copied = bytes(range(8)), "it is no copy", "it may be a copy"

    def chip(label, key, response, verdict="valid", says=holds, options=None, sent=challenge):
        whole = groups | {15: key_group(key)} | ({14: options} if options else {})
        write(f"{'good' if verdict == 'valid' else 'bad'} answer {label}", files(security_object(whole, issued), whole), verdict, says,
              challenge=sent.hex(), response=response.hex())

    trailers = {"sha1": [b"\xbc", b"\x33\xcc"], "sha224": [b"\x38\xcc"], "sha256": [b"\x34\xcc"], "sha384": [b"\x36\xcc"],
                "sha512": [b"\x35\xcc"]}
    for size in (1024, 1536, 2048):
        key, other = rsa.generate_private_key(65537, size), rsa.generate_private_key(65537, size)
        for digest, trailer in ((d, t) for d, ts in trailers.items() for t in ts):
            response = recoverable(key, digest, challenge, trailer)
            chip(f"rsa{size} {digest} {trailer.hex()}", key, response)
            chip(f"rsa{size} {digest} smaller half", key, recoverable(key, digest, challenge, trailer, complement=True))
            bad = [("other challenge", response, b"\7" * 8), ("other key", recoverable(other, digest, challenge, trailer), challenge),
                   ("bit", bytes([response[0] ^ 1]) + response[1:], challenge), ("cut", response[:-1], challenge),
                   ("longer", response + b"\0", challenge), ("of nothing", bytes(size // 8), challenge),
                   ("other trailer", recoverable(key, digest, challenge, b"\x39\xcc"), challenge),
                   ("other header", recoverable(key, digest, challenge, trailer, header=0x4A), challenge)]
            for label, given, sent in bad:
                chip(f"rsa{size} {digest} {label}", key, given, "invalid", copied, sent=sent)
    usual = {"p224": "sha224", "p256": "sha256", "p384": "sha384", "brainpool256": "sha256", "brainpool512": "sha512"}
    for kind, digest in usual.items():
        key, other = (ec.generate_private_key(CURVES[kind][0]()) for _ in range(2))
        chip(f"{kind} usual", key, plain(key, digest, challenge))
        for stated in ("sha1", "sha256", "sha512"):
            chip(f"{kind} stated {stated}", key, plain(key, stated, challenge), options=options_group(stated))
        response = plain(key, digest, challenge)
        for label, given, sent in [("other challenge", response, b"\7" * 8), ("other key", plain(other, digest, challenge), challenge),
                                   ("bit", response[:-1] + bytes([response[-1] ^ 1]), challenge), ("cut", response[:-1], challenge),
                                   ("der", key.sign(challenge, ec.ECDSA(HASHES[digest]())), challenge), ("zeros", bytes(len(response)), challenge),
                                   ("other digest", plain(key, "sha512" if digest != "sha512" else "sha256", challenge), challenge)]:
            chip(f"{kind} {label}", key, given, "invalid", copied, sent=sent)
    write("good answer without a key", files(security_object(groups, issued), groups), "valid", "there is no signed key (DG15)",
          challenge=challenge.hex(), response="00" * 64)
    # A key that nothing signs is not the chip's.
    key = ec.generate_private_key(ec.SECP256R1())
    write("bad answer with an unlisted key", files(security_object(groups, issued), groups | {15: key_group(key)}), "unproven",
          "DG15, the active authentication key, is unprotected", challenge=challenge.hex(), response=plain(key, "sha256", challenge).hex())


# MARK: Security objects

def security_object(groups, document_signer, lds=0, digest=None, content_type=LDS, by_key=False, bare=False,
                    signing_time=day(2023), signer_digest=None, spoil=None, certificate=True):
    """EF.SOD over data groups. `spoil` changes one thing on the way: see the cases below."""
    signer = document_signer.signer
    digest = digest or signer.digest
    signer_digest = signer_digest or signer.digest
    hashed = {n: hashlib.new(digest, g).digest() for n, g in groups.items()}
    if spoil == "short digest":
        hashed[1] = hashed[1][:-1]
    version = {"lds -1": b"\xff", "lds 2": b"\2"}.get(spoil, bytes([lds]))
    table = b"".join(element(0x30, number(n) + element(0x04, h)) for n, h in sorted(hashed.items()))
    if spoil == "listed twice":
        table += element(0x30, number(1) + element(0x04, hashed[1]))
    body = element(0x02, version) + algos.DigestAlgorithm({"algorithm": digest}).dump() + element(0x30, table)
    if lds == 1 and spoil != "version fields":
        body += element(0x30, element(0x13, b"0108") + element(0x13, b"040000"))
    content = element(0x30, body)
    signed_content = content
    if spoil == "replaced digest":
        content = content.replace(hashed[1], bytes(len(hashed[1])))
    attributes = [cms.CMSAttribute({"type": "content_type", "values": [cms.ContentType(
                      "1.2.840.113549.1.7.5" if spoil == "content type" else content_type)]})]
    if spoil != "no message digest":
        attributes.append(cms.CMSAttribute({"type": "message_digest", "values": [hashlib.new(signer_digest, signed_content).digest()]}))
    if signing_time:
        attributes.append(cms.CMSAttribute({"type": "signing_time", "values": [cms.Time({"utc_time": signing_time})]}))
    attributes = cms.CMSAttributes(attributes)
    to_sign = attributes.dump()
    if spoil == "no attributes":
        to_sign, attributes = content, None
    signature = signer.sign(to_sign)
    if spoil == "signature":
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    if spoil == "raw signature":
        r, s = utils.decode_dss_signature(signature)
        size = (signer.key.curve.key_size + 7) // 8
        signature = r.to_bytes(size, "big") + s.to_bytes(size, "big")
    sid = cms.SignerIdentifier("subject_key_identifier", core.OctetString(document_signer.key_identifier)) if by_key else \
        cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(
            {"issuer": document_signer.issuer, "serial_number": document_signer.number + (7 if spoil == "other signer" else 0)}))
    info = {"version": "v3" if by_key else "v1", "sid": sid, "digest_algorithm": {"algorithm": signer_digest},
            "signature_algorithm": signer.algorithm(), "signature": signature}
    if attributes is not None:
        info["signed_attrs"] = attributes
    infos = [cms.SignerInfo(info)] * (2 if spoil == "two signers" else 0 if spoil == "no signer" else 1)
    fields = {"version": "v3", "digest_algorithms": [{"algorithm": signer_digest}],
              "encap_content_info": {"content_type": content_type, "content": core.ParsableOctetString(content)},
              "signer_infos": infos}
    data = cms.SignedData(fields).dump()
    if certificate:
        # Certificates may have keys that the library cannot write: they go in as they are, after the content.
        parts = split(data)
        data = element(0x30, b"".join(parts[:3]) + element(0xA0, document_signer.der) + b"".join(parts[3:]))
    if spoil == "cms version":
        data = element(0x30, number(1) + b"".join(split(data)[1:]))
    result = element(0x30, core.ObjectIdentifier("1.2.840.113549.1.7.2").dump() + element(0xA0, data))
    if spoil == "indefinite":
        result = indefinite(result)
    if not bare:
        result = element(0x77, result)
    if spoil == "trailing":
        result += b"\0\0"
    return result


def split(sequence):
    """The parts of a SEQUENCE."""
    parts, at = [], 2 + (sequence[1] & 0x7F if sequence[1] & 0x80 else 0)
    while at < len(sequence):
        length, header = sequence[at + 1], 2
        if length & 0x80:
            header += length & 0x7F
            length = int.from_bytes(sequence[at + 2:at + header], "big")
        parts.append(sequence[at:at + header + length])
        at += header + length
    return parts


def indefinite(der):
    """The outer structures with indefinite lengths and the content in pieces, as New Zealand writes it."""
    oid, wrapped = split(der)
    inner = split(wrapped)[0]
    version, algorithms, encapsulated, *rest = split(inner)
    kind, holder = split(encapsulated)
    octets = split(holder)[0]
    header = 2 + (octets[1] & 0x7F if octets[1] & 0x80 else 0)
    content = octets[header:]
    pieces = b"".join(element(0x04, content[i:i + 50]) for i in range(0, len(content), 50))
    holder = b"\xa0\x80\x24\x80" + pieces + bytes(4)
    encapsulated = b"\x30\x80" + kind + holder + bytes(2)
    inner = b"\x30\x80" + version + algorithms + encapsulated + b"".join(rest) + bytes(2)
    return b"\x30\x80" + oid + b"\xa0\x80" + inner + bytes(2) + bytes(2)


# MARK: The documents

def main(folder):
    random.seed(9303)
    cases, count = [], itertools.count(1)
    os.makedirs(f"{folder}/trust")

    def write(label, files, verdict, says="", **answer):
        path = f"{next(count):03d}-{label.replace(' ', '-')}"
        os.makedirs(f"{folder}/{path}")
        for filename, content in files.items():
            with open(f"{folder}/{path}/{filename}", "wb") as file:
                file.write(content)
        cases.append({"folder": path, "verdict": verdict, "says": says} | answer)

    def files(sod, groups):
        return {"EF.SOD": sod} | {f"DG{n}.bin": g for n, g in groups.items()}

    def trusted(filename, content):
        with open(f"{folder}/trust/{filename}", "wb") as file:
            file.write(content)

    ways = [("rsa2048", "sha256", False), ("rsa3072", "sha512", False), ("rsa2048", "sha1", False), ("rsapss2048", "sha256", False),
            ("rsapss3072", "sha384", False), ("rsapss2048", "sha512", False), ("p224", "sha224", False), ("p256", "sha256", False),
            ("p256", "sha256", True), ("p256", "sha1", True), ("p384", "sha384", False), ("p521", "sha512", False),
            ("brainpool256", "sha256", False), ("brainpool256", "sha256", True), ("brainpool384", "sha384", False),
            ("brainpool512", "sha512", False)]
    authorities = {}
    for index, (kind, digest, explicit) in enumerate(ways):
        authority = Certificate(f"CSCA {index}", Signer(kind, digest, explicit, "authority"), begin=day(2015), end=day(2032), authority=True)
        signers = Signer(kind, digest, explicit)
        issued = Certificate(f"DS {index}", signers, authority, authority.signer, begin=day(2022), end=day(2033))
        gone = Certificate(f"DS {index} revoked", signers, authority, authority.signer, begin=day(2022), end=day(2033))
        authorities[index] = (authority, issued, gone)
        trusted(f"csca-{index}.der", authority.der)
        trusted(f"crl-{index}.crl", revocation_list(authority, [gone.number]))
    groups = {1: zone(), 2: face()}
    rich = {1: zone(), 2: face(record="39794"), 11: person(), 12: details("20230301")}
    for index, (kind, digest, explicit) in enumerate(ways):
        authority, issued, gone = authorities[index]
        label = f"{kind}-{digest}" + ("-explicit" if explicit else "")
        for lds, by_key in itertools.product([0, 1], [False, True]):
            write(f"good {label} lds{lds}", files(security_object(groups, issued, lds, by_key=by_key), groups), "valid")
        write(f"good {label} bare", files(security_object(rich, issued, 1, bare=True), rich), "valid")
        write(f"good {label} indefinite", files(security_object(groups, issued, spoil="indefinite"), groups), "valid")
        write(f"good {label} no time", files(security_object(groups, issued, signing_time=None), groups), "valid")
        for digests in ["sha1", "sha224", "sha256", "sha384", "sha512"]:
            write(f"good {label} {digests}", files(security_object(groups, issued, 0, digests), groups), "valid")
        tampered = dict(groups)
        tampered[1] = groups[1].replace(b"MARIE", b"MARIA")
        write(f"bad {label} dg1", files(security_object(groups, issued), tampered), "invalid", "DG1, the machine-readable zone, is not the one")
        tampered = dict(groups)
        tampered[2] = groups[2][:-5] + b"\0" + groups[2][-4:]
        write(f"bad {label} dg2", files(security_object(groups, issued), tampered), "invalid", "DG2, the face image, is not the one")
        write(f"bad {label} revoked", files(security_object(groups, gone), groups), "invalid", "was revoked by its authority on 2024-01-01")
        stranger = Certificate(f"CSCA {index}", Signer(kind, digest, explicit, "stranger"), begin=day(2015), end=day(2032), authority=True)
        rogue = Certificate(f"DS {index}", Signer(kind, digest, explicit), stranger, stranger.signer, begin=day(2022), end=day(2033))
        write(f"bad {label} unknown csca", files(security_object(groups, rogue), groups), "unproven", "of which no certificate with the right key is trusted")
        write(f"bad {label} offered csca", files(security_object(groups, rogue), groups) | {"csca.der": stranger.der}, "unproven",
              "came along with what it is to prove")
        forged = Certificate(f"DS {index}", rogue.signer, authority, stranger.signer, begin=day(2022), end=day(2033),
                             authority_key=authority.key_identifier)
        write(f"bad {label} forged ds", files(security_object(groups, forged), groups), "invalid", "that key has not signed it")
        late = Certificate(f"DS {index} late", issued.signer, authority, authority.signer, begin=day(2016), end=day(2021))
        write(f"bad {label} expired ds", files(security_object(groups, late), groups), "invalid", "had expired on 2021-01-01")
        for spoil, says in [("signature", "signature is invalid"), ("replaced digest", "replaced after signing"), ("content type", "content is said to be"),
                            ("no message digest", "messageDigest is missing"), ("no attributes", "no signed attributes"),
                            ("two signers", "more than one signer"), ("no signer", "Nobody has signed"), ("trailing", "follow after the end"),
                            ("lds -1", "of version -1"), ("lds 2", "of version 2"), ("short digest", "not as long as"),
                            ("listed twice", "lists DG1 twice"), ("cms version", "lies outside the signature"),
                            ("other signer", "neither in it nor")]:
            write(f"bad {label} {spoil}", files(security_object(groups, issued, spoil=spoil), groups), "invalid", says)
        if not kind.startswith("rsa"):
            write(f"bad {label} raw", files(security_object(groups, issued, spoil="raw signature"), groups), "invalid", "has to be in DER")
        wrong = "sha512" if digest != "sha512" else "sha256"
        write(f"bad {label} digest", files(security_object(groups, issued, signer_digest=wrong), groups), "invalid", "they must be the same")
    more(write, files, trusted, authorities, groups, rich)
    trust(write, files, trusted, authorities, groups)
    with open(f"{folder}/manifest.json", "w") as file:
        json.dump({"at": "2026-06-01T00:00:00Z", "cases": cases}, file, indent=1)
    print(len(cases))


def more(write, files, trusted, authorities, groups, rich):
    """What needs doing once, with one kind of key."""
    authority, issued, _ = authorities[7]
    sod = security_object(groups, issued)
    # Unlisted, too large, too many, missing.
    extra = groups | {11: person()}
    write("bad unlisted group", files(sod, extra), "unproven", "DG11, further personal details, is unprotected")
    huge = groups | {2: face(50 << 20)}
    write("bad fifty megabytes", files(security_object(huge, issued), huge), "invalid", "too large")
    write("bad no dg1", files(sod, {2: groups[2]}), "unproven", "DG1 was not handed in")
    write("bad no sod", {f"DG{n}.bin": g for n, g in groups.items()}, "unproven", "no security object")
    # Times.
    past = {1: zone(expiry="250105"), 2: face()}
    write("bad expired document", files(security_object(past, issued), past), "invalid", "The document expired on 2025-01-05")
    write("bad signed later", files(security_object(groups, issued, signing_time=day(2034)), groups), "invalid", "after the signer's certificate had expired")
    write("bad signed in the future", files(security_object(groups, issued, signing_time=day(2027)), groups), "invalid", "in the future")
    issue = {1: zone(expiry="350101"), 2: face(), 12: details("20340101")}
    write("bad issued later", files(security_object(issue, issued, signing_time=None), issue), "invalid", "issued on 2034-01-01, after")
    early = Certificate("DS early", issued.signer, authority, authority.signer, begin=day(2027), end=day(2033))
    write("bad signer to come", files(security_object(groups, early), groups), "invalid", "is not valid before 2027-01-01")
    after = Certificate("DS after", issued.signer, authority, authority.signer, begin=day(2033), end=day(2034))
    write("bad authority expired", files(security_object(groups, after), groups), "invalid", "had expired on 2032-01-01")
    short = Certificate("DS short", issued.signer, authority, authority.signer, begin=day(2022), end=day(2023, 6))
    write("good signer expired since", files(security_object(groups, short), groups), "valid", "has expired since")
    # Roles.
    write("bad signed by authority", files(security_object(groups, authority), groups), "invalid", "is an authority's")
    lister = Certificate("DS lister", issued.signer, authority, authority.signer, begin=day(2022), end=day(2033), purposes=["2.23.136.1.1.3"])
    write("bad master list signer", files(security_object(groups, lister), groups), "invalid", "signing something else")
    tls = Certificate("DS crypt", issued.signer, authority, authority.signer, begin=day(2022), end=day(2033), usage={"key_encipherment"})
    write("bad key usage", files(security_object(groups, tls), groups), "invalid", "key usage")
    under = Certificate("DS under DS", Signer("p256", "sha256"), issued, issued.signer, begin=day(2022), end=day(2033))
    write("bad signer under signer", files(security_object(groups, under), groups) | {"ds.der": issued.der}, "unproven", "names as its issuer")
    other = {1: zone("ITA"), 2: face()}
    write("bad other state", files(security_object(other, issued), other), "invalid", "and the signer is one of France")
    plain = Certificate("DS plain", issued.signer, authority, authority.signer, begin=day(2022), end=day(2033), with_extensions=False)
    write("good signer without extensions", files(security_object(groups, plain), groups), "valid")
    write("bad certificate absent", files(security_object(groups, issued, certificate=False), groups), "invalid", "neither in it nor")
    write("good certificate beside", files(security_object(groups, issued, certificate=False), groups) | {"ds.der": issued.der}, "valid")
    for kind in ["1.3.27.1.1.1", "1.2.528.1.1006.1.20.1", "1.2.840.113549.1.7.1"]:
        write("good older type", files(security_object(groups, issued, content_type=kind), groups), "valid")
    write("bad unknown type", files(security_object(groups, issued, content_type="1.2.3.4.5"), groups), "invalid", "no list of data-group digests")
    # A new authority that only a link certificate of the old one vouches for.
    new = Signer("p256", "sha256")
    link = Certificate("CSCA 7", new, authority, authority.signer, begin=day(2024), end=day(2032), authority=True)
    renewed = Certificate("DS renewed", Signer("p256", "sha256"), link, new, begin=day(2025), end=day(2033))
    write("good link certificate", files(security_object(groups, renewed, signing_time=day(2025, 6)), groups) | {"link.der": link.der}, "valid", "over 1 certificate")
    write("bad link missing", files(security_object(groups, renewed, signing_time=day(2025, 6)), groups), "unproven", "no certificate with the right key")
    answers(write, files, issued, groups)
    # Revocation lists: stale, by another, of another.
    other_authority = Certificate("CSCA 7", Signer("p256", "sha256"), begin=day(2015), end=day(2032), authority=True)
    old = Certificate("CSCA old", Signer("p256", "sha256"), begin=day(2015), end=day(2032), authority=True)
    under_old = Certificate("DS old", Signer("p256", "sha256"), old, old.signer, begin=day(2022), end=day(2033))
    trusted("csca-old.der", old.der)
    trusted("crl-old.crl", revocation_list(old, [], due=day(2026, 2)))
    write("good stale list", files(security_object(groups, under_old), groups), "valid", "a newer one was due on 2026-02-01")
    write("good list of another beside", files(security_object(groups, under_old), groups)
          | {"crl.crl": revocation_list(other_authority, [under_old.number])}, "valid", "DG1, DG2")
    write("good forged list beside", files(security_object(groups, under_old), groups)
          | {"crl.crl": revocation_list(old, [under_old.number], signer=other_authority.signer)}, "valid", "DG1, DG2")
    write("bad list beside", files(security_object(groups, under_old), groups) | {"crl.crl": revocation_list(old, [under_old.number])},
          "invalid", "was revoked by its authority")
    # Spoilt bytes.
    write("good whole", files(sod, groups), "valid")
    for cut in sorted(random.sample(range(1, len(sod)), 60)):
        write(f"bad cut {cut}", files(sod[:cut], groups), "invalid")
    for at in sorted(random.sample(range(len(sod)), 120)):
        changed = bytearray(sod)
        changed[at] ^= 1 << random.randrange(8)
        write(f"any bit {at}", files(bytes(changed), groups), "any")
    for label, nest in [("sequences", b"\x30\x80"), ("sets", b"\x31\x80"), ("explicit", b"\xa0\x80"), ("strings", b"\x24\x80")]:
        write(f"bad nested {label}", files(b"\x77\x80" + nest * 10000 + bytes(2 * 10001), groups), "invalid", "deeper than")
        inner = b""
        for _ in range(10000):
            inner = element(nest[0], inner)
        write(f"bad nested definite {label}", files(element(0x77, inner), groups), "invalid")
        deep = groups | {2: element(0x75, inner)}
        write(f"any nested face {label}", files(security_object(deep, issued), deep), "any")
    write("bad empty", files(b"", groups), "invalid")
    write("bad noise", files(random.randbytes(2000), groups), "invalid")


def trust(write, files, trusted, authorities, groups):
    """Who may sign what: each state for itself, each authority for its own kind, nobody before they were there or after they were
    revoked; and what is genuine and odd."""
    authority, issued, gone = authorities[7]
    signer = lambda: Signer("p256", "sha256")

    def signed(state, by, **more):
        content = {1: zone(state, **more), 2: face()}
        return files(security_object(content, by), content)

    def under(label, over, country, **more):
        return Certificate(label, signer(), over, over.signer, country=country, begin=day(2022), end=day(2033), **more)

    # States.
    american = under("DS of another state", authority, "US")
    write("bad state signs for another", signed("USA", american), "invalid", "no state's authority signs for another")
    write("bad state signs for another, own zone", signed("FRA", american), "invalid", "no state's authority signs for another")
    write("good country in small letters", signed("FRA", under("DS small", authority, "fr")), "valid")
    union = under("DS union", authority, "EU")
    for state in ["EUE", "FRA"]:
        write(f"bad union under France {state}", signed(state, union), "invalid", "no state's authority signs for another")
    for state in ["UNO", "UNA", "UNK", "EUE", "XOM", "XPO", "GBD", "RKS", "D", "ITA", "CHN", "UTO"]:
        write(f"bad France signs {state}", signed(state, issued), "invalid", "and the signer is one of France")
    for state in ["ZZZ", "IAO", "XXA", "XXB", "XXC", "XXX", "UAE", "FR"]:
        write(f"bad France signs {state}", signed(state, issued), "invalid", "none that issues travel documents")
    for country, states, others in [("UN", ["UNO", "UNA", "UNK"], ["EUE", "FRA"]), ("ZZ", ["UNO"], ["ZZZ"]), ("EU", ["EUE"], ["FRA", "D", "UNO"]),
                                    ("XO", ["XOM"], ["MLT", "ITA"]), ("KS", ["RKS"], ["SRB"]), ("DE", ["D"], ["AUT"]), ("LTU", ["LTU"], ["LVA"]),
                                    ("GB", ["GBR", "GBD", "GBN", "GBO", "GBP", "GBS"], ["IRL"]), ("CN", ["CHN", "HKG"], ["TWN"])]:
        over = Certificate(f"Country Signing {country}", signer(), country=country, begin=day(2015), end=day(2032), authority=True)
        trusted(f"state-{country}.der", over.der)
        by = under("DS", over, country)
        for state in states:
            write(f"good {country} signs {state}", signed(state, by), "valid", "", )
        for state in others:
            write(f"bad {country} signs {state}", signed(state, by), "invalid", "The zone names")
    nobody = Certificate("Country Signing of nobody", signer(), country=None, begin=day(2015), end=day(2032), authority=True)
    trusted("state-none.der", nobody.der)
    write("bad authority without a state", signed("FRA", under("DS", nobody, "FR")), "unproven", "names no state")
    write("good signer without a state", signed("FRA", under("DS no state", authority, None)), "valid")
    write("bad signer without a state", signed("USA", under("DS no state", authority, None)), "invalid", "and the signer is one of France")
    write("good unknown nationality", signed("FRA", issued, nationality="ZZZ"), "valid", "names ZZZ as the nationality")
    write("good stateless", signed("FRA", issued, nationality="XXA"), "valid")

    # Roles.
    licences = Certificate("Licences IACA", signer(), begin=day(2015), end=day(2032), authority=True)
    trusted("licences.der", licences.der)
    write("bad passport of a licence authority", signed("FRA", under("DS", licences, "FR")), "unproven", "is trusted for mobile documents and not for this")
    licensing = under("DS licence", authority, "FR", purposes=["1.0.18013.5.1.2"])
    write("bad signer of licences", signed("FRA", licensing), "invalid", "signing something else")

    # Signers that are named themselves.
    trusted("ds-revoked.der", gone.der)
    write("bad revoked and named itself", signed("FRA", gone), "invalid", "was revoked by its authority on 2024-01-01")
    named = under("DS named", authority, "FR")
    trusted("ds-named.der", named.der)
    write("good named itself with its authority", signed("FRA", named), "valid", "signed by a trusted authority")
    absent = Certificate("CSCA absent", signer(), begin=day(2015), end=day(2032), authority=True)
    lone, listed = under("DS lone", absent, "FR"), under("DS listed", absent, "FR")
    for name_, content in [("lone.der", lone.der), ("listed.der", listed.der), ("absent.crl", revocation_list(absent, [listed.number]))]:
        trusted(name_, content)
    write("good named itself alone", signed("FRA", lone), "valid", "believed by itself alone")
    write("bad named itself and listed", signed("FRA", listed), "invalid", "was revoked by its authority on 2024-01-01")
    # A new key of the authority signs the lists for what the old one signed.
    renewed = Certificate("CSCA 7", signer(), begin=day(2020), end=day(2032), authority=True)
    by_old = under("DS by the old key", authority, "FR")
    trusted("csca-7-new.der", renewed.der)
    trusted("csca-7-new.crl", revocation_list(renewed, [by_old.number]))
    write("bad revoked by the new key", signed("FRA", by_old), "invalid", "was revoked by its authority on 2024-01-01")

    # Times.
    write("bad signed before the signer", files(security_object(groups, issued, signing_time=day(2010)), groups), "unproven",
          "signed on 2010-01-01, before the signer's certificate began")
    for date, time_, verdict, says in [("20100101", None, "unproven", "issued on 2010-01-01, long before"), ("20990101", day(2023), "invalid", "in the future"),
                                       ("20211201", None, "valid", "")]:
        dated = groups | {12: details(date)}
        write(f"any issued {date}", files(security_object(dated, issued, signing_time=time_), dated), verdict, says)

    # Genuine, and odd.
    def with_person(**more):
        content = groups | {11: person(**more)}
        return files(security_object(content, issued), content)
    write("good two birth dates", with_person(born=b"19700101"), "valid", "state two birth dates, 1980-01-01 and 1970-01-01")
    write("good other century", with_person(born=b"18800101"), "valid")
    write("good two names", with_person(name="MARTIN<<JEANNE"), "valid", "The name in DG11 is not the one in the zone")
    write("bad born to come", with_person(born=b"20800101"), "unproven", "has not come yet")
    write("good flawed zone", signed("FRA", issued, spoil=True), "valid", "does not agree with itself")
    short = Certificate("DS short", Signer("rsa1024", "sha256"), authority, authority.signer, begin=day(2022), end=day(2033))
    write("good short key", signed("FRA", short), "valid", "rests on a key that is too short")
    bare = Signer("rsapss2048", "sha256")
    bare.salt = 0
    write("good no salt", signed("FRA", Certificate("DS bare", bare, authority, authority.signer, begin=day(2022), end=day(2033))), "valid", "too little salt")


# MARK: Measuring

def bench(folder):
    """A passport with a face image of ordinary size for each kind of key, and this peer's own speed with it."""
    kinds = [("rsa2048", "sha256", False), ("rsapss2048", "sha256", False), ("p256", "sha256", False), ("p256", "sha256", True),
             ("p384", "sha384", False), ("p521", "sha512", False), ("brainpool256", "sha256", True), ("brainpool384", "sha384", False),
             ("brainpool512", "sha512", False)]
    rows = []
    for kind, digest, explicit in kinds:
        label = kind + ("-explicit" if explicit else "")
        authority = Certificate("CSCA", Signer(kind, digest, explicit, "authority"), begin=day(2015), end=day(2032), authority=True)
        issued = Certificate("DS", Signer(kind, digest, explicit), authority, authority.signer, begin=day(2022), end=day(2033))
        groups = {1: zone(), 2: face(15000)}
        content = {"EF.SOD": security_object(groups, issued), "csca.der": authority.der} | {f"DG{n}.bin": g for n, g in groups.items()}
        os.makedirs(f"{folder}/{label}")
        for filename, octets in content.items():
            with open(f"{folder}/{label}/{filename}", "wb") as file:
                file.write(octets)
        rows.append({"kind": label, "perSecond": None if explicit else rate(content, groups, authority)})
    print(json.dumps({"at": "2026-06-01T00:00:00Z", "rows": rows}))


def rate(content, groups, authority):
    """Passports a second: parsed with asn1crypto, both signatures verified with cryptography."""
    done, start, trusted_key = 0, time.perf_counter(), authority.signer.key.public_key()
    while (took := time.perf_counter() - start) < 0.7:
        data = cms.ContentInfo.load(content["EF.SOD"][4:])["content"]
        info = data["signer_infos"][0]
        certificate = data["certificates"][0].chosen
        key = serialization.load_der_public_key(certificate.public_key.dump())
        signed = info["signed_attrs"].untag().dump()
        verify(key, info["signature"].native, signed, info["signature_algorithm"])
        verify(trusted_key, certificate["signature_value"].native, certificate["tbs_certificate"].dump(), certificate["signature_algorithm"])
        digest = next(a["values"][0].native for a in info["signed_attrs"] if a["type"].native == "message_digest")
        octets = bytes(data["encap_content_info"]["content"].contents)
        name = info["digest_algorithm"]["algorithm"].native
        assert hashlib.new(name, octets).digest() == digest
        for group in groups.values():
            assert hashlib.new(name, group).digest() in octets
        done += 1
    return done / took


def verify(key, signature, message, algorithm):
    digest = HASHES[algorithm.hash_algo]()
    if algorithm.signature_algo == "rsassa_pss":
        key.verify(signature, message, padding.PSS(padding.MGF1(digest), algorithm["parameters"]["salt_length"].native), digest)
    elif algorithm.signature_algo == "rsassa_pkcs1v15":
        key.verify(signature, message, padding.PKCS1v15(), digest)
    else:
        key.verify(signature, message, ec.ECDSA(digest))


if __name__ == "__main__":
    if sys.argv[1] == "bench":
        bench(sys.argv[2])
    else:
        main(sys.argv[1])
