"""A wallet and its issuers, as a peer for tests: pymdoccbor and sd-jwt (PyPI) issue, this spoils and presents.

    wallet.py documents FOLDER   writes mobile documents and credentials, good and bad, with manifest.json saying what each is
    wallet.py present            answers OpenID4VP requests, one JSON object a line, from standard input to standard output
    wallet.py bench              one document and one credential, and how many a second the packages verify, as JSON
"""
import base64, datetime, hashlib, json, os, random, sys, time, zlib

import cbor2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.x509.oid import NameOID, ObjectIdentifier
from jwcrypto import jwe, jwk, jws
from pymdoccbor.mdoc.issuer import MdocCborIssuer
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)
MDL, PID = "org.iso.18013.5.1.mDL", "eu.europa.ec.eudi.pid.1"
SPACES = {MDL: "org.iso.18013.5.1", PID: "eu.europa.ec.eudi.pid.1"}
ISSUER = "https://issuer.example"
rng = random.Random(18013)


def b64u(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def plain(item):
    """What cbor2 reads, as something that can be changed."""
    if isinstance(item, cbor2.CBORTag):
        return cbor2.CBORTag(item.tag, plain(item.value))
    if hasattr(item, "items"):
        return {key: plain(value) for key, value in item.items()}
    if isinstance(item, (list, tuple)):
        return [plain(value) for value in item]
    return item


# Authorities


class Authority:
    def __init__(self, name="Test IACA", key=None, identifier=None):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        # EdDSA signs the message itself.
        self.digest = hashes.SHA256() if isinstance(self.key, ec.EllipticCurvePrivateKey) else None
        self.name = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "US"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
        own = x509.SubjectKeyIdentifier.from_public_key(self.key.public_key())
        # An impostor names the key that it pretends to have.
        self.identifier = identifier or own
        self.certificate = self.issue(self.name, self.key.public_key(), authority=True, days=(-1000, 3000))

    def issue(self, subject, public, authority=False, days=(-20, 300), usage=True, purpose="1.0.18013.5.1.2"):
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + days[0] * DAY).not_valid_after(NOW + days[1] * DAY)
            .add_extension(x509.BasicConstraints(authority, 0 if authority else None), True)
            .add_extension(x509.KeyUsage(usage and not authority, False, False, not usage and not authority, False,
                                         authority, authority, False, False), True)
            .add_extension(x509.AuthorityKeyIdentifier(self.identifier.digest, None, None), False)
            .add_extension(self.identifier if authority else x509.SubjectKeyIdentifier.from_public_key(public), False))
        if not authority:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ObjectIdentifier(purpose)]), True)
        return builder.sign(self.key, self.digest)


class Signer:
    def __init__(self, authority, curve=ec.SECP256R1, name="Test DS", **profile):
        self.key = ec.generate_private_key(curve())
        subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "US"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = authority.issue(subject, self.key.public_key(), **profile)
        self.size = (self.key.curve.key_size + 7) // 8

    @property
    def algorithm(self):
        return {32: "ES256", 48: "ES384", 66: "ES512"}[self.size]

    @property
    def cose_algorithm(self):
        return {32: -7, 48: -35, 66: -36}[self.size]

    def sign(self, message):
        digest = {32: hashes.SHA256, 48: hashes.SHA384, 66: hashes.SHA512}[self.size]()
        r, s = decode_dss_signature(self.key.sign(message, ec.ECDSA(digest)))
        return r.to_bytes(self.size, "big") + s.to_bytes(self.size, "big")

    def der(self):
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def cose_private(self):
        numbers = self.key.private_numbers()
        curve = {32: "P_256", 48: "P_384", 66: "P_521"}[self.size]
        return {"KTY": "EC2", "CURVE": curve, "ALG": self.algorithm, "D": numbers.private_value.to_bytes(self.size, "big"),
                "KID": b"test"}


class Device(Signer):
    """A holder's key, which nobody certifies."""

    def __init__(self, curve=ec.SECP256R1):
        self.key = ec.generate_private_key(curve())
        self.size = (self.key.curve.key_size + 7) // 8

    def cose_public(self):
        numbers = self.key.public_key().public_numbers()
        return {1: 2, -1: {32: 1, 48: 2, 66: 3}[self.size], -2: numbers.x.to_bytes(self.size, "big"),
                -3: numbers.y.to_bytes(self.size, "big")}

    def jwk(self, private=True):
        numbers = self.key.public_key().public_numbers()
        key = {"kty": "EC", "crv": "P-256", "x": b64u(numbers.x.to_bytes(32, "big")), "y": b64u(numbers.y.to_bytes(32, "big"))}
        if private:
            key["d"] = b64u(self.key.private_numbers().private_value.to_bytes(32, "big"))
        return key


class EdwardsSigner:
    """A document signer or a holder whose key is on an Edwards curve (ISO/IEC 18013-5 annex B, RFC 8032)."""

    cose_algorithm = -8

    def __init__(self, curve, authority=None):
        self.curve = curve
        self.key = {"Ed25519": ed25519.Ed25519PrivateKey, "Ed448": ed448.Ed448PrivateKey}[curve].generate()
        self.public = self.key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        if authority:
            subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "US"), x509.NameAttribute(NameOID.COMMON_NAME, "DS " + curve)])
            self.certificate = authority.issue(subject, self.key.public_key())

    def sign(self, message):
        return self.key.sign(message)

    def cose_public(self):
        return {1: 1, -1: {"Ed25519": 6, "Ed448": 7}[self.curve], -2: self.public}

    def jwk(self, private=True):
        key = {"kty": "OKP", "crv": self.curve, "x": b64u(self.public)}
        if private:
            key["d"] = b64u(self.key.private_bytes(serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()))
        return key


# Mobile documents


def person(number):
    return {"family_name": rng.choice(["Doe", "Nguyễn", "O'Hara", "Ozoliņš"]) + f" {number}", "given_name": "Ilze",
            "birth_date": "1984-01-17", "issue_date": "2024-01-01", "expiry_date": "2039-01-01", "issuing_country": "US",
            "issuing_authority": "Test DMV", "document_number": f"T{number:07}", "age_over_18": True,
            "resident_address": "1 Main Street", "portrait": os.urandom(600)}


