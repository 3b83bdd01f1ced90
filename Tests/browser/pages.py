#!/usr/bin/env python3
"""Looks at every page of a started sample server with headless Chromium, scripts off, at 1280 and 390 px, light and dark.

    gatehouse serve --sample --port 8080 &
    Tests/browser/pages.py http://127.0.0.1:8080 FOLDER

Needs Debian's chromium and chromium-driver, and nothing else. Walks an applicant through the portal and an officer through the
console, writes a picture of each page into FOLDER, and fails when a page scrolls sideways, logs an error of the
Content-Security-Policy, has no heading, or does not answer. Prints one line a page and last "N passed, M failed".
"""
import base64
import html
import json
import pathlib
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
WAIT_SECONDS = 20
STALE_TRIES = 5


class Browser:
    """One chromedriver session over the W3C WebDriver protocol."""

    def __init__(self, port, scripts):
        self.base = f"http://127.0.0.1:{port}"
        prefs = {} if scripts else {"profile.managed_default_content_settings.javascript": 2}
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"], "prefs": prefs}
        capabilities = {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"},
        }
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()[:300]}") from None

    def cdp(self, command, **params):
        return self.call("POST", self.session + "/goog/cdp/execute", {"cmd": command, "params": params})

    def go(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    @property
    def url(self):
        return self.call("GET", self.session + "/url")

    @property
    def source(self):
        return self.call("GET", self.session + "/source")

    def all(self, selector):
        found = self.call("POST", self.session + "/elements", {"using": "css selector", "value": selector})
        return [element[ELEMENT] for element in found]

    def one(self, selector):
        found = self.all(selector)
        if not found:
            raise RuntimeError(f"no {selector} on {self.url}")
        return found[0]

    def on(self, selector, *steps):
        """Sends steps (path, body) to the first element that matches. A page that was replaced between finding the element and
        acting on it leaves the driver holding a node of the old one; nothing was done then, so the element is found again."""
        for attempt in range(STALE_TRIES):
            try:
                element = self.one(selector)
                for path, body in steps:
                    self.call("POST", f"{self.session}/element/{element}/{path}", body)
                return
            except RuntimeError as error:
                stale = any(words in str(error) for words in ("does not belong to the document", "stale element", "no such element", f"no {selector} on"))
                if not stale or attempt == STALE_TRIES - 1:
                    raise
                time.sleep(0.2 * (attempt + 1))

    def click(self, selector):
        try:
            self.on(selector, ("click", {}))
        except RuntimeError as error:
            if "click intercepted" not in str(error):
                raise
            # Right after pictures of other sizes the window may not have settled; the keyboard presses what it holds.
            key = " " if "radio" in selector or "checkbox" in selector else "\ue007"
            self.on(selector, ("value", {"text": key}))

    def press(self, selector):
        """Clicks what leads to another page, and waits until the old one is gone: the driver may answer before it is."""
        element = self.one(selector)
        self.click(selector)
        for _ in range(WAIT_SECONDS * 20):
            try:
                self.call("GET", f"{self.session}/element/{element}/enabled")
            except RuntimeError:
                return
            time.sleep(0.05)
        raise RuntimeError(f"pressing {selector} led nowhere from {self.url}")

    def type(self, selector, text):
        self.on(selector, ("clear", {}), ("value", {"text": text}))

    def choose(self, name, value):
        self.click(f'select[name="{name}"] option[value="{value}"]')

    def link(self, pattern):
        """The address of the first link in the page whose target matches."""
        found = re.search(rf'href="({pattern})"', self.source)
        return found and found.group(1)

    def log(self):
        return [entry["message"] for entry in self.call("POST", self.session + "/se/log", {"type": "browser"})]

    def close(self):
        self.call("DELETE", self.session)


class Look:
    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder
        self.passed, self.failed = 0, 0

    def at(self, name):
        """Looks at the page that is open in all four ways."""
        problems = []
        for width in (1280, 390):
            for scheme in ("light", "dark"):
                self.browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                self.browser.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
                size = self.browser.cdp("Page.getLayoutMetrics")["cssContentSize"]
                if size["width"] > width:
                    problems.append(f"scrolls sideways at {width} px ({size['width']:.0f})")
                clip = {"x": 0, "y": 0, "width": width, "height": min(max(size["height"], 900), 6000), "scale": 1}
                picture = self.browser.cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
                (self.folder / f"{name}-{width}-{scheme}.png").write_bytes(base64.b64decode(picture))
        self.browser.cdp("Emulation.clearDeviceMetricsOverride")
        if self.browser.source.count("<h1") != 1:
            problems.append("has not one first heading")
        for message in self.browser.log():
            if "Content Security Policy" in message or "status of 5" in message:
                problems.append(message)
        if problems:
            self.failed += 1
        else:
            self.passed += 1
        print(("ok   " if not problems else "FAIL ") + name + "".join(f"\n     {problem}" for problem in problems), flush=True)


def portal(browser, look, base):
    browser.go(base + "/")
    look.at("welcome")
    browser.go(base + "/portal")
    look.at("portal-start")
    browser.press("button.primary")
    browser.press("button.primary")
    look.at("portal-who-error")
    browser.type('input[name="name"]', "Anna Maria Eriksson")
    browser.choose("citizenship", "UTO")
    browser.press("button.primary")
    look.at("portal-place")
    browser.type('input[name="street"]', "Harbour Street 4")
    browser.choose("country", "LV")
    browser.choose("locatedIn", "LV")
    browser.press("button.primary")
    browser.type('input[name="email"]', "anna@utopia.example")
    browser.type('input[name="telephone"]', "0412 555 018")
    browser.press("button.primary")
    look.at("portal-reach-error")
    browser.type('input[name="telephone"]', "+371 2000 0000")
    browser.type('input[name="birthDate"]', "1974-08-12")
    browser.press("button.primary")
    look.at("portal-payment")
    browser.type('input[name="paymentValue"]', "4242")
    browser.type('input[name="number"]', "L898902C3")
    browser.choose("numberCountry", "UTO")
    browser.press("button.primary")
    look.at("portal-check")
    browser.press("button.primary")
    look.at("portal-status")
    status = browser.url.split("?")[0]
    browser.go(status + "/evidence")
    look.at("portal-evidence")
    for way in ("lines", "chip", "picture", "telephone"):
        browser.go(f"{status}/evidence/{way}")
        look.at(f"portal-evidence-{way}")
    browser.press('button[value="sms"]')
    look.at("portal-evidence-telephone-sent")
    browser.go(status + "/evidence/lines")
    browser.type('textarea[name="lines"]', "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10")
    browser.press("button.primary")
    look.at("portal-evidence-lines-error")
    browser.go(status)
    look.at("portal-status-refused-evidence")
    browser.go(base + "/portal/a/" + "0" * 32)
    look.at("portal-not-found")


def console(browser, look, base):
    browser.go(base + "/console")
    look.at("sign-in")
    browser.press("button.primary")
    look.at("queue")
    item = browser.link(r"/console/queue/[^\"?/]+")
    if item:
        browser.go(base + item)
        look.at("review")
        if 'action="' + item + '/take"' in browser.source:
            browser.press("button.primary")
            look.at("review-taken")
        compared = browser.link(r"/console/(?:applications|accounts)/[^\"?/]+/compare\?[^\"]+")
        if compared is None:
            record = browser.link(r"/console/(?:applications|accounts)/[a-z]{3}_[0-9A-Z]+")
            browser.go(base + record)
            compared = browser.link(r"/console/(?:applications|accounts)/[^\"?/]+/compare\?[^\"]+")
        if compared:
            browser.go(base + html.unescape(compared))
            look.at("compare")
            browser.go(base + html.unescape(compared).replace("/compare?", "/compare/reveal?"))
            look.at("compare-reveal")
    browser.go(base + "/console/screening")
    look.at("screening")
    browser.type('input[name="name"]', "Mikhail Sokolov")
    browser.press("button.primary")
    look.at("screening-error")
    browser.type('input[name="purpose"]', "a look at the page")
    browser.press("button.primary")
    look.at("screening-answer")
    browser.go(base + "/console/thresholds")
    look.at("thresholds")
    browser.type('input[name="threshold"]', "0.3")
    browser.press("button.primary")
    look.at("thresholds-answer")
    for place in ("accounts", "applications", "cases", "lists", "measures", "records", "standard", "webhooks", "processors", "outbox", "search"):
        browser.go(f"{base}/console/{place}")
        look.at(place)
        first = browser.link(rf"/console/{place}/[a-z]{{3}}_[0-9A-Z]+")
        if first and place in ("accounts", "applications", "cases"):
            browser.go(base + first)
            look.at(place.rstrip("s"))
            if place == "accounts":
                browser.go(base + first + "/reveal")
                look.at("reveal")
    for state in ("collecting", "verifying", "review"):
        browser.go(f"{base}/console/applications?state={state}")
        first = browser.link(r"/console/applications/app_[0-9A-Z]+")
        if first:
            browser.go(base + first)
            look.at(f"application-{state}")
            if first + "/seen" in browser.source:
                browser.go(base + first + "/seen")
                look.at("seen")
                break
    browser.go(base + "/console/clauses/1(a)(i)")
    look.at("clause")
    browser.go(base + "/console/nothing")
    look.at("not-found")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    base, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    port = 9500 + int(time.time()) % 400
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    passed = failed = 0
    try:
        for _ in range(WAIT_SECONDS * 5):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        for walk in (portal, console):
            browser = Browser(port, scripts=False)
            look = Look(browser, folder)
            try:
                walk(browser, look, base)
            except RuntimeError as error:
                print(f"FAIL {walk.__name__} stopped: {error}")
                look.failed += 1
            browser.close()
            passed, failed = passed + look.passed, failed + look.failed
    finally:
        driver.terminate()
        driver.wait(timeout=10)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
