// Whether a page is light or dark, and when that changes.

// Whether the page is dark where an element stands: whatever front end it is, and whoever set it.
// A block's own paper does not count: it follows what is found here.
export function isDark(element) {
  const around = element.closest('.neuronlab')?.parentElement ?? element.parentElement;
  for (let e = around ?? document.body; e; e = e.parentElement) {
    const [r, g, b, a = 1] = getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
    if (r !== undefined && a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
  }
  return false;
}

export function watchTheme(change, signal) {
  const observer = new MutationObserver(() => setTimeout(change, 60));
  for (const e of [document.documentElement, document.body]) {
    observer.observe(e, { attributes: true, attributeFilter: ['class', 'style', 'data-theme',
      'data-jp-theme-name', 'data-jp-theme-light'] });
  }
  const wish = matchMedia('(prefers-color-scheme: dark)');
  wish.addEventListener('change', change, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