def issue(signer, device, kind=MDL, number=0, status=None, chain=None, data=None):
    """A DeviceResponse of pymdoccbor, as something that can be changed."""
    issuer = MdocCborIssuer(private_key=signer.cose_private(), alg=signer.algorithm)
    issuer.new(data={SPACES[kind]: data or person(number)}, doctype=kind,
               validity={"issuance_date": "2024-01-01", "expiry_date": (NOW + 200 * DAY).strftime("%Y-%m-%d")},
               devicekeyinfo=device.cose_public() if device.size != 32 else {
                   "KTY": "EC2", "CURVE": "P_256", "X": device.cose_public()[-2], "Y": device.cose_public()[-3]},
               x509_chain=[certificate.public_bytes(serialization.Encoding.DER) for certificate in chain or [signer.certificate]],
               revocation=status)
    return plain(cbor2.loads(issuer.dump()))


def auth(response):
    return response["documents"][0]["issuerSigned"]["issuerAuth"]


def items(response):
    return next(iter(response["documents"][0]["issuerSigned"]["nameSpaces"].values()))


def resign(response, signer, change, header=None, embed=True):
    """Changes the security object and signs it again."""
    message = auth(response)
    mso = plain(cbor2.loads(cbor2.loads(message[2]).value))
    mso = change(mso) or mso
    inner = cbor2.dumps(mso)
    message[2] = cbor2.dumps(cbor2.CBORTag(24, inner)) if embed else inner
    message[0] = cbor2.dumps(header if header is not None else {1: signer.cose_algorithm})
    message[3] = signer.sign(cbor2.dumps(["Signature1", message[0], b"", message[2]]))
    return response


def transcript(client, nonce, thumbprint, uri):
    digest = hashlib.sha256(cbor2.dumps([client, nonce, thumbprint, uri])).digest()
    return [None, None, ["OpenID4VPHandover", digest]]


def annex_b(client, nonce, wallet_nonce, uri):
    """The transcript of ISO/IEC TS 18013-7 annex B, of wallets from before OpenID4VP 1.0."""
    digest = lambda text: hashlib.sha256(cbor2.dumps([text, wallet_nonce])).digest()
    return [None, None, [digest(client), digest(uri), nonce]]


def device_sign(response, device, session, elements=None, reader=None):
    document = response["documents"][0]
    spaces = cbor2.CBORTag(24, cbor2.dumps(elements or {}))
    content = cbor2.dumps(cbor2.CBORTag(24, cbor2.dumps(["DeviceAuthentication", session, document["docType"], spaces])))
    if reader is None:
        protected = cbor2.dumps({1: device.cose_algorithm})
        signature = device.sign(cbor2.dumps(["Signature1", protected, b"", content]))
        authentication = {"deviceSignature": [protected, {}, None, signature]}
    else:
        protected = cbor2.dumps({1: 5})
        salt = hashlib.sha256(cbor2.dumps(cbor2.CBORTag(24, cbor2.dumps(session)))).digest()
        secret = device.key.exchange(ec.ECDH(), reader.key.public_key())
        mac = hmac.HMAC(HKDF(hashes.SHA256(), 32, salt, b"EMacKey").derive(secret), hashes.SHA256())
        mac.update(cbor2.dumps(["MAC0", protected, b"", content]))
        authentication = {"deviceMac": [protected, {}, None, mac.finalize()]}
    document["deviceSigned"] = {"nameSpaces": spaces, "deviceAuth": authentication}
    return response


# Credentials


def claims(number):
    return {"iss": ISSUER, "iat": int(time.time()) - 100, "exp": int(time.time()) + 10_000_000, "vct": "urn:eudi:pid:1",
            SDObj("family_name"): f"Doe {number}", SDObj("given_name"): "Ilze", SDObj("birthdate"): "1984-01-17",
            SDObj("address"): {SDObj("locality"): "Rīga", "country": "LV"},
            SDObj("nationalities"): [SDObj("LV"), SDObj("US")], SDObj("document_number"): f"T{number:07}"}


ALL = {"family_name": True, "given_name": True, "birthdate": True, "address": {"locality": True}, "nationalities": [True, False],
       "document_number": True}


def credential(key, device, number=0, change=None, show=ALL, nonce=None, audience=None, holder=None, kind="dc+sd-jwt",
               decoys=False):
    content = claims(number)
    if change:
        change(content)
    issuer = SDJWTIssuer(content, jwk.JWK(**key.jwk()), jwk.JWK(**device.jwk()) if device else None, add_decoy_claims=decoys,
                         extra_header_parameters={"typ": kind, "kid": "k1"})
    presentation = SDJWTHolder(issuer.sd_jwt_issuance)
    if nonce:
        presentation.create_presentation(show, nonce, audience, jwk.JWK(**(holder or device).jwk()))
    else:
        presentation.create_presentation(show)
    return presentation.sd_jwt_presentation


def signed(key, header, payload):
    token = jws.JWS(json.dumps(payload))
    token.add_signature(jwk.JWK(**key.jwk()), None, json.dumps(header))
    return token.serialize(compact=True)


def raw(text):
    """Header, payload and signature of a compact text."""
    header, payload, signature = text.split(".")
    return json.loads(unb64u(header)), json.loads(unb64u(payload)), signature


def packed(statuses, bits=2):
    each, octets = 8 // bits, bytearray(len(statuses) * bits // 8 + 1)
    for index, value in enumerate(statuses):
        octets[index // each] |= value << (index % each * bits)
    return zlib.compress(bytes(octets), 9)


def status_list(key, statuses, age=60, ttl=None, uri=ISSUER + "/status", life=None, **changed):
    """A list as JWT (Token Status List section 5.1)."""
    payload = {"iss": ISSUER, "sub": uri, "iat": int(time.time()) - age,
               "status_list": {"bits": 2, "lst": b64u(packed(statuses))}}
    if ttl:
        payload["ttl"] = ttl
    if life is not None:
        payload["exp"] = int(time.time()) + life
    payload.update(changed)
    return signed(key, {"alg": "ES256", "typ": "statuslist+jwt", "kid": "k1"}, payload)


def status_list_cbor(signer, uri, statuses, bits=2, age=60, ttl=None, life=None, spoil=None, kind="application/statuslist+cwt"):
    """The same as CWT (section 5.2)."""
    claims = {2: uri, 6: int(time.time()) - age, 65533: {"bits": bits, "lst": packed(statuses, bits)}}
    if ttl:
        claims[65534] = ttl
    if life is not None:
        claims[4] = int(time.time()) + life
    if spoil == "compression":
        claims[65533]["lst"] = claims[65533]["lst"][:-4]
    if spoil == "bits":
        claims[65533]["bits"] = 3
    protected, payload = cbor2.dumps({1: signer.cose_algorithm, 16: kind}), cbor2.dumps(claims)
    signature = signer.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    if spoil == "payload":
        payload = cbor2.dumps(claims | {6: claims[6] + 1})
    der = signer.certificate.public_bytes(serialization.Encoding.DER)
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {33: der}, payload, signature]))


