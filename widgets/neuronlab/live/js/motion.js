// Whether this page shows motion: its user may have asked for less of it.
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export function tellMotion(model, signal) {
  const tell = () => {
    if (model.get('moves') === !calm.matches) return;
    model.set('moves', !calm.matches);
    model.save_changes();
  };
  calm.addEventListener('change', tell, { signal });
  tell();
}
