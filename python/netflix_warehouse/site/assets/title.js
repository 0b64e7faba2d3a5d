"use strict";
// The chosen title's facts, above its charts. Waits for the explorer, whose state it shows.
document.addEventListener("explorer", () => {
  const { hooks, write, element, rows } = window.Explorer;
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
  const place = document.querySelector(".chosen");
  hooks.push(({ state }) => {
    const row = byId.get(state.title);
    place.querySelector("h2").textContent = row ? write(row.title, "text") : "No such title";
    const known = row ? facts.map((fact) => [...fact, row]) : [];
    const extra = inCatalogue.get(state.title);
    const all = extra ? [...known, ...more.map((fact) => [...fact, extra])] : known;
    place.querySelector("dl").replaceChildren(...all
      .filter(([field, , , from]) => write(from[field], "text") !== "–")
      .flatMap(([field, label, format, from]) => [
        element("dt", { textContent: label }), element("dd", { textContent: write(from[field], format) })]));
  });
});
