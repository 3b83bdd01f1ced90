"""Takes mails and text messages and writes each down, for tests of codes: one line of JSON a message, `mail` or `sms`, `to`, `text`.

usage: contact_sink.py FILE   (prints the ports of SMTP and HTTP on one line, then serves until it is ended)
"""
import base64
import http.server
import json
import socketserver
import sys
import threading

FILE = sys.argv[1]
LOCK = threading.Lock()


def note(**message):
    with LOCK, open(FILE, "a", encoding="utf-8") as out:
        out.write(json.dumps(message) + "\n")


class Mail(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 sink")
        to = ""
        while True:
            line = self.rfile.readline(2000).decode("utf-8", "replace").strip()
            verb = line[:4].upper()
            if verb == "EHLO":
                say("250 sink")
            elif verb == "RCPT":
                to = line.partition("<")[2].rpartition(">")[0]
                say("250 ok")
            elif verb == "DATA":
                say("354 go on")
                lines = []
                while (part := self.rfile.readline(2000)).rstrip(b"\r\n") != b"." and part:
                    lines.append(part)
                body = b"".join(lines).partition(b"\r\n\r\n")[2]
                note(mail=True, to=to, text=base64.b64decode(body).decode())
                say("250 taken")
            elif verb == "QUIT" or not line:
                say("221 bye")
                return
            else:
                say("250 ok")


class Messages(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(min(int(self.headers.get("content-length", 0)), 100_000)))
        allowed = self.headers.get("authorization") == "Bearer key-of-the-gateway"
        if allowed:
            note(sms=True, to=body["to"], text=body["text"])
        self.send_response(202 if allowed else 401)
        self.end_headers()

    def log_message(self, *ignored):
        pass


mail = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)
messages = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Messages)
print(mail.server_address[1], messages.server_address[1], flush=True)
threading.Thread(target=mail.serve_forever, daemon=True).start()
messages.serve_forever()
