"use strict";
// What the chosen table is made from, and what is made from it.
document.addEventListener("explorer", () => {
  const { rows, element } = window.Explorer;
  const links = (from, to) => {
    const found = new Map();
    for (const row of rows.lineage) {
      if (!found.has(row[from])) found.set(row[from], []);
      found.get(row[from]).push(row[to]);
    }
    return found;
  };
  const above = links("child", "parent");
  const below = links("parent", "child");
  const reach = (start, next) => {
    const seen = new Set();
    const waiting = [start];
    while (waiting.length) {
      for (const name of next.get(waiting.pop()) ?? []) {
        if (!seen.has(name)) { seen.add(name); waiting.push(name); }
      }
    }
    return seen;
  };
  const layers = new Map();
  for (const { child, child_layer, parent, parent_layer } of rows.lineage) {
    layers.set(child, child_layer);
    layers.set(parent, parent_layer);
  }
  const place = document.querySelector(".lineage");
  const select = place.querySelector("select");
  const draw = () => {
    const used = reach(select.value, above);
    const users = reach(select.value, below);
    for (const column of place.querySelectorAll("[data-layer]")) {
      const names = [select.value, ...used, ...users].filter((name) => layers.get(name) === column.dataset.layer).sort();
      column.hidden = names.length === 0;
      column.querySelector("ul").replaceChildren(...names.map((name) =>
        element("li", { textContent: name, className: name === select.value ? "current" : "" })));
    }
  };
  select.addEventListener("change", draw);
  draw();
});
