
/* Filters, search and citations of the HTML edition. The page is whole without it: controls are made here, so that none
   stands there dead. Words and facts come from the JSON island, never from a source's markup; text is only ever set as
   text. A print shows every item, whatever is filtered. */
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("web-data").textContent);
  const main = document.getElementById("main");
  const FILTERS = ["theme", "country", "source"];
  const NAMES = { theme: "themes", country: "countries", source: "sources" };
  const LONGEST_MARKED = 2000;

  const count = new Intl.NumberFormat(document.documentElement.lang);
  const say = (key, values = {}) =>
    data.words[`web.${key}`].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const items = data.items
    .map(([id, section, themes, countries, sources, words, evidence]) => ({
      id, words, evidence, element: document.getElementById(id), section: document.getElementById(section),
      theme: new Set(themes), country: new Set(countries), source: new Set(sources), isShown: true,
    }))
    .filter((item) => item.element)
    .map((item) => ({ ...item, text: item.element.textContent })); // before buttons come into it
  const itemOf = new Map(items.map((item) => [item.element, item]));
  const byId = new Map(items.map((item) => [item.id, item]));

  /* Search is blind to case, accents and width. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");
  const terms = () => fold(state.q).split(/\s+/).filter(Boolean);
  const textOf = (item) => (item.folded ??= fold(item.text).replace(/\s+/g, " "));

  const state = { q: "", theme: "", country: "", source: "" };
  const besides = new Set();
  const isActive = () => Boolean(terms().length || FILTERS.some((name) => state[name]));

  /* The form */
  const fields = {};
  const option = (value, text) => make("option", { value, textContent: text });
  const labelled = (name, control) => {
    control.id = `find-${name}`;
    control.name = name;
    fields[name] = control;
    return make("p", { className: `field field-${name}` }, make("label", { htmlFor: control.id, textContent: say(name === "q" ? "search" : name) }), control);
  };
  const titleOf = (name, value) => (name === "source" && data.titles[value] ? `${value} ${data.titles[value]}` : value);
  const chooser = (name) => {
    const select = make("select", {}, option("", say(`${name}.all`)));
    data.filters[NAMES[name]].forEach((value, index) => {
      const size = items.filter((item) => item[name].has(index)).length;
      if (size) select.append(option(value, say("option", { name: titleOf(name, value), count: count.format(size) })));
    });
    return labelled(name, select);
  };
  const search = make("input", { type: "search", autocomplete: "off", placeholder: say("search.hint") });
  const clear = make("button", { type: "button", className: "clear", textContent: say("clear"), disabled: true });
  const status = make("p", { className: "found" });
  status.setAttribute("role", "status");
  const whole = make("p", { className: "whole", textContent: say("whole"), hidden: true });
  const panel = make("div", { className: "panel", id: "find-panel" }, labelled("q", search), ...FILTERS.map(chooser), clear);
  /* A button that opens and closes something on narrow screens; what it looks like there is the style sheet's. */
  const opener = (className, text, controlled) => {
    const button = make("button", { type: "button", className, textContent: text });
    button.setAttribute("aria-controls", controlled.id);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
    return button;
  };
  const open = opener("open", say("open"), panel);
  const form = make("form", { className: "finder" }, open, panel, status, whole);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", say("form"));

  /* Filtering: classes only, and only a screen's style sheet heeds them. */
  const matches = (item, words) =>
    FILTERS.every((name) => !state[name] || item[name].has(data.filters[NAMES[name]].indexOf(state[name]))) &&
    words.every((word) => textOf(item).includes(word));

  const notes = new Map();
  const countSections = (isFiltered) => {
    const sections = new Map();
    for (const item of items) {
      const seen = sections.get(item.section) ?? { shown: 0, all: 0 };
      sections.set(item.section, { shown: seen.shown + Number(item.isShown), all: seen.all + 1 });
    }
    for (const [heading, { shown, all }] of sections) {
      if (!heading) continue;
      if (!notes.has(heading)) {
        notes.set(heading, make("p", { className: "shown" }));
        heading.after(notes.get(heading));
      }
      const note = notes.get(heading);
      note.hidden = !isFiltered;
      note.textContent = say("section", { shown: count.format(shown), all: count.format(all) });
      heading.closest("section")?.classList.toggle("is-empty", isFiltered && shown === 0);
    }
  };
  const groups = [...main.querySelectorAll(".group")].map((element) => ({
    element, items: items.filter((item) => element.contains(item.element)),
  }));

  const apply = () => {
    const words = terms();
    const isFiltered = isActive();
    let shown = 0;
    for (const item of items) {
      item.isShown = matches(item, words) || besides.has(item);
      item.element.classList.toggle("is-filtered", !item.isShown);
      shown += Number(item.isShown);
    }
    for (const group of groups) {
      group.element.classList.toggle("is-filtered", group.items.length > 0 && !group.items.some((item) => item.isShown));
    }
    countSections(isFiltered);
    mark(words);
    const numbers = { shown: count.format(shown), all: count.format(items.length) };
    const found = !isFiltered ? "found.all" : shown ? "found" : "found.none";
    status.textContent = besides.size ? `${say(found, numbers)} ${say("besides")}` : say(found, numbers);
    form.classList.toggle("is-active", isFiltered);
    form.classList.toggle("has-none", isFiltered && !shown);
    clear.disabled = !isFiltered;
    whole.hidden = !isFiltered;
  };

  /* Marks */
  const unmark = () => {
    for (const old of main.querySelectorAll("mark")) {
      const parent = old.parentNode;
      old.replaceWith(...old.childNodes);
      parent.normalize();
    }
  };
  const ranges = (text, words) => {
    let plain = "";
    const origin = [];
    let index = 0;
    for (const character of text) {
      for (const part of fold(character)) {
        plain += part;
        for (let unit = 0; unit < part.length; unit += 1) origin.push([index, index + character.length]);
      }
      index += character.length;
    }
    const found = [];
    for (const word of words) {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        found.push([origin[at][0], origin[at + word.length - 1][1]]);
      }
    }
    let reached = 0;
    return found
      .sort((one, other) => one[0] - other[0] || other[1] - one[1])
      .filter(([start, end]) => start >= reached && (reached = end));
  };
  const mark = (words) => {
    unmark();
    if (!words.length) return;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".finder, .is-filtered, .shown, button, svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let left = LONGEST_MARKED;
    for (const node of nodes) {
      for (const [start, end] of ranges(node.data, words).reverse()) {
        if ((left -= 1) < 0) return;
        const rest = node.splitText(start);
        rest.splitText(end - start);
        rest.replaceWith(make("mark", { textContent: rest.data }));
      }
    }
  };

  /* The address keeps the state, so that a filtered view can be sent to somebody. */
  const parameters = () => {
    const found = new URLSearchParams();
    for (const [name, value] of Object.entries(state)) if (value.trim()) found.set(name, value.trim());
    return found.toString();
  };
  const keep = () => {
    const query = parameters();
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    try {
      history.replaceState(null, "", address);
    } catch {
      /* A browser that lets a page without a server keep no query: the view is right, its address cannot be sent on. */
    }
  };
  const restore = () => {
    const found = new URLSearchParams(location.search);
    search.value = state.q = found.get("q") ?? "";
    for (const name of FILTERS) {
      fields[name].value = found.get(name) ?? "";
      state[name] = fields[name].value ||= "";
    }
  };
  const change = () => {
    besides.clear();
    state.q = search.value;
    for (const name of FILTERS) state[name] = fields[name].value;
    apply();
    keep();
  };

  /* A link to an item that the filter leaves out shows the item. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let element = target; element; element = element.parentElement) {
      const item = itemOf.get(element);
      if (!item || item.isShown) continue;
      besides.add(item);
      apply();
      target.scrollIntoView();
      return;
    }
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(change, 150);
  });
  form.addEventListener("change", (event) => event.target !== search && change());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    change();
    main.querySelector("mark")?.scrollIntoView({ block: "center" });
  });
  clear.addEventListener("click", () => {
    for (const control of Object.values(fields)) control.value = "";
    change();
    search.focus();
  });
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => {
    restore();
    apply();
    reveal();
  });

  /* Citations */
  const quotation = (id) => {
    const item = byId.get(id);
    const entry = data.evidence[id];
    if (!item || !entry) return "";
    const sentence = (item.element.querySelector("q") ?? item.element).textContent.trim();
    const source = data.filters.sources[[...item.source][0]] ?? "";
    return say("citation.evidence", { sentence, title: data.titles[source] ?? source, place: entry[0] });
  };
  const citation = (item) => {
    const words = (item.words ?? "").replace(/[.。]$/, "");
    const evidence = item.evidence.map(quotation).filter(Boolean).join("; ");
    return say(words ? "citation" : "citation.quotation", { words, evidence, edition: data.edition, entry: item.id });
  };
  const copyByEvent = (text) => {
    let isCopied = false;
    const fill = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      isCopied = true;
    };
    document.addEventListener("copy", fill, { once: true });
    const isDone = document.execCommand?.("copy");
    document.removeEventListener("copy", fill);
    return Boolean(isDone) && isCopied;
  };
  const copied = make("p", { className: "unseen" });
  copied.setAttribute("role", "status");
  const byHand = make("textarea", { readOnly: true, rows: 6 });
  const heading = make("h2", { id: "by-hand", textContent: say("cite.by_hand") });
  const close = make("button", { type: "button", textContent: say("close") });
  const dialog = make("dialog", { className: "by-hand" }, heading, byHand, close);
  for (const element of [dialog, byHand]) element.setAttribute("aria-labelledby", heading.id);
  close.addEventListener("click", () => dialog.close());
  const confirm = (button) => {
    copied.textContent = "";
    requestAnimationFrame(() => (copied.textContent = say("cite.done")));
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1600);
  };
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      /* Opened from a disk or in an old browser: no clipboard for scripts. */
      if (!copyByEvent(text)) {
        byHand.value = text;
        dialog.showModal();
        byHand.select();
        return;
      }
    }
    confirm(button);
  };
  const unseen = (text) => make("span", { className: "unseen", textContent: text });
  const record = (item) => {
    const [place, file, sha256, start, end, rule] = data.evidence[item.id];
    const quote = (item.element.querySelector("q") ?? item.element).textContent.trim();
    const content = { id: item.id, quote, place, file, sha256_prefix: sha256, start, end, rule, edition: data.edition };
    return `data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(content, null, 1)}\n`)}`;
  };
  const tools = (item) => {
    const named = ` ${item.words || data.evidence[item.id]?.[0] || item.id}`;
    const cite = make("button", { type: "button", className: "cite", title: say("cite.title") }, say("cite"), unseen(named));
    cite.addEventListener("click", () => copy(cite, citation(item)));
    const bar = make("span", { className: "tools" }, cite);
    if (data.evidence[item.id]) {
      const link = make("a", { className: "data", download: `${item.id}.json`, title: say("data.title"), href: "#" }, say("data"), unseen(named));
      link.addEventListener("click", () => (link.href = record(item)));
      bar.append(" ", link);
    }
    return bar;
  };
  for (const item of items) {
    if (!item.evidence) continue;
    const place = item.element.querySelector(".cites, .label");
    if (place?.matches(".label")) place.append(" ", tools(item));
    else if (place) place.after(" ", tools(item));
  }

  const contents = document.querySelector(".toc-parts");
  if (contents) {
    contents.id = "toc-parts";
    contents.parentElement.prepend(opener("toc-open", contents.parentElement.getAttribute("aria-label"), contents));
  }
  if (items.length) main.prepend(form);
  document.body.append(copied, dialog);
  restore();
  apply();
  open.setAttribute("aria-expanded", String(isActive()));
  if (location.hash) reveal();
})();
