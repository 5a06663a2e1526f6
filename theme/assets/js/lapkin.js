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
