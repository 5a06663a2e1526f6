/* Filter and sort of the indicator tables. The table is complete without this; loaded by lapkin.js where there is one.
   Groups and means belong to the order of the report: they are shown only while the table is in that order and whole. */
(function () {
  "use strict";
  var count = 0;

  function element(name, values, text) {
    var made = document.createElement(name);
    Object.keys(values).forEach(function (key) { made.setAttribute(key, values[key]); });
    if (text) made.textContent = text;
    return made;
  }

  /* 1.096.077 is 1096077, 103,52% is 103.52, – is nothing. */
  function number(text) {
    var plain = text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", ".");
    return plain === "" || plain === "-" ? null : Number(plain);
  }

  function enhance(box) {
    count += 1;
    var id = "lk-alat-" + count;
    var table = box.querySelector("table");
    var body = table.tBodies[0];
    var order = Array.from(body.rows);
    var rows = [];
    order.forEach(function (row) {
      if (!row.classList.contains("lk-sub") && !row.classList.contains("lk-total")) {
        rows.push(row);
      }
    });
    var sorted = null;
    var choices = [];

    function cell(row, column) { return row.cells[column].textContent.trim(); }

    /* Choices: the words of each column of kategori; the group of a row, where the build says it. */
    function choice(label, value) {
      var values = Array.from(new Set(rows.map(value))).filter(Boolean);
      if (values.length < 2) return;
      var select = element("select", { id: id + "-" + choices.length });
      select.append(element("option", { value: "" }, "semua"));
      values.forEach(function (word) { select.append(element("option", { value: word }, word)); });
      select.addEventListener("change", update);
      var holder = element("p", {});
      holder.append(element("label", { "for": select.id }, label), select);
      choices.push({ select: select, value: value });
      tools.append(holder);
    }

    var tools = element("div", { "class": "lk-alat", role: "group", "aria-label": "Saring tabel: " + table.caption.textContent });
    var field = element("input", { type: "search", id: id, autocomplete: "off", spellcheck: "false" });
    var first = element("p", {});
    first.append(element("label", { "for": id }, "Saring"), field);
    tools.append(first);
    choice(box.dataset.alat, function (row) { return row.dataset.perspektif; });
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (!rows.some(function (row) { return row.cells[column].querySelector(".lk-kat"); })) return;
      choice(head.textContent.trim(), function (row) {
        var word = row.cells[column].querySelector(".lk-kat");
        return word ? word.lastChild.textContent.trim() : "";
      });
    });
    var said = element("p", { role: "status", "class": "lk-alat__kabar" });
    tools.append(said);
    field.addEventListener("input", update);
    box.before(tools);

    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      var button = element("button", { type: "button", "class": "lk-urut" }, head.textContent.trim());
      head.replaceChildren(button);
      button.addEventListener("click", function () { sort(head, column); });
    });

    function sort(head, column) {
      var next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") || "none"];
      Array.from(table.tHead.rows[0].cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
      var numeric = head.classList.contains("lk-num");
      var ways = numeric ? ["dari terkecil", "dari terbesar"] : ["A sampai Z", "Z sampai A"];
      sorted = next === "none" ? null : head.textContent.trim() + ", " + ways[next === "ascending" ? 0 : 1];
      if (sorted) head.setAttribute("aria-sort", next);
      var way = next === "descending" ? -1 : 1;
      var ordered = next === "none" ? order : rows.slice().sort(function (a, b) {
        var x = cell(a, column), y = cell(b, column);
        if (!numeric) return way * x.localeCompare(y, "id");
        x = number(x); y = number(y);
        if (x === null || y === null) return (x === null) - (y === null);
        return way * (x - y);
      });
      body.append.apply(body, ordered);
      update();
    }

    function update() {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var fits = words.every(function (word) { return text.indexOf(word) >= 0; }) && choices.every(function (c) {
          return !c.select.value || c.value(row) === c.select.value;
        });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      var whole = !sorted && shown === rows.length;
      order.forEach(function (row) { if (rows.indexOf(row) < 0) row.hidden = !whole; });
      said.textContent = (shown === rows.length ? "Semua " + shown : shown + " dari " + rows.length) + " baris" +
        (sorted ? ", menurut " + sorted : "") + ".";
    }
    update();
  }

  document.querySelectorAll(".lk-scroll[data-alat]").forEach(enhance);
})();
