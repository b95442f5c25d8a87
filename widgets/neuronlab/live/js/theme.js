// Whether a page is light or dark, and when that changes.

// Whether the page is dark where an element stands: whatever front end it is, and whoever set it.
// A block's own paper does not count: it follows what is found here.
function isDark(element) {
  const around = element.closest('.neuronlab')?.parentElement ?? element.parentElement;
  for (let e = around ?? document.body; e; e = e.parentElement) {
    const [r, g, b, a = 1] = getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
    if (r !== undefined && a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
  }
  return false;
}

// Tells whether it is dark where an element stands: when that gets onto the page, and from there on.
export function watchTheme(element, changed, signal) {
  const tell = () => { if (element.isConnected) changed(isDark(element)); };
  const theme = new MutationObserver(() => setTimeout(tell, 60));
  for (const e of [document.documentElement, document.body]) {
    theme.observe(e, { attributes: true, attributeFilter: ['class', 'style', 'data-theme',
      'data-jp-theme-name', 'data-jp-theme-light'] });
  }
  const place = new ResizeObserver(tell);
  place.observe(element);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell, { signal });
  signal.addEventListener('abort', () => {
    theme.disconnect();
    place.disconnect();
  });
}
