// Draws the shipped basemap, keeps labels from colliding, and says so when something cannot be loaded.
// Loaded before Leaflet, so that a missing Leaflet is noticed too.
"use strict";

window.dateline = (() => {
  const notices = new Map();

  // A message that stays readable whatever else failed. `key` replaces an earlier message of that kind.
  function notice(key, words, lasting = true) {
    clear(key);
    const box = document.createElement("p");
    box.className = "notice";
    box.setAttribute("role", "status");
    box.style.cssText = "position:fixed;z-index:9999;left:50%;bottom:56px;transform:translateX(-50%);margin:0;" +
      "width:max-content;max-width:75%;padding:8px 14px;border-radius:6px;background:#fff8e6;color:#3d2f00;" +
      "border:1px solid #e69f00;font:14px/1.4 system-ui,sans-serif;text-align:center";
    box.textContent = words;
    document.body.appendChild(box);
    notices.set(key, box);
    if (!lasting) setTimeout(() => clear(key), 9000);
  }

  function clear(key) {
    notices.get(key)?.remove();
    notices.delete(key);
  }

  window.addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) {
      notice("script", "The map cannot be drawn: a script is missing. The list of places has the same content.");
    }
  }, true);

  function basemap(map, options) {
    dress(map, options);
    if (options.reach) map.options.renderer = L.canvas({ tolerance: options.reach });
    pane(map, "ground", 150);
    pane(map, "names", 350);
    fill(map, options.view);
    outlines(map, options);
    names(map, options);
    if (options.symbols) symbols(options.symbols);
    map.getPane("markerPane").addEventListener("click", (event) => comeNearer(map, event));
    watchTiles(map);
    const tidy = debounced(() => declutter(map));
    map.on("zoomend moveend layeradd resize", tidy);
  }

  // The frame gets its size late. As long as nobody moved the map, its first view is fitted anew to each size.
  function fill(map, view) {
    const place = () => `${map.getCenter()} ${map.getZoom()}`;
    let fitted;
    const fit = () => {
      map.fitBounds(view, { maxZoom: 8, padding: [12, 12], animate: false });
      fitted = place();
    };
    fit();
    new ResizeObserver(() => {
      const untouched = place() === fitted;
      map.invalidateSize({ animate: false });
      if (untouched) fit();
    }).observe(map.getContainer());
  }

  function dress(map, { theme, colours, attribution }) {
    const root = document.documentElement;
    root.dataset.theme = theme;
    for (const [name, value] of Object.entries(colours)) {
      root.style.setProperty(`--${name.replace(/[A-Z_]/g, (c) => `-${c.replace("_", "").toLowerCase()}`)}`, value);
    }
    map.attributionControl.setPrefix("Leaflet").addAttribution(attribution);
    map.getContainer().setAttribute("aria-label", "Map of the places; the list beside it selects the same");
  }

  function pane(map, name, zIndex) {
    const element = map.createPane(name);
    element.style.zIndex = zIndex;
    element.style.pointerEvents = "none";
  }

  async function fetched(folder, file) {
    const answer = await fetch(`${folder}/${file}`);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return answer.json();
  }

  async function outlines(map, { folder, colours }) {
    const renderer = L.canvas({ pane: "ground", padding: 0.4 });
    const shared = { pane: "ground", renderer, interactive: false };
    try {
      const [land, borders] = await Promise.all(["land.geojson", "borders.geojson"].map((f) => fetched(folder, f)));
      L.geoJSON(land, { ...shared, style: { stroke: false, fillColor: colours.land, fillOpacity: 1 } }).addTo(map);
      L.geoJSON(borders, { ...shared, style: { color: colours.border, weight: 0.9, opacity: 0.9 } }).addTo(map);
      document.documentElement.dataset.outlines = "drawn";
    } catch {
      notice("outlines", "The outlines cannot be loaded. The places are still where they belong.");
    }
  }

  // All drawings of the chips, which they refer to by id.
  async function symbols(folder) {
    try {
      const answer = await fetch(`${folder}/sprite.svg`);
      if (!answer.ok) throw new Error(`sprite.svg: ${answer.status}`);
      const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      drawn.style.display = "none";
      document.body.appendChild(document.importNode(drawn, true));
    } catch {
      notice("symbols", "The symbols cannot be loaded. The list of movements has the same content.");
    }
  }

  // Names of seas and countries, put on the map only where they are in view and have room.
  async function names(map, { folder }) {
    let known;
    try {
      known = (await fetched(folder, "labels.json")).map((label) => ({ ...label, marker: nameMarker(label) }));
    } catch {
      return; // a map without names of countries is still a map
    }
    const shown = L.layerGroup().addTo(map);
    const update = () => {
      const view = map.getBounds().pad(0.1);
      for (const { marker, zoom, lat, lon } of known) {
        const fits = map.getZoom() >= zoom && map.getZoom() <= zoom + 5 && view.contains([lat, lon]);
        if (fits !== shown.hasLayer(marker)) shown[fits ? "addLayer" : "removeLayer"](marker);
      }
    };
    map.on("zoomend moveend", update);
    update();
  }

  function nameMarker({ name, lat, lon, kind }) {
    const words = document.createElement("span");
    words.textContent = name;
    const icon = L.divIcon({ html: words, className: `place-name ${kind}`, iconSize: [0, 0] });
    return L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
  }

  const SHORTEST_LINE = 76; // pixels, for a chip on it
  const CONTROLS = ".leaflet-control-zoom, .leaflet-control-layers, .legend";
  const STEPS = [32, 64, 96, 128, 160, 192]; // pixels that chips may move further aside
  const CORNER = [-7, 13]; // from a fan's lower left corner to its place

  // A click on a chip that stands for several places shows them from so near that they part.
  function comeNearer(map, event) {
    const chip = event.target.closest("[data-apart]");
    if (chip) map.setView(map.mouseEventToLatLng(event), Number(chip.dataset.apart));
  }

  // Chips on lines come first. The chips of a place move aside for them, for the map's controls and for
  // those of their neighbours.
  function makeRoom(map) {
    const kept = [...document.querySelectorAll(CONTROLS)].map((each) => each.getBoundingClientRect());
    for (const chip of [...map.getPane("markerPane").querySelectorAll(".mv-along")].sort(selectedFirst)) {
      const box = chip.getBoundingClientRect();
      const room = chip.dataset.length * 2 ** map.getZoom() > SHORTEST_LINE;
      const free = room && !kept.some((other) => touch(box, other));
      chip.parentElement.style.visibility = free ? "visible" : "hidden";
      if (free) kept.push(box);
    }
    const frame = map.getContainer().getBoundingClientRect();
    for (const chips of fans(map)) {
      move(chips, [0, 0]);
      const boxes = chips.map((chip) => chip.getBoundingClientRect());
      const by = leastInTheWay(boxes, kept, frame);
      move(chips, by);
      kept.push(...boxes.map((box) => moved(box, by)));
    }
    return kept;
  }

  // Shows a chip at the zooms that it is meant for.
  function isDue(chip, zoom) {
    const { first, last = Infinity } = chip.dataset;
    const due = zoom >= first && zoom <= last;
    chip.parentElement.style.display = due ? "" : "none";
    return due;
  }

  // The chips of each place; the one with the selected chip first, then those with the most chips.
  function fans(map) {
    const groups = new Map(), zoom = map.getZoom();
    for (const chip of map.getPane("markerPane").querySelectorAll(".mv-fan")) {
      if (!isDue(chip, zoom)) continue;
      groups.set(chip.dataset.at, [...(groups.get(chip.dataset.at) ?? []), chip]);
    }
    const rank = (chips) => Math.min(...chips.map(unselected)) * 1000 - chips.length;
    return [...groups.values()].sort((a, b) => rank(a) - rank(b));
  }

  // By how much to shift the chips of a place so that they touch as little as possible, the nearer the better.
  function leastInTheWay(boxes, kept, frame) {
    const all = around(boxes), corner = { x: boxes[0].left + CORNER[0], y: boxes[0].bottom + CORNER[1] };
    const isSeen = within({ left: corner.x, right: corner.x, top: corner.y, bottom: corner.y }, frame);
    const left = all.left - all.right - 14, below = all.bottom - all.top + 26;
    const ways = [[left / 2, 0], [left, 0], ...[0, left / 2, left].map((x) => [x, below])];
    for (const step of STEPS) {
      for (const x of [0, left / 2, left]) ways.push([x, -step], [x, below + step]);
      ways.push([step, 0], [left - step, 0]);
    }
    const far = (by) => distance(corner, moved(all, by));
    const crossings = (by) => boxes.map((box) => moved(box, by)).reduce((sum, box) => sum +
      kept.filter((other) => touch(box, other)).length + Number(isSeen && !within(box, frame)), 0);
    let best = [0, 0], fewest = Infinity;
    for (const by of [best, ...ways.sort((a, b) => far(a) - far(b))]) {
      const found = crossings(by);
      if (found < fewest) [best, fewest] = [by, found];
      if (!fewest) break;
    }
    return best;
  }

  function around(boxes) {
    return {
      left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }

  function distance({ x, y }, box) {
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  }

  // Shifts chips by pixels, and draws the line that leads from the first of them to their place.
  function move(chips, [x, y]) {
    const [right, down] = [CORNER[0] - x, CORNER[1] - y];
    for (const chip of chips) chip.style.transform = `translate(${x}px, ${y}px)`;
    const leader = chips[0].querySelector(".mv-leader");
    if (!leader) return;
    leader.style.width = `${Math.hypot(right, down)}px`;
    leader.style.transform = `rotate(${Math.atan2(down, right)}rad)`;
  }

  function moved({ left, right, top, bottom }, [x, y]) {
    return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
  }

  function unselected(chip) {
    return Number(!chip.parentElement.classList.contains("selected"));
  }

  function selectedFirst(a, b) {
    return unselected(a) - unselected(b);
  }

  // Shows labels from the most important to the least, leaving out those that would touch one already shown.
  function declutter(map) {
    const kept = makeRoom(map), frame = map.getContainer().getBoundingClientRect();
    const sites = [...map.getPane("markerPane").querySelectorAll(".site-label")];
    const names = [...map.getPane("names").querySelectorAll(".place-name")];
    const known = new Set(sites.map((label) => label.textContent));
    for (const label of [...sites, ...names]) {
      const box = label.firstElementChild.getBoundingClientRect();
      const twice = label.classList.contains("place-name") && known.has(label.textContent);
      const whole = within(box, frame) || label.classList.contains("selected");
      const free = whole && !twice && !kept.some((other) => touch(box, other));
      label.style.visibility = free ? "visible" : "hidden";
      if (free) kept.push(box);
    }
  }

  function within(a, b) {
    return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
  }

  function touch(a, b) {
    return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom + 1 && b.top < a.bottom + 1;
  }

  function debounced(action) {
    let waiting = 0;
    return () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(action);
    };
  }

  // Online tiles are the reader's choice. If none arrives, the shipped map comes back, and the map says so.
  function watchTiles(map) {
    let patience = 0;
    let shipped;
    map.eachLayer((layer) => { shipped ??= layer instanceof L.FeatureGroup ? layer : undefined; });
    map.on("baselayerchange", ({ layer, name }) => {
      clearTimeout(patience);
      clear("tiles");
      map.getContainer().classList.remove("tiled", "tiled-named");
      if (!(layer instanceof L.TileLayer)) return;
      const giveUp = () => fallBack(map, layer, shipped, name);
      patience = setTimeout(giveUp, 8000);
      layer.off("tileload tileerror");
      layer.once("tileload", () => arrived(map, layer, patience, giveUp));
      layer.once("tileerror", giveUp);
    });
  }

  function arrived(map, layer, patience, giveUp) {
    clearTimeout(patience);
    layer.off("tileerror", giveUp);
    map.getContainer().classList.add("tiled");
    map.getContainer().classList.toggle("tiled-named", Boolean(layer.options.named));
  }

  function fallBack(map, layer, shipped, name) {
    if (!map.hasLayer(layer)) return;
    map.removeLayer(layer);
    if (shipped) map.addLayer(shipped);
    const plain = name.replace(" (online)", "");
    notice("tiles", `${plain} cannot be reached from here. This is the map that comes with Dateline.`, false);
  }

  return { basemap };
})();
