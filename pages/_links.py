"""Follows links inside a page without loading it anew: a component that listens, and moves to the mention.

Without it (no scripts, another tab, a middle click) the same links are ordinary addresses.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const wanted = (link) => {
  const { pathname, searchParams, hash } = new URL(link.href, document.baseURI);
  if (pathname !== location.pathname) return null; // to another page
  const named = ["movement", "event", "at", "place"].find((name) => searchParams.has(name));
  return searchParams.get(named) ?? hash.match(/^#m(\\d+)$/)?.[1] ?? null;
};

const bare = (event) =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function point(within, at) {
  for (const mark of document.querySelectorAll(`${within} a.dl-mark`)) {
    if (mark.id === `m${at}`) mark.setAttribute("aria-current", "location");
    else mark.removeAttribute("aria-current");
  }
  return document.querySelector(`${within} #m${at}`);
}

function show(within, at) {
  const mark = point(within, at);
  if (!mark) return false;
  const floor = innerWidth > 640 ? innerHeight : innerHeight * 0.55; // below it is a phone's sheet
  const { top, bottom } = mark.getBoundingClientRect();
  const covered = [...document.querySelectorAll(`${within} .st-key-small-map`)].some((map) => {
    const box = map.getBoundingClientRect();
    return box.width > 0.9 * innerWidth && box.bottom > top;
  });
  if (top < 80 || bottom > floor - 40 || covered) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }
  return true;
}

// Text and lists may be drawn anew after a link was followed: it is found again, and keeps the focus.
const same = (link, other) =>
  link.getAttribute("href") === other.getAttribute("href") && link.className === other.className;

function keep(data, state) {
  point(data.within, data.at);
  if (document.activeElement !== document.body || !state.followed) return;
  const links = [...document.querySelectorAll(`${data.within} a[href]`)];
  links.find((link) => same(link, state.followed))?.focus({ preventScroll: true });
}

// Another thing is shown in an element: its beginning is to be seen.
function rewind(selector, at) {
  const element = document.querySelector(selector);
  element?.scrollTo({ top: 0, behavior: "instant" });
  if (at !== null) return; // the page is moved to the mark instead
  if (!element) return;
  const { top, bottom, height } = element.getBoundingClientRect();
  const fits = height < innerHeight * 0.7;
  const hidden = top < 0 || (fits ? bottom > innerHeight - 40 : top > innerHeight * 0.8);
  if (hidden) element.scrollIntoView({ block: fits ? "nearest" : "start", behavior: "instant" });
}

export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.dateline ??= {};
  const state = parentElement.dateline;
  if (state.listener) document.removeEventListener("click", state.listener);
  state.listener = (event) => {
    const link = event.target.closest?.(`${data.within} a[href]`);
    if (!link || link.target || !bare(event) || wanted(link) === null) return;
    event.preventDefault();
    state.followed = link;
    setTriggerValue("to", wanted(link));
  };
  document.addEventListener("click", state.listener);

  if (data.rewind && state.about !== undefined && state.about !== data.about) rewind(data.rewind, data.at);
  state.about = data.about;

  state.watch?.disconnect();
  state.watch = new MutationObserver(() => keep(data, state));
  for (const root of document.querySelectorAll(data.within)) {
    state.watch.observe(root, { childList: true, subtree: true });
  }

  clearInterval(state.waiting);
  if (state.shown !== data.at) {
    const until = Date.now() + 5000;
    const attempt = () => {
      const done = show(data.within, data.at) || data.at === null || Date.now() > until;
      if (done) clearInterval(state.waiting);
    };
    state.shown = data.at;
    state.waiting = setInterval(attempt, 100);
    attempt();
  }
  return () => {
    document.removeEventListener("click", state.listener);
    state.watch?.disconnect();
    clearInterval(state.waiting);
    state.shown = undefined;
  };
}
"""

links = st.components.v2.component("dateline_links", js=_SCRIPT)
"""Mount with ``data={"within": selector, "at": offset}``. A followed link arrives as the trigger ``to``: the
``movement``, ``event``, ``at`` or ``place`` of its address, as text. With ``"rewind": selector``, that
element is shown from its beginning whenever ``"about"`` changes."""
