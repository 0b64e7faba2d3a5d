"use strict";
// Why two works are similar: what both share stands in the same order in both, the strongest first.
document.addEventListener("explorer", () => {
  const MOST_REASONS = 3;
  window.Explorer.reason = (one, other) => {
    const others = new Set(other.phrases);
    return one.phrases.filter((phrase) => others.has(phrase)).slice(0, MOST_REASONS).join(", ");
  };
});
