"use strict";
// The four lists of the chosen week, and the way from one week to the next.
document.addEventListener("explorer", () => {
  const { element, set, hooks } = window.Explorer;
  const place = document.getElementById("lists");
  const select = document.querySelector("select[name=week]");
  const buttons = [...document.querySelectorAll("[data-week]")];
  const MOVEMENTS = { new: ["new", "new"], back: ["back", "back in the list"], same: ["=", "unchanged"] };
  const movement = ({ movement: kind, previous_rank: before, weekly_rank: rank }) => {
    const by = Math.abs(before - rank);
    const [shown, said] = kind === "up" ? [`▲ ${by}`, `up ${by}`] : kind === "down" ? [`▼ ${by}`, `down ${by}`]
      : MOVEMENTS[kind] ?? ["", "not known"];
    return element("td", { className: `move ${kind ?? ""}` },
      element("span", { ariaHidden: "true", textContent: shown }),
      element("span", { className: "unseen", textContent: said }));
  };
  const millions = (value) => (value === null ? "n/a" : (value / 1e6).toFixed(1));
  const number = (textContent, className = "number") => element("td", { className, textContent });
  const line = (row) => {
    const title = element("button", { type: "button", className: "open", textContent: row.row_label });
    title.onclick = async () => {
      await set({ title: row.title_id });
      document.getElementById("one-title").scrollIntoView();
    };
    return element("tr", {}, element("td", { className: "number", textContent: row.weekly_rank }), movement(row),
      element("td", {}, title), number(row.cumulative_weeks, "number weeks"),
      number(millions(row.hours_viewed)), number(millions(row.views)));
  };
  const HEADS = [["#", "number"], ["", ""], ["Title", ""], ["Weeks", "number weeks"], ["Hours", "number"], ["Views", "number"]];
  hooks.push(({ pass }) => {
    const rows = pass("weeks", ["title"]);
    place.replaceChildren(...[...new Set(rows.map(({ category }) => category))].map((category) =>
      element("div", { className: "list" }, element("h3", { textContent: category }),
        element("table", {},
          element("thead", {}, element("tr", {}, ...HEADS.map(([text, className]) =>
            element(text ? "th" : "td", text ? { scope: "col", className, textContent: text } : {})))),
          element("tbody", {}, ...rows.filter((row) => row.category === category).map(line))))));
    buttons.forEach((button) => {
      button.disabled = !select.options[select.selectedIndex + Number(button.dataset.week)];
    });
  });
  buttons.forEach((button) => {
    button.onclick = () => set({ week: select.options[select.selectedIndex + Number(button.dataset.week)].value });
  });
});
