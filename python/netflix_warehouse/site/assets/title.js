"use strict";
// The chosen title's facts, above its charts, and the works similar to it, which name each other by
// their numbers, from 1. Waits for the explorer, whose state it shows.
document.addEventListener("explorer", () => {
  const { hooks, write, element, reason, titlePage, rows } = window.Explorer;
  const byId = new Map(rows.titles.map((row) => [row.title_id, row]));
  const inCatalogue = new Map(rows.catalogue.map((row) => [row.title_id, row]));
  const facts = [
    ["kind", "Kind", "kind"], ["original_title", "Original title", "text"], ["release_year", "Released", "year"],
    ["runtime_minutes", "Runs", "minutes"], ["season_count", "Seasons", "count"], ["maturity_rating", "Rating", "text"],
  ];
  const more = [
    ["director", "Director", "text"], ["genres", "Genres", "text"],
    ["countries", "Countries", "text"], ["added_on", "Added", "date"],
  ];
  const [place, ranking] = [".chosen", ".ranking"].map((name) => document.querySelector(name));
  const heading = place.querySelector("h2");
  const showSimilar = (work) => {
    const others = (work?.similar_numbers ?? []).map((number) => rows.similar[Number(number) - 1]);
    ranking.querySelector("ol").replaceChildren(...others.map((other) => {
      const row = byId.get(other.title_id);
      const link = element("a", { textContent: row.title, href: titlePage(row.title_id) });
      // The address changes, and the page with it: its reader starts at the top of the other title.
      link.onclick = () => { heading.focus({ preventScroll: true }); place.scrollIntoView(); };
      const named = ["kind", "release_year"].map((field) => write(row[field], field === "kind" ? "kind" : "year")).join(", ");
      return element("li", {},
        element("p", {}, link, element("span", { className: "quiet", textContent: named })),
        element("p", { className: "why", textContent: `Both ${reason(work, other)}` }));
    }));
    ranking.classList.toggle("is-empty", !others.length);
    ranking.querySelector(".none").hidden = others.length > 0;
  };
  hooks.push(({ state, passed }) => {
    const row = byId.get(state.title);
    showSimilar(state.title && passed.similar[0]);
    heading.textContent = row ? write(row.title, "text") : "No such title";
    const known = row ? facts.map((fact) => [...fact, row]) : [];
    const extra = inCatalogue.get(state.title);
    const all = extra ? [...known, ...more.map((fact) => [...fact, extra])] : known;
    place.querySelector("dl").replaceChildren(...all
      .filter(([field, , , from]) => write(from[field], "text") !== "–")
      .flatMap(([field, label, format, from]) => [
        element("dt", { textContent: label }), element("dd", { textContent: write(from[field], format) })]));
  });
});
