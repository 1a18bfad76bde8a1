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
    pane(map, "ground", 150);
    pane(map, "names", 350);
    fill(map, options.view);
    outlines(map, options);
    names(map, options);
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

  // Shows labels from the most important to the least, leaving out those that would touch one already shown.
  function declutter(map) {
    const kept = [];
    const sites = [...map.getPane("markerPane").querySelectorAll(".site-label")];
    const names = [...map.getPane("names").querySelectorAll(".place-name")];
    const known = new Set(sites.map((label) => label.textContent));
    for (const label of [...sites, ...names]) {
      const box = label.firstElementChild.getBoundingClientRect();
      const twice = label.classList.contains("place-name") && known.has(label.textContent);
      const free = !twice && !kept.some((other) => touch(box, other));
      label.style.visibility = free ? "visible" : "hidden";
      if (free) kept.push(box);
    }
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
