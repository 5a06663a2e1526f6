/* A chart as PNG, made in the browser when somebody asks: its title, what it shows, its source, and the drawing in its
   light colours, on white. Letters of the drawing are outlines; those above it are set in the font of the page. */
(function () {
  "use strict";
  var MARGIN = 24, ZOOM = 2, FACE = ' "Plus Jakarta Sans", sans-serif';
  var TITLE = { font: "700 24px" + FACE, ink: "#14222b", line: 34 };
  var NOTE = { font: "400 19px" + FACE, ink: "#46565f", line: 30 };

  function loaded(address) {
    var image = new Image();
    image.src = address;
    return image.decode().then(function () { return image; });
  }

  /* Lines of a text no wider than the drawing. */
  function wrapped(pen, text, style, width) {
    var lines = [];
    pen.font = style.font;
    text.trim().split(/[ \n\t]+/).forEach(function (word) {
      var longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    });
    return lines.map(function (line) { return { text: line, style: style }; });
  }

  function drawn(figure, drawing) {
    var canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), y = MARGIN;
    var wide = drawing.naturalWidth, high = drawing.naturalHeight;
    var rows = wrapped(pen, figure.querySelector("figcaption > strong").textContent.replace(/\.$/, ""), TITLE, wide)
      .concat(wrapped(pen, figure.querySelector("figcaption > span").textContent, NOTE, wide))
      .concat(wrapped(pen, figure.querySelector(".lk-unduh").dataset.sumber, NOTE, wide));
    var head = rows.reduce(function (sum, row) { return sum + row.style.line; }, MARGIN);
    canvas.width = (wide + 2 * MARGIN) * ZOOM;
    canvas.height = (MARGIN + head + high + MARGIN) * ZOOM;
    pen.scale(ZOOM, ZOOM);
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    rows.forEach(function (row) {
      pen.font = row.style.font;
      pen.fillStyle = row.style.ink;
      y += row.style.line;
      pen.fillText(row.text, MARGIN, y - row.style.line / 3);
    });
    pen.drawImage(drawing, MARGIN, MARGIN + head, wide, high);
    return new Promise(function (resolve) { canvas.toBlob(resolve, "image/png"); });
  }

  function saved(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  window.lapkinPng = function (figure) {
    var address = figure.querySelector(".lk-unduh a").href;
    return Promise.all([loaded(address), document.fonts.load(TITLE.font), document.fonts.load(NOTE.font)])
      .then(function (found) { return drawn(figure, found[0]); })
      .then(function (blob) { saved(blob, address.split("/").pop().replace(/svg$/, "png")); });
  };
})();
