/* Ways through the site: search is loaded when it is first wanted; from a folder (file://) links lead to pages.
   Every page is complete without this. */
(function () {
  "use strict";
  var root = document.documentElement;
  var here = new URL(".", document.currentScript.src);
  root.classList.remove("no-js");

  /* A folder on a disk has no server that shows its index.html. */
  if (location.protocol === "file:") {
    document.querySelectorAll("a[href]").forEach(function (link) {
      if (link.protocol === "file:" && link.pathname.slice(-1) === "/") link.pathname += "index.html";
    });
  }

  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  var panel = document.querySelector(".lk-cari");
  if (panel) {
    var input = panel.querySelector("input");
    panel.addEventListener("toggle", function () {
      if (!panel.open) return;
      input.focus();
      if (window.lapkinCari) return;
      window.lapkinCari = function (data) { window.lapkinIndeks = data; };
      Promise.all([load("pihak-ketiga/minisearch-7.2.0.js"), load("../../search/indeks.js")])
        .then(function () { return load("cari.js"); })
        .catch(function () { panel.querySelector("[role=status]").textContent = "Pencarian tidak dapat dimuat."; });
    });
    panel.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
    document.addEventListener("keydown", function (event) {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        panel.open = true;
        input.focus();
      } else if (event.key === "Escape" && panel.open && panel.contains(document.activeElement)) {
        panel.open = false;
        panel.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (!panel.contains(event.target)) panel.open = false;
    });
  }

  if (document.querySelector(".lk-scroll[data-alat]")) load("tabel.js");
})();
