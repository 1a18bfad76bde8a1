"""The map as a journey sees it: inside streamlit-folium's frame."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

SITES = "Object.values(window.map._layers).map(l => l.feature && l.feature.properties.id).filter(Boolean)"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


class MapView:
    """The Leaflet map of a page, once it is drawn."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.frame = self._drawn()

    def _drawn(self) -> Frame:
        # Asked of the page, not of a frame: while the page settles, the frame may still be replaced.
        self._page.wait_for_function(
            "() => [...document.querySelectorAll('iframe[src*=st_folium]')].some(frame => {"
            f" const window = frame.contentWindow; return window.map && {SITES}.length > 0 }})"
        )
        handle = self._page.query_selector("iframe[src*=st_folium]")
        frame = handle.content_frame() if handle else None
        assert frame is not None
        return frame

    def zoom(self) -> float:
        return float(self.frame.evaluate("window.map.getZoom()"))

    def center(self) -> tuple[float, float]:
        found = self.frame.evaluate("(() => { const c = window.map.getCenter(); return [c.lat, c.lng] })()")
        return float(found[0]), float(found[1])

    def sites(self) -> set[str]:
        """The ids of the sites that are drawn."""
        return set(self.frame.evaluate(SITES))

    def wait_for_center(self, lat: float, lon: float) -> None:
        self.frame.wait_for_function(
            "([lat, lon]) => { const c = window.map.getCenter();"
            " return Math.abs(c.lat - lat) < 0.2 && Math.abs(c.lng - lon) < 0.2 }",
            arg=[lat, lon],
        )

    def zoom_in(self) -> float:
        """Press the map's plus, wait for the end of the movement, and return the new zoom."""
        before = self.zoom()
        self.frame.click(".leaflet-control-zoom-in")
        self.frame.wait_for_function(
            "before => window.map.getZoom() > before && !window.map._animatingZoom", arg=before
        )
        return self.zoom()

    def look_at(self, lat: float, lon: float, zoom: int) -> None:
        """Move the map as a reader's hand would, without a word to the server about a site."""
        self.frame.evaluate(f"void window.map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")

    def click(self, lat: float, lon: float) -> None:
        """Click the pixel that shows a point, once the server is at rest and the sites stay what they are."""
        self._page.wait_for_function(f"() => document.querySelector('{AT_REST}')")
        x, y = self.frame.evaluate(
            f"(() => {{ const p = window.map.latLngToContainerPoint([{lat}, {lon}]); return [p.x, p.y] }})()"
        )
        self.frame.click("#map_div", position={"x": x, "y": y})
