/* Search: MiniSearch over the index that the build wrote (generator/finding.py). Loaded by lapkin.js when wanted. */
(function () {
  "use strict";
  var MOST = 10;
  // Words that carry no meaning in a question.
  var EMPTY = new Set(("ada adalah akan apa apakah atau bagaimana bagi berapa dan dari dengan di dalam ini itu kah ke mana mengapa " +
    "oleh pada para saja sama siapa situs sudah tentang terhadap untuk yang").split(" "));
  var site = new URL("../../", document.querySelector("script[src*='assets/js/lapkin.js']").src);
  var panel = document.querySelector(".lk-cari");
  var input = panel.querySelector("input");
  var list = panel.querySelector("ol");
  var said = panel.querySelector("[role=status]");
  var data = window.lapkinIndeks;
  var groups = data.istilah.map(function (term) { return term.slice(0, 2); }).concat(data.sinonim)
    .map(function (group) { return group.map(plain); });

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  var documents = [];
  function add(page, title, weight, section) {
    documents.push({
      id: documents.length, page: page, title: title, weight: weight,
      anchor: section[0], heading: section[1], text: section[2],
    });
  }
  data.halaman.forEach(function (page) {
    page[3].forEach(function (section) { add(page[0], page[1], page[2], section); });
  });
  data.istilah.forEach(function (term) {
    add("glosarium/", term[0] + ": " + term[1], 45, [term[2], "Glosarium", ""]);
  });

  var index = new MiniSearch({
    fields: ["title", "heading", "text"],
    processTerm: function (term) { term = plain(term); return EMPTY.has(term) ? null : term; },
    searchOptions: {
      boost: { title: 4, heading: 2 },
      prefix: function (term) { return term.length > 2 && !/\d/.test(term); },
      fuzzy: function (term) { return term.length > 4 && !/\d/.test(term) ? 0.2 : false; },
      weights: { prefix: 0.5, fuzzy: 0.15 },
      boostDocument: function (id) { return documents[id].weight / 100; },
    },
  });
  index.addAll(documents);

  /* What was asked, and the same with a word in place of another that means the same. */
  function variants(query) {
    var found = new Map([[query, 1]]);
    groups.forEach(function (group) {
      group.forEach(function (word) {
        if ((" " + query + " ").indexOf(" " + word + " ") < 0) return;
        group.forEach(function (other) {
          var next = (" " + query + " ").replace(" " + word + " ", " " + other + " ").trim();
          if (!found.has(next)) found.set(next, 0.7);
        });
      });
    });
    return found;
  }

  function search(query) {
    var scores = new Map();
    function collect(how) {
      variants(query).forEach(function (weight, words) {
        index.search(words, { combineWith: how }).forEach(function (hit) {
          var item = documents[hit.id];
          var score = hit.score * weight / words.split(" ").length * (item.heading ? 1 : 1.5);
          if (words.indexOf(" ") > 0) {
            if (plain(item.title).indexOf(words) >= 0) score *= 2;
            else if (plain(item.text).indexOf(words) >= 0) score *= 1.5;
          }
          if (plain(item.title.split(":")[0]) === query) score *= 20;
          var known = scores.get(hit.id);
          if (!known || known.score < score) scores.set(hit.id, { item: item, score: score, terms: hit.terms });
        });
      });
    }
    collect("AND");
    if (!scores.size) collect("OR");
    return byPage(Array.from(scores.values()));
  }

  /* The best section of each page; a term of the glossary stands for itself. */
  function byPage(hits) {
    var best = new Map();
    hits.sort(function (a, b) { return b.score - a.score; }).forEach(function (hit) {
      var key = hit.item.page === "glosarium/" ? hit.item.id : hit.item.page;
      if (!best.has(key)) best.set(key, hit);
    });
    return Array.from(best.values());
  }

  function marked(parent, text, terms) {
    var pattern = new RegExp("(?<![\\p{L}\\p{N}])(" + terms.map(function (t) { return t.replace(/[^\p{L}\p{N}]/gu, ""); })
      .filter(Boolean).sort(function (a, b) { return b.length - a.length; }).join("|") + ")(?![\\p{L}\\p{N}])", "giu");
    var end = 0;
    for (var hit of text.matchAll(pattern)) {
      parent.append(text.slice(end, hit.index));
      var mark = document.createElement("mark");
      mark.textContent = hit[0];
      parent.append(mark);
      end = hit.index + hit[0].length;
    }
    parent.append(text.slice(end));
  }

  /* The piece of a text around the first word that was found. */
  function excerpt(text, terms) {
    var lower = text.toLowerCase();
    var places = terms.map(function (t) { return lower.search(new RegExp("(?<![\\p{L}\\p{N}])" + t, "u")); })
      .filter(function (n) { return n >= 0; });
    var start = places.length ? Math.max(0, Math.min.apply(null, places) - 60) : 0;
    if (start > 0) start = text.indexOf(" ", start) + 1;
    var piece = text.slice(start, start + 170);
    if (start + 170 < text.length) piece = piece.replace(/\s\S*$/, "") + " …";
    return (start > 0 ? "… " : "") + piece;
  }

  function shown(hit) {
    var item = hit.item;
    var row = document.createElement("li");
    var link = document.createElement("a");
    var address = new URL(item.page, site);
    if (address.protocol === "file:") address.pathname += "index.html";
    address.hash = item.anchor;
    link.href = address.href;
    marked(link, item.title, hit.terms);
    row.append(link);
    if (item.heading) {
      var part = document.createElement("small");
      marked(part, item.heading, hit.terms);
      row.append(part);
    }
    if (item.text) {
      var text = document.createElement("p");
      marked(text, excerpt(item.text, hit.terms), hit.terms);
      row.append(text);
    }
    return row;
  }

  var last = null;
  function update() {
    var query = plain(input.value);
    if (query === last) return;
    last = query;
    var hits = query ? search(query) : [];
    list.replaceChildren.apply(list, hits.slice(0, MOST).map(shown));
    if (!query) said.textContent = "";
    else if (!hits.length) said.textContent = "Tidak ada yang cocok dengan “" + input.value.trim() + "”. Coba kata lain, atau buka Semua indikator atau Glosarium.";
    else said.textContent = hits.length + " hasil" + (hits.length > MOST ? ", " + MOST + " teratas ditampilkan" : "") + " untuk “" + input.value.trim() + "”.";
  }

  var timer;
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(update, 120); });
  panel.querySelector("form").addEventListener("submit", function () {
    update();
    var first = list.querySelector("a");
    if (first) first.focus();
  });
  panel.addEventListener("keydown", function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    var stops = [input].concat(Array.from(list.querySelectorAll("a")));
    var next = stops[stops.indexOf(document.activeElement) + step];
    if (next) { next.focus(); event.preventDefault(); }
  });
  update();
})();
