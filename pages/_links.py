"""Follows links inside a page without loading it anew: a component that listens, and moves to the mention.

Without it (no scripts, another tab, a middle click) the same links are ordinary addresses.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const wanted = (link) => {
  const { searchParams, hash } = new URL(link.href, document.baseURI);
  return searchParams.get("at") ?? searchParams.get("place") ?? hash.match(/^#m(\\d+)$/)?.[1] ?? null;
};

const bare = (event) =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function show(within, at) {
  const marks = document.querySelectorAll(`${within} a.dl-mark`);
  for (const mark of marks) {
    if (mark.id === `m${at}`) mark.setAttribute("aria-current", "location");
    else mark.removeAttribute("aria-current");
  }
  const mark = document.querySelector(`${within} #m${at}`);
  if (!mark) return false;
  const { top, bottom } = mark.getBoundingClientRect();
  const covered = [...document.querySelectorAll(`${within} .st-key-small-map`)].some((map) => {
    const box = map.getBoundingClientRect();
    return box.width > 0.9 * innerWidth && box.bottom > top;
  });
  if (top < 80 || bottom > innerHeight - 40 || covered) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }
  return true;
}

export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.dateline ??= {};
  const state = parentElement.dateline;
  if (state.listener) document.removeEventListener("click", state.listener);
  state.listener = (event) => {
    const link = event.target.closest?.(`${data.within} a[href]`);
    if (!link || link.target || !bare(event) || wanted(link) === null) return;
    event.preventDefault();
    setTriggerValue("to", wanted(link));
  };
  document.addEventListener("click", state.listener);

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
    clearInterval(state.waiting);
    state.shown = undefined;
  };
}
"""

links = st.components.v2.component("dateline_links", js=_SCRIPT)
"""Mount with ``data={"within": selector, "at": offset}``. A followed link arrives as the trigger ``to``: the
``at`` or ``place`` of its address, as text."""
