"use strict";
// The titles liked, those that the search finds, and what is similar to the liked ones. The rows
// are in the order of the numbers by which they name each other, from 1.
document.addEventListener("explorer", () => {
  const { hooks, set, state, write, element, fold, reason, titlePage, rows: { titles } } = window.Explorer;
  const [MOST_LIKED, MOST_FOUND] = [5, 8];
  const places = new Map(titles.map((row, place) => [row.title_id, place]));
  const [found, chosen, ranking] = [".found", ".liked", ".ranking"].map((name) => document.querySelector(name));
  const search = document.querySelector("form.filters").elements.namedItem("q");

  const read = ({ liked = "" }) =>
    [...new Set(liked.split(".").map((id) => places.get(id)))].filter((place) => place !== undefined).slice(0, MOST_LIKED);
  const like = (wanted) => {
    search.focus();
    return set({ liked: wanted.map((place) => titles[place].title_id).join(".") });
  };
  const add = (place) => {
    const liked = read(state());
    return liked.length < MOST_LIKED && !liked.includes(place) ? like([...liked, place]) : undefined;
  };
  const named = (row) => `${write(row.kind, "kind")}, ${write(row.release_year, "year")}`;
  const quiet = (text) => element("span", { className: "quiet", textContent: text });
  const button = (label, about, onclick) => {
    const made = element("button", { type: "button", textContent: label, onclick });
    made.setAttribute("aria-label", `${label} ${about}`);
    return made;
  };

  const findings = (q, passed) => {
    const wanted = fold(q);
    const rank = (row) => (fold(row.title) === wanted ? 0 : fold(row.title).startsWith(wanted) ? 1 : 2);
    return passed.map((row) => [rank(row), places.get(row.title_id)])
      .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST_FOUND).map(([, place]) => place);
  };
  const showFound = ({ q }, passed, liked) => {
    found.hidden = q === undefined;
    if (found.hidden) return;
    const shown = findings(q, passed);
    found.querySelector("ul").replaceChildren(...shown.map((place) => {
      const adding = button("Add", titles[place].title, () => add(place));
      adding.disabled = liked.includes(place) || liked.length >= MOST_LIKED;
      return element("li", {}, adding, titles[place].title, quiet(named(titles[place])));
    }));
    found.querySelector("p").textContent =
      liked.length >= MOST_LIKED ? "Five titles are enough: remove one to add another."
        : passed.length ? `${write(passed.length, "count")} found${passed.length > shown.length ? `, the first ${shown.length} shown` : ""}. Enter adds the first.`
        : "No title matches.";
  };

  const showLiked = (liked) => {
    chosen.querySelector("ul").replaceChildren(...liked.map((place) =>
      element("li", {}, titles[place].title, quiet(named(titles[place])),
        button("Remove", titles[place].title, () => like(read(state()).filter((other) => other !== place))))));
    chosen.querySelector(".none").hidden = liked.length > 0;
  };

  const similar = (liked) => {
    const found = new Map();
    for (const from of liked) {
      titles[from].similar_numbers.forEach((number, nth) => {
        const place = Number(number) - 1;
        if (liked.includes(place)) return;
        const entry = found.get(place) ?? { place, score: 0, by: [] };
        const score = Number(titles[from].scores[nth]) / 1000;
        entry.score += score;
        entry.by.push({ from, score, reason: reason(titles[from], titles[place]) });
        found.set(place, entry);
      });
    }
    return [...found.values()].toSorted((a, b) => b.score - a.score || a.place - b.place);
  };
  const passes = (row, { kind, genre, audience }) =>
    (!kind || row.kind === kind) && (!genre || row.genres.includes(genre)) && (!audience || row.audience === audience);

  const showRanking = (now, liked) => {
    const all = similar(liked);
    const shown = all.filter(({ place }) => passes(titles[place], now));
    const most = all[0]?.score ?? 1;
    ranking.querySelector("ol").replaceChildren(...shown.map(({ place, score, by }) => {
      const row = titles[place];
      const link = element("a", { textContent: row.title, href: titlePage(row.title_id) });
      const bar = element("span", { className: "bar" });
      bar.style.inlineSize = `${(100 * score) / most}%`;
      const audience = ["little watched", "much watched"].includes(row.audience) ? `, ${row.audience} for its genre` : "";
      return element("li", {},
        element("p", {}, link, quiet(named(row) + audience)),
        element("p", { className: "score", title: "Score" }, bar, quiet(score.toFixed(3))),
        ...by.toSorted((a, b) => b.score - a.score).map((why) =>
          element("p", { className: "why" }, "Like ", element("em", { textContent: titles[why.from].title }), `: ${why.reason}`)));
    }));
    ranking.querySelector("output").textContent =
      shown.length === all.length ? `${all.length} titles.` : `${shown.length} of ${all.length} titles.`;
    ranking.querySelector(".none").hidden = shown.length > 0 || !liked.length;
    ranking.hidden = !liked.length;
  };

  search.form.addEventListener("submit", () => {
    const { q } = state();
    const first = q && findings(q, window.Explorer.passed().titles)[0];
    if (Number.isInteger(first)) add(first);
  });
  hooks.push(({ state: now, passed }) => {
    const liked = read(now);
    showFound(now, passed.titles, liked);
    showLiked(liked);
    showRanking(now, liked);
  });
});
