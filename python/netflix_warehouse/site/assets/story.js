"use strict";
// The findings stand in the page; the filters hide those that do not pass.
document.addEventListener("explorer", () => {
  window.Explorer.hooks.push(({ passed }) => {
    const shown = new Set(passed.findings.map(({ finding_id }) => finding_id));
    for (const article of document.querySelectorAll(".finding")) article.hidden = !shown.has(article.id);
    for (const section of document.querySelectorAll(".area")) {
      section.hidden = !section.querySelector(".finding:not([hidden])");
    }
  });
});
