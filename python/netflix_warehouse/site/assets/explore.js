"use strict";
// One filter state, the form's, shared with the address; one copy of the data; every chart, count
// and listing is handed the rows that pass. A classic script, so that the page opens from file://.
(() => {
  const { pools, tables, charts, listings } = window.DATA;
  const form = document.querySelector("form.filters");
  // A part of the page whose source is missing has no controls.
  const filters = window.DATA.filters.filter(({ key }) => form?.elements.namedItem(key));
  const root = document.documentElement;

  // --- data ---------------------------------------------------------------------------------------
  const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
  const IDENTIFIER = 16; // bytes
  const unpack = (texts) => {
    if (typeof texts !== "string") return texts;
    const bytes = atob(texts);
    return Array.from({ length: bytes.length / IDENTIFIER }, (_, i) => {
      let hex = "";
      for (let at = i * IDENTIFIER; at < (i + 1) * IDENTIFIER; at++) hex += HEX[bytes.charCodeAt(at)];
      return hex;
    });
  };
  const pooled = Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, unpack(pool)]));
  const unfold = ({ labels, pool, values, runs, factor }) => {
    const names = pool ? pooled[pool] : labels && unpack(labels);
    const read = names ? (value) => (Array.isArray(value) ? value.map((k) => names[k]) : names[value])
      : factor ? (value) => value * factor : null;
    const plain = read ? values.map((value) => (value === null ? null : read(value))) : unpack(values);
    if (!runs) return plain;
    const rows = [];
    for (let i = 0; i < runs.length; i++) for (let n = runs[i]; n > 0; n--) rows.push(plain[i]);
    return rows;
  };
  const decode = ({ row_count, columns }) => {
    const names = Object.keys(columns);
    const unfolded = names.map((name) => unfold(columns[name]));
    return Array.from({ length: row_count }, (_, i) => {
      const row = {};
      for (let c = 0; c < names.length; c++) row[names[c]] = unfolded[c][i];
      return row;
    });
  };
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, decode(table)]));
  const has = (dataset, column) => column in tables[dataset].columns;

  const fold = (text) =>
    String(text ?? "").normalize("NFKD").replace(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").toLowerCase();

  // --- how values are written ---------------------------------------------------------------------
  const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
  const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const formats = {
    text: (value) => (Array.isArray(value) ? value.join(", ") : String(value)),
    count: (value) => number.format(value),
    year: (value) => String(value),
    percent: (value) => `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)}%`,
    date: (value) => dayFormat.format(new Date(value)),
    minutes: (value) => `${number.format(value)} min`,
    hours: (value) => `${number.format(value)} h`,
    millions: (value) => `${number.format(value / 1e6)} m`,
    kind: (value) => ({ film: "Film", series: "Series" })[value] ?? String(value),
    code: (value) => value.replaceAll("_", " "),
    source: (value) => SOURCES[value] ?? value,
    yesno: (value) => (value ? "yes" : "no"),
    month: (value) => new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(value)),
  };
  const SOURCES = {
    engagement: "Engagement reports", netflix_titles: "Catalogue", top10_countries: "Top 10 by country",
    top10_global: "Weekly Top 10", top10_most_popular: "Most popular of all time",
    viewing_activity: "Viewing export", viewing_history: "Short viewing export",
  };
  const write = (value, format, missing = "–") =>
    value === null || value === undefined || (Array.isArray(value) && !value.length) ? missing : formats[format](value);
  const isNumeric = (format) => ["count", "year", "percent", "minutes", "hours", "millions"].includes(format);

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // --- state --------------------------------------------------------------------------------------
  const equal = (column, want) => (row) =>
    Array.isArray(row[column]) ? row[column].includes(want) : String(row[column]) === want;
  const tests = {
    choice: equal,
    hidden: equal,
    pick: equal,
    from: (column, want) => (row) => row[column] !== null && row[column] >= Number(want),
    to: (column, want) => (row) => row[column] !== null && row[column] <= Number(want),
  };
  const searched = new WeakMap();
  const textOf = (row, columns) => {
    if (!searched.has(row)) searched.set(row, fold(columns.map((c) => row[c]).join("\n")));
    return searched.get(row);
  };
  const applies = (filter, dataset) =>
    !tables[dataset].free.includes(filter.key) &&
    (filter.kind === "text" ? filter.columns.every((c) => has(dataset, c)) : has(dataset, filter.column));

  const control = (key) => form.elements.namedItem(key);
  const state = () =>
    Object.fromEntries(filters.map(({ key }) => [key, control(key).value.trim()]).filter(([, value]) => value !== ""));

  // The hash carries this page's filters, and those of other pages untouched.
  const addressed = () => new URLSearchParams(location.hash.slice(1));
  const address = (now) => {
    const hash = addressed();
    for (const { key, start } of filters) {
      hash.delete(key);
      if (key in now && now[key] !== start) hash.set(key, now[key]);
    }
    const text = hash.toString();
    if (text !== location.hash.slice(1)) history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
    for (const link of document.querySelectorAll("a[data-carry]")) {
      link.hash = text;
    }
  };
  const fill = () => {
    const hash = addressed();
    for (const { key, start } of filters) {
      const wanted = hash.get(key) || start || "";
      control(key).value = wanted;
      // A select takes no value that it does not list.
      if (control(key).value !== wanted) control(key).value = start ?? "";
    }
  };

  // A pick: the box suggests names, a hidden field holds what is picked.
  const picks = filters.filter(({ kind }) => kind === "pick");
  const SUGGESTED = 30;
  const index = (pick) => {
    if (!pick.names) {
      const [column, name] = [pick.column, pick.columns[0]];
      pick.names = new Map();
      const found = new Map();
      for (const row of rows[pick.dataset]) {
        if (!found.has(row[column])) found.set(row[column], { row, count: 0 });
        found.get(row[column]).count++;
      }
      // Of namesakes, the one with most rows has the plain name.
      for (const { row } of [...found.values()].sort((a, b) => b.count - a.count)) {
        let label = row[name];
        for (let i = 2; pick.names.has(fold(label)); i++) label = `${row[name]} (${i})`;
        pick.names.set(fold(label), { label, value: row[column] });
      }
    }
    return pick.names;
  };
  const suggestions = (pick, text) => {
    const wanted = fold(text.trim());
    const exact = index(pick).get(wanted);
    const [first, later] = [exact ? [exact] : [], []];
    for (const [folded, entry] of index(pick)) {
      const at = wanted ? folded.indexOf(wanted) : -1;
      if (at === 0 && entry !== exact) first.push(entry);
      else if (at > 0) later.push(entry);
      if (first.length >= SUGGESTED) break;
    }
    return [...first, ...later].slice(0, SUGGESTED);
  };
  const picked = (pick, value) => rows[pick.dataset].find((row) => String(row[pick.column]) === value)?.[pick.columns[0]] ?? "";
  const listen = (pick) => {
    const box = document.querySelector(`[data-pick="${pick.key}"]`);
    const choose = () => {
      const [entry] = suggestions(pick, box.value);
      if (entry) set({ [pick.key]: entry.value });
      else box.value = picked(pick, control(pick.key).value);
    };
    box.addEventListener("input", () => {
      const found = suggestions(pick, box.value);
      box.list.replaceChildren(...found.map(({ label }) => element("option", { value: label })));
      if (found.some(({ label }) => label === box.value)) choose();
    });
    box.addEventListener("change", choose);
    box.addEventListener("focus", () => box.select());
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      choose();
    });
  };

  // --- charts -------------------------------------------------------------------------------------
  const font = getComputedStyle(document.body).fontFamily;
  const config = { text: { font }, style: { "guide-label": { font }, "guide-title": { font } } };
  const views = {};
  // Copies of the fields drawn: Vega writes on the rows that it is given.
  const copies = (chart, passing) => {
    const columns = chart.columns;
    return passing.map((row) => {
      const copy = {};
      for (const column of columns) copy[column] = row[column];
      return copy;
    });
  };

  const embed = async (chart, passing) => {
    const place = document.querySelector(`[data-chart="${chart.name}"]`);
    const { view } = await window.vegaEmbed(place.querySelector(".drawing"), chart.spec, {
      mode: "vega", actions: false, renderer: "svg", config, tooltip: { theme: "custom" },
      patch: (compiled) => {
        compiled.data.find(({ name }) => name === chart.dataset).values = copies(chart, passing);
        return compiled;
      },
    });
    views[chart.name] = view;
    if (chart.click) {
      const [key, field] = chart.click;
      view.addEventListener("click", (_, item) => {
        const value = item?.datum?.[field];
        if (value === undefined || value === null) return;
        const start = filters.find((filter) => filter.key === key).start ?? "";
        set({ [key]: control(key).value === String(value) ? start : String(value) });
      });
    }
    if (chart.brush) {
      const [from, to, field] = chart.brush;
      let waiting;
      view.addSignalListener("brush", (_, value) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          const values = (value?.[field] ?? []).map(Number);
          if (!values.length && !brushed[chart.name]) return;
          brushed[chart.name] = values.length > 0;
          set(values.length ? { [from]: String(Math.min(...values)), [to]: String(Math.max(...values)) } : { [from]: "", [to]: "" });
        }, 60);
      });
    }
  };
  const brushed = {};
  const unbrush = async () => {
    for (const chart of charts.filter(({ name }) => brushed[name])) {
      brushed[chart.name] = false;
      await views[chart.name].signal("brush_x", [0, 0]).runAsync();
    }
  };

  const signal = (chart, now) => {
    const view = views[chart.name];
    const give = (name, value) => {
      if (chart.spec.signals.some((known) => known.name === name)) view.signal(name, value);
    };
    give("chosen", (chart.click && now[chart.click[0]]) ?? null);
    if (chart.brush) {
      give("low", chart.brush[0] in now ? Number(now[chart.brush[0]]) : null);
      give("high", chart.brush[1] in now ? Number(now[chart.brush[1]]) : null);
    }
  };

  const tabulate = (chart) => {
    const place = document.querySelector(`[data-chart="${chart.name}"]`);
    const details = place.querySelector("details");
    if (!details?.open) return;
    const shown = views[chart.name].data(chart.behind);
    const body = element("tbody");
    for (const datum of shown) {
      body.append(element("tr", {}, ...chart.table.map(({ field, format, missing }) =>
        element("td", { className: isNumeric(format) ? "number" : "", textContent: write(datum[field], format, missing) }))));
    }
    const head = element("thead", {}, element("tr", {}, ...chart.table.map(({ label, format }) =>
      element("th", { scope: "col", className: isNumeric(format) ? "number" : "", textContent: label }))));
    details.querySelector(".scroll").replaceChildren(element("table", {}, head, body));
  };

  // --- listings and the dialog of one row -----------------------------------------------------------
  const dialog = document.querySelector("dialog.detail");
  const titlePage = (id) => `title.html#${new URLSearchParams({ title: id })}`;
  const show = (listing, row) => {
    const facts = listing.details.filter(({ field }) => write(row[field], "text") !== "–");
    dialog.querySelector("h2").textContent = write(row[listing.columns[0].field], "text");
    dialog.querySelector("dl").replaceChildren(...facts.flatMap(({ field, label, format }) => [
      element("dt", { textContent: label }), element("dd", { textContent: write(row[field], format) })]));
    const link = dialog.querySelector("a.everything");
    link.hidden = !listing.title_id || !row[listing.title_id];
    if (!link.hidden) link.href = titlePage(row[listing.title_id]);
    dialog.showModal();
  };
  const open = async (listing, row) => {
    if (!listing.choose) return show(listing, row);
    const [key, field] = listing.choose;
    await set({ [key]: row[field] });
    document.querySelector(`[data-pick="${key}"]`)?.scrollIntoView({ block: "start" });
  };

  const pages = {};
  const sorts = Object.fromEntries(listings.map(({ name, sort }) => [name, sort]));
  const collator = new Intl.Collator("en");
  const compare = (a, b) =>
    a === b ? 0 : a === null ? 1 : b === null ? -1 : typeof a === "number" ? a - b : collator.compare(a, b);
  const sorted = (listing, passing) => {
    const [field, direction] = sorts[listing.name];
    return passing.toSorted((a, b) =>
      a[field] === null || b[field] === null ? compare(a[field], b[field]) : direction * compare(a[field], b[field]));
  };

  const list = (listing) => {
    const place = document.querySelector(`[data-listing="${listing.name}"]`);
    const passing = sorted(listing, pass(listing.dataset, listing.own));
    const size = listing.page_size;
    const last = Math.max(0, Math.ceil(passing.length / size) - 1);
    const page = (pages[listing.name] = Math.min(pages[listing.name] ?? 0, last));
    const [field, direction] = sorts[listing.name];
    const head = element("tr", {}, ...listing.columns.map((column) => {
      const isSorted = column.field === field;
      const button = element("button", { type: "button", textContent: column.label });
      button.onclick = () => {
        sorts[listing.name] = [column.field, isSorted ? -direction : isNumeric(column.format) || column.format === "date" ? -1 : 1];
        pages[listing.name] = 0;
        list(listing);
        place.querySelectorAll("th button")[listing.columns.indexOf(column)].focus();
      };
      const th = element("th", { scope: "col", className: isNumeric(column.format) ? "number" : "" }, button);
      if (isSorted) th.ariaSort = direction > 0 ? "ascending" : "descending";
      return th;
    }));
    const body = element("tbody", {}, ...passing.slice(page * size, (page + 1) * size).map((row) =>
      element("tr", {}, ...listing.columns.map(({ field: shown, format, missing }, place_) => {
        const text = write(row[shown], format, missing);
        if (place_ === 0 && (listing.details.length || listing.choose)) {
          const button = element("button", { type: "button", className: "open", textContent: text });
          button.onclick = () => open(listing, row);
          return element("td", {}, button);
        }
        if (place_ === 0 && listing.title_id && row[listing.title_id]) {
          return element("td", {}, element("a", { textContent: text, href: titlePage(row[listing.title_id]) }));
        }
        return element("td", { className: isNumeric(format) ? "number" : format === "date" ? "date" : "", textContent: text });
      }))));
    place.querySelector("table").replaceChildren(element("thead", {}, head), body);
    place.querySelector(".none").hidden = passing.length > 0;
    place.classList.toggle("is-empty", listing.none !== "" && !passing.length);
    const [previous, next] = place.querySelectorAll(".paging button");
    previous.disabled = page === 0;
    next.disabled = page === last;
    place.querySelector(".paging").hidden = last === 0;
    previous.onclick = () => { pages[listing.name]--; list(listing); };
    next.onclick = () => { pages[listing.name]++; list(listing); };
    place.querySelector(".paging span").textContent = passing.length
      ? `${number.format(page * size + 1)}–${number.format(Math.min((page + 1) * size, passing.length))} of ${number.format(passing.length)}` : "";
  };

  // --- one step: from the state to everything shown -------------------------------------------------
  let passed = {};
  let pass = () => [];
  let [cache, older] = [{}, {}]; // rows that passed the filters used in this step and the last
  let running = Promise.resolve();
  const narrow = (now) => {
    [cache, older] = [{}, cache];
    const active = filters.filter(({ key }) => key in now).map((filter) => ({
      ...filter,
      test: filter.kind === "text"
        ? ((wanted) => (row) => textOf(row, filter.columns).includes(wanted))(fold(now[filter.key]))
        : tests[filter.kind](filter.column, now[filter.key]),
    }));
    pass = (dataset, without = []) => {
      const used = active.filter((filter) => !without.includes(filter.key) && applies(filter, dataset));
      if (!used.length) return rows[dataset];
      const key = JSON.stringify([dataset, used.map((filter) => [filter.key, now[filter.key]])]);
      return (cache[key] ??= older[key] ?? rows[dataset].filter((row) => used.every(({ test }) => test(row))));
    };
    passed = Object.fromEntries(Object.keys(rows).map((dataset) => [dataset, pass(dataset)]));
  };
  const drawnBefore = {};
  const listed = {};
  const step = async () => {
    const now = state();
    address(now);
    narrow(now);
    for (const pick of picks) {
      pick.name = picked(pick, now[pick.key]);
      document.querySelector(`[data-pick="${pick.key}"]`).value = pick.name;
    }
    const named = (title) => picks.reduce((text, { key, name }) => text.replace(`{${key}}`, () => name || "No title"), title);
    const isNarrowed = filters.some(({ key, start }) => key in now && now[key] !== start);
    await Promise.all(charts.map(async (chart) => {
      const drawn = chart.own.length ? pass(chart.dataset, chart.own) : passed[chart.dataset];
      const place = document.querySelector(`[data-chart="${chart.name}"]`);
      const narrowedHere = filters.some((f) =>
        f.key in now && now[f.key] !== f.start && applies(f, chart.dataset) && !chart.own.includes(f.key));
      place.querySelector("h3").textContent = narrowedHere ? named(chart.plain) : chart.finding;
      const stressed = JSON.stringify([chart.click?.[0], ...(chart.brush ?? [])].map((key) => now[key]));
      const before = drawnBefore[chart.name];
      if (before?.drawn === drawn && before.stressed === stressed) return;
      drawnBefore[chart.name] = { drawn, stressed };
      if (!views[chart.name]) await embed(chart, drawn);
      else if (before.drawn !== drawn) views[chart.name].data(chart.dataset, copies(chart, drawn));
      signal(chart, now);
      await views[chart.name].runAsync();
      const isEmpty = views[chart.name].data(chart.behind).length === 0;
      place.querySelector(".none").hidden = !isEmpty;
      place.classList.toggle("is-empty", isEmpty);
      tabulate(chart);
    }));
    for (const listing of listings) {
      const passing = pass(listing.dataset, listing.own);
      // Rows written anew would lose the focus that stands in them.
      if (listed[listing.name] === passing) continue;
      listed[listing.name] = passing;
      pages[listing.name] = 0;
      list(listing);
    }
    for (const output of document.querySelectorAll("output[data-count]")) {
      const dataset = output.dataset.count;
      const [part, whole] = [passed[dataset].length, rows[dataset].length];
      output.textContent = part === whole ? `${number.format(whole)} ${output.dataset.noun}` : `${number.format(part)} of ${number.format(whole)} ${output.dataset.noun}`;
    }
    const reset = document.querySelector("button[type=reset]");
    if (reset) reset.disabled = !isNarrowed;
    for (const hook of hooks) hook({ state: now, passed, pass, rows });
  };
  const update = () => (running = running.catch(() => {}).then(() => step()).then(() => { root.dataset.steps = Number(root.dataset.steps ?? 0) + 1; }));
  const set = (values) => {
    for (const [key, value] of Object.entries(values)) control(key).value = value;
    return update();
  };
  const hooks = [];

  window.Explorer = { views, charts, rows, set, update, show, write, element, fold, titlePage, hooks, state, passed: () => passed };

  document.addEventListener("DOMContentLoaded", async () => {
    document.dispatchEvent(new Event("explorer")); // scripts of one page hook in here
    if (form) {
      fill();
      picks.forEach(listen);
      let typing;
      // A control may stand anywhere on the page.
      document.addEventListener("input", ({ target }) => {
        if (target.form !== form || target.dataset.pick) return;
        clearTimeout(typing);
        typing = setTimeout(update, target.type === "search" ? 120 : 0);
      });
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        clearTimeout(typing);
        await update();
        const listing = listings[0];
        const first = (listing?.details.length || listing?.choose) && sorted(listing, pass(listing.dataset, listing.own))[0];
        if (first) await open(listing, first);
      });
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        unbrush();
        set(Object.fromEntries(filters.map(({ key, start }) => [key, start ?? ""])));
      });
      window.addEventListener("hashchange", () => { fill(); update(); });
    }
    for (const chart of charts) {
      document.querySelector(`[data-chart="${chart.name}"] details`)?.addEventListener("toggle", () => tabulate(chart));
    }
    await update();
    root.dataset.ready = "yes";
  });
})();
