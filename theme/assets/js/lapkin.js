/* Small comforts; every page is complete without them. */
(function () {
  "use strict";
  var touch = window.matchMedia("(hover: none)");

  /* A term: the first touch shows its meaning, the second goes to the glossary. Escape hides the meaning. */
  document.addEventListener("click", function (event) {
    var term = event.target.closest ? event.target.closest(".lk-istilah") : null;
    if (!term || !touch.matches || event.detail === 0 || term.dataset.dibuka) return;
    event.preventDefault();
    term.dataset.dibuka = "ya";
    term.focus();
  });
  document.addEventListener("focusout", function (event) {
    if (!event.target.classList || !event.target.classList.contains("lk-istilah")) return;
    delete event.target.dataset.dibuka;
    event.target.classList.remove("lk-tutup");
  });

  /* Escape closes what lies over the page; so does a click elsewhere. */
  function close(except) {
    document.querySelectorAll(".lk-header__menu[open], .lk-bar__lain[open]").forEach(function (menu) {
      if (except && menu.contains(except)) return;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    close(null);
    var term = document.activeElement;
    if (term && term.classList.contains("lk-istilah")) term.classList.add("lk-tutup");
  });
  document.addEventListener("click", function (event) { close(event.target); });

  /* The section that is open is in sight in the bar of a quarter. */
  var current = document.querySelector(".lk-bar__nav [aria-current]");
  if (current) {
    var list = current.closest("ul");
    list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  }
})();

/* Ways through the site: search is loaded when it is first wanted; from a folder (file://) links lead to pages. */
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

  /* A chart as PNG is made here, when somebody asks. From a folder no page may read a picture; the SVG is there. */
  function offer(links) {
    var button = document.createElement("button");
    var said = document.createElement("span");
    button.type = "button";
    button.textContent = "PNG";
    said.setAttribute("role", "status");
    button.addEventListener("click", function () {
      said.textContent = "";
      (window.lapkinPng ? Promise.resolve() : load("png.js"))
        .then(function () { return window.lapkinPng(links.closest("figure")); })
        .then(function () { return "PNG diunduh."; }, function () { return "PNG tidak dapat dibuat. Unduh SVG."; })
        .then(function (text) { said.textContent = text; });
    });
    links.querySelector("a").after(" ", button);
    links.append(" ", said);
  }
  if (location.protocol !== "file:") document.querySelectorAll(".lk-unduh").forEach(offer);
})();

/* Citations and short links: what stands there can be selected; a button beside it copies it, with the address of the
   page here where the site's own is not known. */
(function () {
  "use strict";
  var site = new URL("../../", document.currentScript.src);
  var said;

  function whole(node) {
    var text = node.textContent.trim(), here = node.dataset.alamat && new URL(node.dataset.alamat, site).href;
    return here ? (node.closest("a") ? here : text + " " + here) : text;
  }
  function copied(text, node) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    window.getSelection().selectAllChildren(node);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject();
  }
  function button(node) {
    var made = document.createElement("button");
    var label = node.dataset.salin;
    made.type = "button";
    made.className = "lk-salin";
    made.textContent = label;
    made.addEventListener("click", function () {
      copied(whole(node), node).then(function () { return "Tersalin"; }, function () { return "Pilih lalu salin"; })
        .then(function (text) {
          made.textContent = said.textContent = text;
          setTimeout(function () { made.textContent = label; said.textContent = ""; }, 2500);
        });
    });
    return made;
  }
  document.querySelectorAll("[data-salin]").forEach(function (node) {
    if (!said) {
      said = document.body.appendChild(document.createElement("p"));
      said.className = "lk-sr";
      said.setAttribute("role", "status");
    }
    (node.closest("a") || node).after(button(node));
  });
})();
