// Keys for those who want them; every page works without. A key pressed with Ctrl, Alt or Meta, or in a field, is left alone.
"use strict";
(() => {
  const rows = [...document.querySelectorAll(".queue tbody tr")];
  let at = -1;
  const select = (index) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].removeAttribute("aria-selected");
    at = Math.max(0, Math.min(rows.length - 1, index));
    rows[at].setAttribute("aria-selected", "true");
    rows[at].querySelector("a").focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); }
    } else if (event.key === "j") select(at + 1);
    else if (event.key === "k") select(at - 1);
    else if (event.key === "a" && rows[at]) {
      const take = rows[at].querySelector("[data-take]");
      const form = document.getElementById("take");
      if (take && form) { form.action = take.dataset.take; form.submit(); }
    } else {
      const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
      if (button) { event.preventDefault(); button.focus(); }
    }
  });
})();
