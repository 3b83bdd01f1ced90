#!/usr/bin/env python3
"""An outside verifier in one file, for trying the adapter: it takes a signed question, thinks for a moment, and sends a signed answer.

    export SECRET=whsec_…                      # the same as in the file that --processors names
    Examples/verifier/verifier.py --port 9090 --server http://127.0.0.1:8080 --name papers

Standard library only. It answers what it is told to: --verdict valid|invalid|unproven, or by the first letter of the name it is
handed (I invalid, U unproven, else valid). --silent takes questions and never answers; --fail N refuses the first N.
"""
import argparse
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request

TOLERANCE_SECONDS = 300
LARGEST = 1 << 20


def key(secret):
    if not secret.startswith("whsec_"):
        sys.exit("SECRET has to begin with whsec_")
    return base64.b64decode(secret[len("whsec_"):])


def sign(secret, message_id, timestamp, body):
    code = hmac.new(secret, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(code).decode()


def genuine(secret, headers, body):
    """Whether the question came from whoever has the secret, just now (Standard Webhooks 1.0)."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = sign(secret, message_id, timestamp, body)
    return any(hmac.compare_digest(expected, given) for given in headers.get("webhook-signature", "").split())


def judge(question, verdict):
    name = question.get("fields", {}).get("name", "")
    verdict = verdict or {"I": "invalid", "U": "unproven"}.get(name[:1], "valid")
    answer = {"check": question["check"], "verdict": verdict, "findings": [f"The example verifier says {verdict}."]}
    if verdict == "valid" and name:
        answer["claims"] = [{"attribute": "name", "value": name}]
        if "birthDate" in question["fields"]:
            answer["claims"].append({"attribute": "birthDate", "value": question["fields"]["birthDate"]})
    return answer


def send(secret, server, name, answer, tries=5):
    body = json.dumps(answer).encode()
    message_id = "answer-" + answer["check"]
    for attempt in range(tries):
        timestamp = str(int(time.time()))
        request = urllib.request.Request(
            f"{server}/v1/verifiers/{name}/results", data=body, method="POST",
            headers={
                "Content-Type": "application/json", "webhook-id": message_id, "webhook-timestamp": timestamp,
                "webhook-signature": sign(secret, message_id, timestamp, body),
            })
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                print("answered", answer["check"], answer["verdict"], response.status, flush=True)
                return
        except urllib.error.HTTPError as error:
            print("refused", answer["check"], error.code, error.read().decode()[:200], flush=True)
            if error.code < 500 and error.code != 404:
                return
        except OSError as error:
            print("not reached", error, flush=True)
        time.sleep(0.5 * 2 ** attempt)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=9090)
    parser.add_argument("--server", default="http://127.0.0.1:8080")
    parser.add_argument("--name", default="papers")
    parser.add_argument("--verdict", choices=["valid", "invalid", "unproven"])
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--fail", type=int, default=0)
    options = parser.parse_args()
    secret = key(os.environ.get("SECRET", ""))
    failures = [options.fail]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers.get("content-length") or 0)
            if length > LARGEST:
                return self.reply(413)
            body = self.rfile.read(length)
            if not genuine(secret, self.headers, body):
                return self.reply(401)
            if failures[0] > 0:
                failures[0] -= 1
                return self.reply(503)
            question = json.loads(body)
            print("asked", question["check"], question["kind"], sorted(question["fields"]), flush=True)
            self.reply(202)
            if not options.silent:
                answer = judge(question, options.verdict)
                threading.Thread(target=send, args=(secret, options.server, options.name, answer), daemon=True).start()

        def reply(self, status):
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    print(f"listens on http://127.0.0.1:{server.server_port}/ask", flush=True)
    server.serve_forever()


main()
