"use strict";

// The menu is open on a wide screen. On a narrow one it opens by a tap.
const menu = document.getElementById("menu");
const wide = matchMedia("(min-width: 48.01rem)");
const openMenu = () => { menu.open = wide.matches; };
openMenu();
wide.addEventListener("change", openMenu);

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* no storage */ }
});

// A list of terms becomes tabs. Without this script, all of them are shown one after another.
for (const block of document.querySelectorAll(".tabs")) {
  const names = [...block.querySelectorAll("dt")];
  const list = document.createElement("div");
  list.className = "tablist";
  list.setAttribute("role", "tablist");
  const select = (chosen) => names.forEach((name, i) => {
    name.nextElementSibling.hidden = i !== chosen;
    list.children[i].setAttribute("aria-selected", String(i === chosen));
  });
  names.forEach((name, i) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.textContent = name.textContent;
    tab.addEventListener("click", () => select(i));
    list.append(tab);
  });
  block.prepend(list);
  block.classList.add("ready");
  select(0);
}

// The index is loaded when somebody begins to search.
const search = document.getElementById("search");
const found = document.getElementById("found");
search.addEventListener("focus", () => {
  if (!window.searchIndex) {
    const script = document.createElement("script");
    script.src = search.dataset.index;
    script.onload = show;
    document.head.append(script);
  }
}, { once: true });
search.addEventListener("input", show);
search.addEventListener("keydown", (event) => { if (event.key === "Escape") { search.value = ""; show(); } });
document.addEventListener("click", (event) => { if (!event.target.closest(".search")) found.hidden = true; });

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  found.hidden = words.length === 0;
  found.replaceChildren();
  if (words.length === 0 || !window.searchIndex) return;
  const hits = window.searchIndex
    .map((section) => ({ section, points: points(section, words) }))
    .filter((hit) => hit.points > 0)
    .sort((one, other) => other.points - one.points)
    .slice(0, 12);
  for (const { section } of hits) {
    const link = document.createElement("a");
    link.href = section.url;
    link.append(section.heading);
    const about = document.createElement("small");
    const at = Math.max(0, section.text.toLowerCase().indexOf(words[0]) - 40);
    about.textContent = (section.heading === section.page ? "" : section.page + " · ") + (at > 0 ? "… " : "") + section.text.slice(at, at + 110);
    link.append(about);
    found.append(document.createElement("li"));
    found.lastChild.append(link);
  }
  if (hits.length === 0) {
    found.append(document.createElement("li"));
    found.lastChild.className = "none";
    found.lastChild.textContent = search.dataset.nothingFound;
  }
}

/** Each word must be in the section. A word in the heading counts more. */
function points(section, words) {
  const heading = section.heading.toLowerCase();
  const text = section.text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const inHeading = heading.includes(word);
    if (!inHeading && !text.includes(word)) return 0;
    sum += inHeading ? 10 : 1;
  }
  return sum;
}