STATUSES = [0, 1, 2, 3] * 4000


# A folder of documents


class Folder:
    def __init__(self, path):
        self.path, self.cases = path, []
        os.makedirs(os.path.join(path, "trust"), exist_ok=True)
        os.makedirs(os.path.join(path, "beside"), exist_ok=True)
        os.makedirs(os.path.join(path, "files"), exist_ok=True)

    def write(self, folder, name, content):
        with open(os.path.join(self.path, folder, name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def add(self, label, content, verdict, says="", **more):
        name = f"{len(self.cases):04}-{label.replace(' ', '-')}"
        if isinstance(content, dict):
            content = cbor2.dumps(content)
        self.write("files", name, content)
        self.cases.append({"file": name, "verdict": verdict, "says": says, **more})


def documents(path):
    folder = Folder(path)
    root, other = Authority(), Authority("Unknown IACA")
    impostor = Authority("Test IACA", identifier=root.identifier)
    ds = Signer(root)
    revoked = Signer(root, name="Revoked DS")
    folder.write("trust", "iaca.pem", root.certificate.public_bytes(serialization.Encoding.PEM))
    crl = (x509.CertificateRevocationListBuilder().issuer_name(root.name).last_update(NOW - DAY).next_update(NOW + 30 * DAY)
           .add_extension(x509.AuthorityKeyIdentifier(root.identifier.digest, None, None), False)
           .add_revoked_certificate(x509.RevokedCertificateBuilder().serial_number(revoked.certificate.serial_number)
                                    .revocation_date(NOW - 2 * DAY).build()).sign(root.key, hashes.SHA256()))
    folder.write("trust", "iaca.crl.pem", crl.public_bytes(serialization.Encoding.PEM))
    issuer_key = Device()
    folder.write("trust", "issuer.json", json.dumps(
        {"issuer": ISSUER, "jwks": {"keys": [{**issuer_key.jwk(private=False), "kid": "k1"}]}}))
    folder.write("beside", "status.jwt", status_list(issuer_key, STATUSES))
    edwards(folder, root)
    statuses(folder, root, other, issuer_key, ds)
    mobile(folder, root, other, impostor, ds, revoked)
    selective(folder, issuer_key)
    roles(folder, root, ds)
    with open(os.path.join(path, "manifest.json"), "w") as file:
        json.dump({"at": (NOW + datetime.timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ"), "cases": folder.cases}, file)


def edwards(folder, root):
    """Authorities, signers, devices and issuers on Edwards curves, each signing on the other one's behalf too."""
    session = transcript("x509_san_dns:portal.example", "n", None, "https://portal.example/answer")
    for curve in ("Ed25519", "Ed448"):
        authority = Authority(f"IACA {curve}", key=EdwardsSigner(curve).key)
        folder.write("trust", f"iaca-{curve}.pem", authority.certificate.public_bytes(serialization.Encoding.PEM))
        for over in (root, authority):
            signer, holder = EdwardsSigner(curve, over), EdwardsSigner(curve)
            stranger = EdwardsSigner(curve)

            def made(number, spoil=None):
                response = issue(Signer(root), Device(), MDL, number)
                auth(response)[1] = {33: signer.certificate.public_bytes(serialization.Encoding.DER)}
                resign(response, signer, lambda mso: mso["deviceKeyInfo"].update(deviceKey=holder.cose_public()))
                if spoil == "signature":
                    auth(response)[3] = bytes([auth(response)[3][0] ^ 1]) + auth(response)[3][1:]
                if spoil == "algorithm":
                    auth(response)[0] = cbor2.dumps({1: {"Ed25519": -53, "Ed448": -19}[curve]})
                return device_sign(response, stranger if spoil == "holder" else holder, session)
            presented = {"session": cbor2.dumps(session).hex()}
            for number in range(3):
                folder.add(f"good {curve}", made(number), "valid", "holds the document's key", claims=True, **presented)
            folder.add(f"bad {curve} signature", made(4, "signature"), "invalid", "signature over the security object is wrong", **presented)
            folder.add(f"bad {curve} algorithm", made(5, "algorithm"), "invalid", "signature over the security object is wrong", **presented)
            folder.add(f"bad {curve} holder", made(6, "holder"), "invalid", "another key than the document's", **presented)
        key = EdwardsSigner(curve)
        name = f"https://{curve.lower()}.example"
        folder.write("trust", f"issuer-{curve}.json", json.dumps({"issuer": name, "jwks": {"keys": [{**key.jwk(private=False), "kid": "k1"}]}}))
        for algorithm, verdict, says in (("EdDSA", "valid", "trusted for"), (curve, "valid", "trusted for"),
                                         ({"Ed25519": "Ed448", "Ed448": "Ed25519"}[curve], "invalid", "none of the keys")):
            header, body, _ = raw(credential(Device(), None).split("~")[0])
            header["alg"], body["iss"] = algorithm, name
            body = {n: v for n, v in body.items() if n != "_sd"} | {"family_name": "Doe", "given_name": "Ilze"}
            parts = [b64u(json.dumps(header).encode()), b64u(json.dumps(body).encode())]
            text = ".".join(parts + [b64u(key.sign(".".join(parts).encode()))]) + "~"
            folder.add(f"credential {curve} as {algorithm}", text, verdict, says)


def statuses(folder, root, other, issuer_key, ds):
    """Lists of statuses as JWT and as CWT, in force, stale, spoilt and by somebody else, with what a document that names them is worth."""
    device, publisher, stranger = Device(), Signer(root, name="Status publisher"), Signer(other)
    lists = {
        "cwt": (status_list_cbor(publisher, ISSUER + "/cwt", STATUSES), None),
        "cwt-1-bit": (status_list_cbor(publisher, ISSUER + "/cwt-1-bit", [0, 1] * 800, bits=1), None),
        "cwt-8-bits": (status_list_cbor(publisher, ISSUER + "/cwt-8-bits", [0, 1, 2, 3, 200] * 80, bits=8), None),
        "cwt-living": (status_list_cbor(publisher, ISSUER + "/cwt-living", STATUSES, ttl=3600, life=3600), None),
        "cwt-expired": (status_list_cbor(publisher, ISSUER + "/cwt-expired", STATUSES, life=-600), "Fetch a newer one"),
        "cwt-outlived": (status_list_cbor(publisher, ISSUER + "/cwt-outlived", STATUSES, age=7200, ttl=3600), "Fetch a newer one"),
        "cwt-to-come": (status_list_cbor(publisher, ISSUER + "/cwt-to-come", STATUSES, age=-7200), "has not come yet"),
        "cwt-stranger": (status_list_cbor(stranger, ISSUER + "/cwt-stranger", STATUSES), "nothing proves that the list is its issuer's"),
        "cwt-altered": (status_list_cbor(publisher, ISSUER + "/cwt-altered", STATUSES, spoil="payload"), "cannot be relied on"),
        "cwt-cut": (status_list_cbor(publisher, ISSUER + "/cwt-cut", STATUSES, spoil="compression"), "was not handed in"),
        "cwt-bits": (status_list_cbor(publisher, ISSUER + "/cwt-bits", STATUSES, spoil="bits"), "was not handed in"),
        "jwt-living": (status_list(issuer_key, STATUSES, uri=ISSUER + "/jwt-living", ttl=3600, life=3600), None),
        "jwt-expired": (status_list(issuer_key, STATUSES, uri=ISSUER + "/jwt-expired", life=-600), "Fetch a newer one"),
        "jwt-outlived": (status_list(issuer_key, STATUSES, uri=ISSUER + "/jwt-outlived", age=7200, ttl=3600), "Fetch a newer one"),
        "jwt-stranger": (status_list(Device(), STATUSES, uri=ISSUER + "/jwt-stranger"), "cannot be relied on"),
        "jwt-other-issuer": (status_list(issuer_key, STATUSES, uri=ISSUER + "/jwt-other-issuer", iss="https://other.example"),
                             "nothing proves that the list is its issuer's"),
    }
    for name, (content, problem) in lists.items():
        folder.write("beside", name, content)
        place = {"status_list": {"idx": 0, "uri": f"{ISSUER}/{name}"}}
        says, verdict = problem or "had not withdrawn it", "unproven" if problem else "valid"
        folder.add(f"status {name}", issue(ds, device, status=place), verdict, says, claims=True)
        # A signer of licences' lists is none of credentials' lists: it may take away and not give back.
        if name.startswith("cwt") and problem is None:
            verdict, says = "unproven", "nothing proves that the list is its issuer's"
        folder.add(f"credential status {name}", credential(issuer_key, device, change=lambda c: c.update(status=place)), verdict, says, claims=True)
        if problem is None:
            withdrawn = {"status_list": {"idx": 1, "uri": f"{ISSUER}/{name}"}}
            folder.add(f"revoked {name}", issue(ds, device, status=withdrawn), "invalid", "has withdrawn it")
            folder.add(f"credential revoked {name}", credential(issuer_key, device, change=lambda c: c.update(status=withdrawn)), "invalid", "has withdrawn it")
        if name.startswith("cwt") and name not in ("cwt-cut", "cwt-bits"):
            standing = {"cwt-stranger": "unproven", "cwt-altered": "invalid"}.get(name, "valid")
            folder.add(f"list {name}", content, standing, "")


def mobile(folder, root, other, impostor, ds, revoked):
    device, wide = Device(), Device(ec.SECP384R1)
    reader = Device()
    session = transcript("x509_san_dns:portal.example", "n", None, "https://portal.example/answer")
    elsewhere = transcript("x509_san_dns:portal.example", "m", None, "https://portal.example/answer")
    transcripts = {"session": cbor2.dumps(session).hex()}
    reader_key = reader.key.private_numbers().private_value.to_bytes(32, "big").hex()

    for number in range(40):
        kind = [MDL, PID][number % 2]
        who = [device, wide][number % 4 // 3]
        made = issue(ds, who, kind, number, chain=[ds.certificate, root.certificate] if number % 5 == 0 else None)
        if number % 3 == 0:
            folder.add("good", made, "valid", "Every element is one that the issuer signed", claims=True)
        else:
            folder.add("good presented", device_sign(made, who, session), "valid", "holds the document's key", claims=True,
                       **transcripts)
    for number in range(10):
        made = device_sign(issue(ds, device, MDL, number), device, session, reader=reader)
        folder.add("good tag", made, "valid", "holds the document's key", claims=True, readerKey=reader_key, **transcripts)
    for curve in (ec.SECP384R1, ec.SECP521R1):
        signer = Signer(root, curve)
        for number in range(3):
            folder.add("good curve", issue(signer, device, MDL, number), "valid", "signed by a trusted authority", claims=True)
    for number in range(4):
        folder.add("good issuer part alone", cbor2.dumps(issue(ds, device)["documents"][0]["issuerSigned"]), "valid",
                   "Every element", claims=True)
        folder.add("good status", issue(ds, device, MDL, number, {"status_list": {"idx": 4, "uri": ISSUER + "/status"}}),
                   "valid", "had not withdrawn it", claims=True)

    def element(response, change):
        chosen = items(response)
        index = rng.randrange(len(chosen))
        item = plain(cbor2.loads(chosen[index].value))
        change(item)
        chosen[index] = cbor2.CBORTag(24, cbor2.dumps(item))
        return response

    def bad(label, count, says, make, verdict="invalid", **more):
        for number in range(count):
            folder.add(label, make(number), verdict, says, **more)

    fresh = lambda number=0, signer=ds, **more: issue(signer, device, MDL, number, **more)
    bad("element altered", 20, "was altered", lambda n: element(fresh(n), lambda i: i.update(elementValue="X")))
    bad("salt altered", 6, "was altered", lambda n: element(fresh(n), lambda i: i.update(random=os.urandom(32))))
    bad("element renamed", 6, "was altered", lambda n: element(fresh(n), lambda i: i.update(elementIdentifier="name")))
    bad("digest not in MSO", 12, "has no digest", lambda n: element(fresh(n), lambda i: i.update(digestID=4000 + n)))

    def added(number):
        response = fresh(number)
        items(response).append(cbor2.CBORTag(24, cbor2.dumps(
            {"digestID": 77, "random": os.urandom(32), "elementIdentifier": "age_over_21", "elementValue": True})))
        return response

    def doubled(number):
        response = fresh(number)
        items(response).append(items(response)[0])
        return response

    def swapped(number):
        response, donor = fresh(number), fresh(number + 1)
        items(response)[0] = items(donor)[0]
        return response

    def space(number):
        response = fresh(number)
        spaces = response["documents"][0]["issuerSigned"]["nameSpaces"]
        spaces["org.iso.18013.5.2"] = spaces.pop("org.iso.18013.5.1")
        return response
    bad("element added", 6, "has no digest", added)
    bad("element twice", 6, "stands twice", doubled)
    bad("element of another", 6, "", swapped)
    bad("name space changed", 4, "has no digest", space)

    def flipped(number):
        response = fresh(number)
        signature = bytearray(auth(response)[3])
        signature[rng.randrange(len(signature))] ^= 1 << rng.randrange(8)
        auth(response)[3] = bytes(signature)
        return response

    def forged(number):
        response = fresh(number)
        message = auth(response)
        mso = plain(cbor2.loads(cbor2.loads(message[2]).value))
        mso["validityInfo"]["validUntil"] = cbor2.CBORTag(0, "2099-01-01T00:00:00Z")
        message[2] = cbor2.dumps(cbor2.CBORTag(24, cbor2.dumps(mso)))
        return response
    bad("signature flipped", 12, "signature over the security object is wrong", flipped)
    bad("security object altered", 6, "signature over the security object is wrong", forged)
    bad("certificate of another", 6, "signature over the security object is wrong",
        lambda n: fresh(n, chain=[Signer(root).certificate]))

    unknown, fake = Signer(other), Signer(impostor)
    bad("unknown authority", 6, "no certificate with the right key is trusted", lambda n: fresh(n, unknown), "unproven")
    bad("unknown authority sent along", 4, "not trusted",
        lambda n: fresh(n, unknown, chain=[unknown.certificate, other.certificate]), "unproven")
    bad("impostor", 6, "that key has not signed it", lambda n: fresh(n, fake))
    bad("revoked signer", 6, "was revoked", lambda n: fresh(n, revoked))
    expired = Signer(root, days=(-50, -5))
    bad("expired signer", 6, "not valid", lambda n: fresh(n, expired))
    early = Signer(root, days=(5, 50))
    bad("signer of the future", 4, "not valid", lambda n: fresh(n, early))
    bad("signer for other things", 4, "for another purpose", lambda n: fresh(n, Signer(root, purpose="1.0.18013.5.1.6")))
    bad("signer not for signing", 4, "not for signing documents", lambda n: fresh(n, Signer(root, usage=False)))
    above = Signer(root)
    above.key, above.certificate = root.key, root.certificate
    bad("authority signs itself", 2, "", lambda n: fresh(n, above), "invalid")

    at = lambda days: cbor2.CBORTag(0, (NOW + days * DAY).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def validity(**times):
        def change(mso):
            mso["validityInfo"].update({name: at(days) for name, days in times.items()})
        return lambda n: resign(fresh(n), ds, change)
    bad("expired", 8, "was valid until", validity(signed=-10, validFrom=-10, validUntil=-1))
    bad("not yet valid", 6, "has not come yet", validity(signed=0, validFrom=3, validUntil=30))
    bad("validity backwards", 3, "ends before it begins", validity(signed=0, validFrom=30, validUntil=3))
    bad("licence expired", 4, "The document expired", lambda n: fresh(n, data={**person(n), "expiry_date": "2020-01-01"}))

    def setting(name, value):
        return lambda n: resign(fresh(n), ds, lambda mso: mso.update({name: value}))
    bad("digest name", 4, "called sha256", setting("digestAlgorithm", "sha256"))
    bad("digest MD5", 2, "called MD5", setting("digestAlgorithm", "MD5"))
    bad("version", 3, "Version 2.0", setting("version", "2.0"))
    bad("document type", 4, "calls itself", setting("docType", "org.example"))
    bad("validity in bytes", 3, "validityInfo", lambda n: resign(fresh(n), ds, lambda mso: mso.update(
        validityInfo={name: cbor2.dumps(value) for name, value in mso["validityInfo"].items()})))
    for name in ("version", "digestAlgorithm", "docType", "valueDigests", "deviceKeyInfo", "validityInfo"):
        bad("without " + name, 2, name, lambda n, name=name: resign(fresh(n), ds, lambda mso: mso.pop(name) and None))
    bad("not embedded", 2, "not embedded", lambda n: resign(fresh(n), ds, lambda mso: None, embed=False))
    for header, says in (({1: 5}, "Algorithm 5"), ({1: -47}, "Algorithm -47"), ({}, "names no algorithm"),
                         ({1: -7, 2: [99], 99: 1}, "to be understood"), ({1: -35}, "signature over the security object is wrong")):
        bad("header", 2, says, lambda n, header=header: resign(fresh(n), ds, lambda mso: None, header=header))

    def short(number):
        response = fresh(number)
        item = plain(cbor2.loads(items(response)[0].value))
        item["random"] = b"short"
        items(response)[0] = cbor2.CBORTag(24, cbor2.dumps(item))
        digest = hashlib.sha256(cbor2.dumps(items(response)[0])).digest()
        return resign(response, ds, lambda mso: mso["valueDigests"]["org.iso.18013.5.1"].update({item["digestID"]: digest}))
    bad("short salt", 3, "random bytes", short)

    # Devices
    stranger = Device()
    bad("replayed", 12, "for another session", lambda n: device_sign(fresh(n), device, elsewhere), **transcripts)
    bad("holder key mismatch", 12, "another key than the document's", lambda n: device_sign(fresh(n), stranger, session),
        **transcripts)
    bad("tag of another session", 6, "tag is wrong", lambda n: device_sign(fresh(n), device, elsewhere, reader=reader),
        readerKey=reader_key, **transcripts)
    bad("tag with another key", 6, "tag is wrong", lambda n: device_sign(fresh(n), stranger, session, reader=reader),
        readerKey=reader_key, **transcripts)
    bad("device speaks for itself", 4, "did not authorise", lambda n: device_sign(
        fresh(n), device, session, {"org.iso.18013.5.1": {"family_name": "Other"}}), **transcripts)
    for index, says, verdict in ((1, "has withdrawn it", "invalid"), (2, "has suspended it", "invalid"),
                                 (3, "issuer's own", "unproven"), (90_000, "ends before its place", "unproven")):
        bad("status", 3, says, lambda n, index=index: fresh(n, status={"status_list": {"idx": index, "uri": ISSUER + "/status"}}),
            verdict)
    bad("status unknown", 3, "was not handed in",
        lambda n: fresh(n, status={"status_list": {"idx": 0, "uri": "https://elsewhere.example"}}), "unproven")

    # Damage
    whole = cbor2.dumps(device_sign(fresh(), device, session))
    for _ in range(40):
        folder.add("cut", whole[:rng.randrange(20, len(whole) - 1)], "invalid", "cut short")
    bad("bytes after", 3, "more bytes follow", lambda n: whole + b"\x00" * (n + 1))
    for opening in (b"\x81", b"\xa1\x00", b"\xc1", b"\x9f", b"\xbf\x00"):
        folder.add("nested", opening * 10_000, "invalid", "nests more than")
        folder.add("nested inside", cbor2.dumps({"version": "1.0", "status": 0})[:-1] + opening * 10_000, "invalid", "nests more than")
    folder.add("key twice", b"\xa2\x67version\x63" b"1.0\x67version\x63" b"1.0", "invalid", "stands twice")
    folder.add("huge picture", cbor2.dumps({"version": "1.0", "documents": b"\xff" * (50 << 20), "status": 0}), "invalid", "")
    for _ in range(150):
        changed = bytearray(whole)
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        folder.add("bit", bytes(changed), "any", **transcripts)


def selective(folder, key):
    device, stranger = Device(), Device()
    asked = {"audience": "x509_san_dns:portal.example", "nonce": "n-1"}
    present = dict(nonce="n-1", audience="x509_san_dns:portal.example")

    for number in range(30):
        folder.add("good credential", credential(key, device, number, decoys=number % 2 == 0), "valid", "trusted for", claims=True)
        folder.add("good presentation", credential(key, device, number, decoys=number % 3 == 0, **present), "valid",
                   "holds the key that the issuer bound", claims=True, **asked)
    status = lambda index, uri=ISSUER + "/status": lambda c: c.update(status={"status_list": {"idx": index, "uri": uri}})
    for number in range(4):
        folder.add("good status", credential(key, device, number, status(8)), "valid", "had not withdrawn it", claims=True)
        folder.add("revoked", credential(key, device, number, status(9)), "invalid", "has withdrawn it")
        folder.add("suspended", credential(key, device, number, status(10)), "invalid", "has suspended it")
        folder.add("status unknown", credential(key, device, number, status(8, "https://elsewhere.example")), "unproven",
                   "was not handed in")

    def bad(label, count, says, make, verdict="invalid", **more):
        for number in range(count):
            folder.add(label, make(number), verdict, says, **more)

    bad("wrong nonce", 10, "the nonce is not the one", lambda n: credential(key, device, n, nonce=f"other-{n}", audience=asked["audience"]), **asked)
    bad("wrong audience", 8, "not for this verifier", lambda n: credential(key, device, n, nonce="n-1", audience="https://evil.example"), **asked)
    bad("holder key mismatch", 10, "not by the key that the issuer bound", lambda n: credential(key, device, n, holder=stranger, **present), **asked)
    bad("no holder", 6, "did not sign", lambda n: credential(key, device, n), **asked)
    bad("bound to no key", 4, "bound the credential to no key", lambda n: credential(key, None, n, holder=device, **present), **asked)

    def without(number):
        parts = credential(key, device, number, **present).split("~")
        del parts[1 + number % (len(parts) - 2)]
        return "~".join(parts)
    bad("disclosure withheld after signing", 10, "", without, **asked)

    def tampered(number):
        parts = credential(key, device, number).split("~")
        index = 1 + number % (len(parts) - 2)
        disclosure = json.loads(unb64u(parts[index]))
        disclosure[-1] = "X"
        parts[index] = b64u(json.dumps(disclosure).encode())
        return "~".join(parts)

    def added(number):
        parts = credential(key, device, number).split("~")
        return "~".join(parts[:-1] + [b64u(json.dumps(["salt", "admin", True]).encode()), ""])

    def twice(number):
        parts = credential(key, device, number).split("~")
        return "~".join(parts[:2] + parts[1:])
    bad("disclosure altered", 12, "not among the digests", tampered)
    bad("disclosure added", 8, "not among the digests", added)
    bad("disclosure twice", 6, "was sent twice", twice)

    def rewritten(header=None, payload=None, by=key):
        def make(number):
            text = credential(key, device, number)
            old, content, _ = raw(text.split("~")[0])
            old.update(header or {})
            (payload or (lambda c: None))(content)
            return "~".join([signed(by, old, content)] + text.split("~")[1:])
        return make

    def payload_altered(number):
        text = credential(key, device, number)
        header, body, signature = text.split("~")[0].split(".")
        content = json.loads(unb64u(body))
        content["exp"] += 1
        return "~".join([".".join([header, b64u(json.dumps(content).encode()), signature])] + text.split("~")[1:])

    def unsigned(algorithm):
        def make(number):
            text = credential(key, device, number)
            header, body, signature = text.split("~")[0].split(".")
            changed = json.loads(unb64u(header))
            changed["alg"] = algorithm
            return "~".join([".".join([b64u(json.dumps(changed).encode()), body, "" if algorithm == "none" else signature])]
                            + text.split("~")[1:])
        return make
    bad("payload altered", 8, "none of the keys that are trusted", payload_altered)
    bad("forged issuer", 8, "none of the keys that are trusted", lambda n: credential(stranger, device, n))
    bad("unknown issuer", 6, "is not known here", rewritten(payload=lambda c: c.update(iss="https://other.example")), "unproven")
    bad("algorithm none", 4, "none is not accepted", unsigned("none"))
    bad("algorithm HS256", 4, "HS256 is not accepted", unsigned("HS256"))
    bad("expired", 6, "was valid until", rewritten(payload=lambda c: c.update(exp=int(time.time()) - 1000)))
    bad("not yet valid", 4, "has not come yet", rewritten(payload=lambda c: c.update(nbf=int(time.time()) + 100_000)))
    bad("iat in days", 4, "not in seconds", rewritten(payload=lambda c: c.update(iat=int(time.time()) // 86_400)))
    bad("no type", 3, "does not say what type", rewritten(payload=lambda c: c.pop("vct") and None))
    bad("digest algorithm", 3, "md5 is none of", rewritten(payload=lambda c: c.update(_sd_alg="md5")))
    bad("digest twice", 4, "A digest stands twice", rewritten(payload=lambda c: c.update(_sd=c["_sd"] + c["_sd"][:1])))
    bad("reserved name", 3, "is reserved", rewritten(payload=lambda c: c.update({"...": "x"})))
    bad("digests as text", 3, "not written as they should be", rewritten(payload=lambda c: c.update(_sd="x")))
    bad("other type", 4, "which is no credential", rewritten(header={"typ": "at+jwt"}))
    bad("critical header", 2, "to be understood", lambda n: rewrite_header(credential(key, device, n), {"crit": ["x"], "x": 1}))

    whole = credential(key, device, **present)
    for _ in range(30):
        folder.add("cut", whole[:rng.randrange(60, len(whole) - 1)], "not valid", **asked)
    deep = b64u(b'["salt","deep",' + b"[" * 10_000 + b"]" * 10_000 + b"]")
    folder.add("nested", whole.rsplit("~", 1)[0] + "~" + deep + "~", "invalid", "is no JSON array")
    folder.add("huge", "~".join([whole.split("~")[0], "A" * (50 << 20), ""]), "invalid", "larger than")
    for _ in range(100):
        changed = bytearray(whole.encode())
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(7)
        folder.add("bit", bytes(changed), "any", **asked)


def roles(folder, root, ds):
    """Who may sign what: issuers of licences no credentials, one issuer's certificate nothing of another's, nobody in the future."""
    device, stranger = Device(), Device()
    own = Authority("Credential CA")
    os.makedirs(os.path.join(folder.path, "trust", "credentials"), exist_ok=True)
    folder.write("trust", "credentials/ca.pem", own.certificate.public_bytes(serialization.Encoding.PEM))

    def leaf(*names, authority=own):
        signer = Signer(authority)
        builder = (x509.CertificateBuilder().subject_name(signer.certificate.subject).issuer_name(authority.name)
                   .public_key(signer.key.public_key()).serial_number(x509.random_serial_number())
                   .not_valid_before(NOW - DAY).not_valid_after(NOW + 300 * DAY)
                   .add_extension(x509.AuthorityKeyIdentifier(authority.identifier.digest, None, None), False))
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(list(names)), False)
        signer.certificate = builder.sign(authority.key, hashes.SHA256())
        return signer

    def certified(signer, issuer):
        claims = {"iss": issuer, "iat": int(NOW.timestamp()) - 100, "vct": "urn:eudi:pid:1", "cnf": {"jwk": device.jwk(private=False)},
                  "family_name": "Doe", "given_name": "Ilze", "birthdate": "1984-01-17"}
        if issuer is None:
            claims.pop("iss")
        header = {"alg": signer.algorithm, "typ": "dc+sd-jwt", "x5c": [base64.b64encode(signer.der()).decode()]}
        return compact(signer, header, claims) + "~"

    def compact(signer, header, claims):
        parts = [b64u(json.dumps(header).encode()), b64u(json.dumps(claims).encode())]
        return ".".join(parts + [b64u(signer.sign(".".join(parts).encode()))])
    host, address = x509.DNSName("issuer.other.example"), x509.UniformResourceIdentifier("https://issuer.other.example/pid")
    for names in ((host,), (address,), (host, address)):
        folder.add("certified", certified(leaf(*names), "https://issuer.other.example/pid"), "valid", "signed by a trusted authority", claims=True)
    folder.add("certified without issuer", certified(leaf(host), None), "valid", claims=True)
    folder.add("certified for another", certified(leaf(host), "https://issuer.third.example"), "invalid", "names https://issuer.third.example as its issuer")
    folder.add("certified for another path", certified(leaf(address), "https://issuer.other.example/x"), "invalid", "as its issuer")
    folder.add("certified for nobody", certified(leaf(), "https://issuer.third.example"), "unproven", "nothing ties it to the issuer")
    folder.add("certified as pinned issuer", certified(leaf(x509.UniformResourceIdentifier(ISSUER)), ISSUER), "invalid", "another signed it")
    folder.add("certified by licence authority", certified(leaf(host, authority=root), "https://issuer.other.example/pid"), "unproven",
               "is trusted for mobile documents and not for this")
    for issuer in (ISSUER, "https://issuer.other.example/pid"):
        folder.add("certified by licence signer", certified(ds, issuer), "invalid", "another signed it" if issuer == ISSUER else "for other documents than credentials")
    folder.add("licence by credential authority", issue(Signer(own), device), "unproven", "is trusted for credentials and not for this")
    foreign = Signer(root)
    subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"), x509.NameAttribute(NameOID.COMMON_NAME, "Test DS")])
    foreign.certificate = root.issue(subject, foreign.key.public_key())
    folder.add("licence signer of another state", issue(foreign, device), "invalid", "no state's authority signs for another")
    folder.add("licence signer for travel documents", issue(Signer(root, purpose="2.23.136.1.1.3"), device, PID), "invalid", "for travel documents")

    # Times.
    later = cbor2.CBORTag(0, (NOW + 30 * DAY).strftime("%Y-%m-%dT%H:%M:%SZ"))
    folder.add("signed in the future", resign(issue(ds, device), ds, lambda mso: mso["validityInfo"].update(signed=later)), "invalid", "has not come yet")
    folder.add("born in the future", issue(ds, device, data={**person(1), "birth_date": "2084-01-17"}), "unproven", "that has not come yet")

    asked = {"audience": "x509_san_dns:portal.example", "nonce": "n-1"}

    def bound(**times):
        text = certified(leaf(host), "https://issuer.other.example/pid")
        content = {"iat": int(NOW.timestamp()), "aud": asked["audience"], "nonce": asked["nonce"],
                   "sd_hash": b64u(hashlib.sha256(text.encode()).digest())} | times
        return text + compact(device, {"alg": "ES256", "typ": "kb+jwt"}, content)
    now = int(NOW.timestamp())
    folder.add("holder signed", bound(exp=now + 600, nbf=now - 60), "valid", "holds the key that the issuer bound", **asked)
    folder.add("holder's signature expired", bound(exp=now - 10), "invalid", "signature was good until", **asked)
    folder.add("holder's signature to come", bound(nbf=now + 4000), "invalid", "which has not come yet", **asked)
    folder.add("holder's signature without time", bound(exp="soon"), "invalid", "is no time", **asked)
    folder.add("holder's signature expired, as a file", bound(exp=now - 10), "invalid", "signature was good until")


def rewrite_header(text, more):
    header, body, signature = text.split("~")[0].split(".")
    changed = {**json.loads(unb64u(header)), **more}
    return "~".join([".".join([b64u(json.dumps(changed).encode()), body, signature])] + text.split("~")[1:])


# Presenting


def present():
    """Lines in: {"trust": true}, or {"request": JWT, "kind": "mdl" or "pid_sd_jwt", "fault": …}. Lines out: what to trust, or the
    form to post."""
    root, issuer_key, device, stranger = Authority(), Device(), Device(), Device()
    ds = Signer(root)
    older = None
    for line in sys.stdin:
        command = json.loads(line)
        if "trust" in command:
            answer = {"certificate": base64.b64encode(root.certificate.public_bytes(serialization.Encoding.DER)).decode(),
                      "issuer": {"issuer": ISSUER, "jwks": {"keys": [{**issuer_key.jwk(private=False), "kid": "k1"}]}}}
        else:
            request = verified_request(command["request"])
            fault = command.get("fault", "")
            used = older if fault == "older request" and older else request
            answer = respond(used if fault == "older request" else request, command["kind"], fault, ds, issuer_key, device, stranger)
            older = request
        print(json.dumps(answer), flush=True)


def verified_request(text):
    """Checks the request as a wallet has to: its signature, its certificate's name, where the answer goes."""
    token = jws.JWS()
    token.deserialize(text)
    header = json.loads(unb64u(text.split(".")[0]))
    assert header["typ"] == "oauth-authz-req+jwt"
    certificate = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0]))
    token.verify(jwk.JWK.from_pem(certificate.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)))
    request = json.loads(token.payload)
    prefix, _, rest = request["client_id"].partition(":")
    if prefix == "x509_san_dns":
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert rest in names.get_values_for_type(x509.DNSName)
        assert request["response_uri"].split("/")[2].split(":")[0] == rest
    else:
        assert prefix == "x509_hash"
        assert rest == b64u(hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).digest())
    assert request["response_type"] == "vp_token"
    assert request["response_mode"] in ("direct_post", "direct_post.jwt")
    assert ("jwks" in request["client_metadata"]) == (request["response_mode"] == "direct_post.jwt")
    assert request["exp"] > request["iat"]
    return request


def respond(request, kind, fault, ds, issuer_key, device, stranger):
    if fault == "declined":
        return {"error": "access_denied", "state": request["state"]}
    query = next(c for c in request["dcql_query"]["credentials"] if c["id"] == kind)
    is_encrypted = request["response_mode"] == "direct_post.jwt"
    encryption = request["client_metadata"]["jwks"]["keys"][0] if is_encrypted else Device().jwk(private=False)
    thumbprint = unb64u(jwk.JWK(**{name: encryption[name] for name in ("kty", "crv", "x", "y")}).thumbprint()) if is_encrypted else None
    older = fault.startswith("annex B")
    nonce = "another" if fault == "wrong nonce" else request["nonce"]
    holder = stranger if fault == "holder key" else device
    if query["format"] == "mso_mdoc":
        made = issue(ds, device, query["meta"]["doctype_value"], 7)
        wanted = {claim["path"][1] for claim in query["claims"]}
        document = made["documents"][0]["issuerSigned"]["nameSpaces"]
        for name, elements in document.items():
            document[name] = [e for e in elements if fault == "more" or cbor2.loads(e.value)["elementIdentifier"] in wanted]
        if fault == "tampered":
            first = next(iter(document.values()))
            item = plain(cbor2.loads(first[0].value))
            item["elementValue"] = "X"
            first[0] = cbor2.CBORTag(24, cbor2.dumps(item))
        if fault != "no holder":
            session = transcript(request["client_id"], nonce, thumbprint, request["response_uri"])
            if older:
                session = annex_b(request["client_id"], "another" if fault == "annex B wrong nonce" else nonce, "wallet-nonce-7",
                                  request["response_uri"])
            device_sign(made, holder, session)
        presentation = b64u(cbor2.dumps(made))
    else:
        show = {claim["path"][0]: ALL[claim["path"][0]] for claim in query["claims"] if claim["path"][0] in ALL}
        if fault == "more":
            show = ALL
        bound = {} if fault == "no holder" else {"nonce": nonce, "audience": request["client_id"]}
        presentation = credential(issuer_key, device, 7, show=show, holder=holder, **bound)
        if fault == "tampered":
            parts = presentation.split("~")
            disclosure = json.loads(unb64u(parts[1]))
            parts[1] = b64u(json.dumps(disclosure[:-1] + ["X"]).encode())
            presentation = "~".join(parts)
    state = "another" if fault == "wrong state" else request["state"]
    content = {"vp_token": {kind: [presentation]}, "state": state}
    if fault == "not encrypted" or not is_encrypted and fault != "encrypted":
        return {"vp_token": json.dumps(content["vp_token"]), "state": state}
    key = stranger.jwk(private=False) if fault == "another's key" else {n: encryption[n] for n in ("kty", "crv", "x", "y")}
    header = {"alg": "ECDH-ES", "enc": request["client_metadata"].get("encrypted_response_enc_values_supported", ["A256GCM"])[-1],
              "kid": encryption.get("kid", "x")}
    if older:
        header |= {"apu": b64u(b"another" if fault == "annex B other wallet nonce" else b"wallet-nonce-7"), "apv": b64u(nonce.encode())}
    token = jwe.JWE(json.dumps(content).encode(), json.dumps(header))
    token.add_recipient(jwk.JWK(**key))
    text = token.serialize(compact=True)
    if fault == "cut":
        text = text[: len(text) // 2]
    return {"response": text}


def bench():
    """A licence of twelve elements and a portrait of 3 KB, and a credential of eight disclosures, each with its holder's signature."""
    from pymdoccbor.mdoc.verifier import MdocCbor
    from sd_jwt.verifier import SDJWTVerifier

    root, device, key = Authority(), Device(), Device()
    ds = Signer(root)
    session = transcript("x509_san_dns:portal.example", "n-1", None, "https://portal.example/answer")
    data = {**person(1), "portrait": os.urandom(3000), "nationality": "US", "age_over_21": True}
    document = cbor2.dumps(device_sign(issue(ds, device, data=data), device, session))
    text = credential(key, device, nonce="n-1", audience="x509_san_dns:portal.example")

    def rate(work):
        work()
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < 1:
            work()
            count += 1
        return count / (time.perf_counter() - started)

    def mdoc():
        reader = MdocCbor()
        reader.loads(document)
        assert reader.verify(trusted_root_certs=[root.certificate])

    issuer = jwk.JWK(**key.jwk(private=False))
    print(json.dumps({
        "at": (NOW + datetime.timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ"), "document": document.hex(),
        "session": cbor2.dumps(session).hex(), "authority": root.certificate.public_bytes(serialization.Encoding.DER).hex(),
        "credential": text, "issuer": {"issuer": ISSUER, "jwks": {"keys": [{**key.jwk(private=False), "kid": "k1"}]}},
        "audience": "x509_san_dns:portal.example", "nonce": "n-1", "documents": rate(mdoc),
        "credentials": rate(lambda: SDJWTVerifier(text, lambda *_: issuer, "x509_san_dns:portal.example", "n-1"))}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["documents"] and len(sys.argv) == 3:
        documents(sys.argv[2])
    elif sys.argv[1:] == ["present"]:
        present()
    elif sys.argv[1:] == ["bench"]:
        bench()
    else:
        sys.exit(__doc__)
