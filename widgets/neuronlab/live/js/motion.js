// Whether this page shows motion: its user may have asked for less of it.
/* global sent */
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export function tellMotion(model, signal) {
  const tell = () => sent(model, { kind: 'moves', moves: !calm.matches });
  calm.addEventListener('change', tell, { signal });
  tell();
}
