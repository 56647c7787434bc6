// Draws every figure from the specification beside it, and again when the space for it changes.
"use strict";
(() => {
  const drawings = [...document.querySelectorAll("[data-figure]")];
  if (typeof clearanceFigures === "undefined") {
    for (const place of drawings) {
      place.textContent = "Figure absent; see the table.";
      place.removeAttribute("role");
      place.removeAttribute("aria-label");
    }
    document.documentElement.dataset.figures = "absent";
    return;
  }

  const views = [];
  const fit = () => {
    for (const { place, view } of views) {
      const width = place.clientWidth;
      if (width > 0) view.width(width).run();
    }
  };

  Promise.all(drawings.map(async (place) => {
    const spec = JSON.parse(document.getElementById(`spec-${place.dataset.figure}`).textContent);
    place.textContent = "";
    const { view } = await clearanceFigures.draw(place, spec);
    // The label of the surrounding element speaks; the drawing itself stays silent.
    for (const svg of place.querySelectorAll("svg")) svg.setAttribute("aria-hidden", "true");
    views.push({ place, view });
  })).then(
    () => { document.documentElement.dataset.figures = "drawn"; },
    (error) => {
      document.documentElement.dataset.figures = "failed";
      console.error(error);
    });

  // Paper has another width than the window: draw for it, and back.
  window.addEventListener("beforeprint", fit);
  window.addEventListener("afterprint", fit);
  matchMedia("print").addEventListener("change", fit);
})();
