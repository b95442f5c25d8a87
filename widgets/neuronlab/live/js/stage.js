// A canvas that shows frames, and says who pointed where.
/* global Flow, sent, makeSpots, watchTheme */

const SVG = 'http://www.w3.org/2000/svg';
let filters = 0;

// In a dark page lightness is turned over and hue is kept: y becomes 0.93 − 0.86 y in each of red,
// green and blue, where y is the luma of the three (ITU-R BT.709).
function darkFilter(el) {
  const id = `neuronlab-dark-${++filters}`;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', 0);
  svg.setAttribute('height', 0);
  svg.setAttribute('aria-hidden', 'true');
  svg.style.position = 'absolute';
  const row = (own) => [0.2126, 0.7152, 0.0722].map((y, k) => (k === own) - 1.86 * y);
  const rows = [0, 1, 2].map((own) => [...row(own), 0, 0.93].join(' '));
  svg.innerHTML = `<filter id="${id}" color-interpolation-filters="sRGB" x="0" y="0" width="100%"
    height="100%"><feColorMatrix values="${rows.join(' ')} 0 0 0 1 0"/></filter>`;
  el.append(svg);
  return `url(#${id})`;
}

// From a PNG's bytes to an image. A blob would cost more: each is made known to another process.
async function decoded(bytes) {
  let text = '';
  for (let i = 0; i < bytes.byteLength; i += 8192) {
    text += String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + i,
      Math.min(8192, bytes.byteLength - i)));
  }
  const image = new Image();
  await new Promise((done, failed) => {
    image.onload = done;
    image.onerror = failed;
    image.src = `data:image/png;base64,${btoa(text)}`;
  });
  return image;
}

function render({ model, el, signal }) {
  const ending = new AbortController();
  signal?.addEventListener('abort', () => ending.abort());
  const listen = (target, name, handler, options = {}) =>
    target.addEventListener(name, handler, { signal: ending.signal, ...options });
  const on = (name, handler) => {
    model.on(name, handler);
    ending.signal.addEventListener('abort', () => model.off(name, handler));
  };

  const canvas = document.createElement('canvas');
  const [width, height] = [model.get('width'), model.get('height')];
  canvas.setAttribute('role', 'img');
  canvas.style.width = `${width}px`;
  canvas.style.aspectRatio = `${width} / ${height}`;
  el.classList.add('neuronlab-stage');
  el.append(canvas);
  const context = canvas.getContext('2d');

  // What is seen, in words; a screen reader hears it once nothing has changed for a while.
  const aloud = document.createElement('div');
  aloud.className = 'neuronlab-unseen';
  aloud.setAttribute('aria-live', 'polite');
  el.append(aloud);
  let quiet = null;
  function say(words, first) {
    canvas.setAttribute('aria-label', words);
    clearTimeout(quiet);
    if (!first) quiet = setTimeout(() => { aloud.textContent = words; }, 800);
  }

  // Frames: each holds the rectangles in which it differs from the one before, on one picture.
  let shown = -1;
  let drawing = Promise.resolve();
  let asked = false;

  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  function ask() {
    const ratio = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
    asked = sent(model, { kind: 'view', ratio, moves: !calm.matches });
  }

  async function draw({ number, size, whole, pieces, spots: now, names, alt }, [picture]) {
    if (!whole && number !== shown + 1) {
      if (!asked) ask();
      return;
    }
    if (whole) asked = false;
    shown = number;
    const sheet = pieces.length > 0 && await decoded(picture);
    if (whole && (canvas.width !== size[0] || canvas.height !== size[1])) {
      [canvas.width, canvas.height] = size;
    }
    for (const [[x, y, w, h], [left, top]] of pieces) {
      context.drawImage(sheet, left, top, w, h, x, y, w, h);
    }
    if (alt !== undefined) say(alt, whole);
    if (now) spots.set(now);
    if (names) spots.rename(names);
    if (held !== null) spots.show(latest, held);
    canvas.dataset.frame = number;
  }

  on('msg:custom', (message, buffers) => {
    if (message.kind === 'frame') drawing = drawing.then(() => draw(message, buffers));
    else if (message.kind === 'done') finish(message);
  });

  // The page: its theme, its pixels, whether its user wants less motion, whether it is there again.
  const filter = darkFilter(el);
  watchTheme(canvas, (dark) => {
    el.classList.toggle('neuronlab-dark', dark);
    canvas.style.filter = dark ? filter : '';
  }, ending.signal);
  listen(calm, 'change', ask);
  function watchRatio() {
    const now = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    listen(now, 'change', () => { ask(); watchRatio(); }, { once: true });
  }
  watchRatio();
  listen(document, 'visibilitychange', () => { if (!document.hidden && shown < 0) ask(); });

  // Pointers: mouse, pen and finger. Moves wait until the kernel has room; the newest one counts.
  const flow = new Flow(8);
  const wanted = (kind) => model.get('wanted').includes(kind);
  const spots = makeSpots(el, canvas, width, height);
  let pressed = false;
  let held = null; // the spot that is dragged
  let latest = null;
  let waiting = null;

  function tell(kind, event) {
    const box = canvas.getBoundingClientRect();
    const message = { kind: 'pointer', type: kind, x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height, button: Math.max(0, event.button),
      shift: event.shiftKey };
    if (kind === 'move' && !flow.room(30)) {
      waiting = message;
      return;
    }
    waiting = null;
    sent(model, { ...message, number: flow.send() });
  }

  function finish({ number, work }) {
    flow.answer(number, work);
    if (waiting && flow.room(30)) {
      sent(model, { ...waiting, number: flow.send() });
      waiting = null;
    }
  }

  listen(canvas, 'pointerdown', (event) => {
    if (!wanted('press')) return;
    pressed = wanted('move');
    latest = event;
    if (pressed) {
      canvas.setPointerCapture(event.pointerId);
      held = spots.show(event);
      if (held !== null) {
        spots.used();
        spots.show(event, held);
      }
    }
    tell('press', event);
  });
  listen(canvas, 'pointermove', (event) => {
    latest = event;
    if (!pressed || held !== null) spots.show(event, held);
    if (pressed || wanted('hover')) tell('move', event);
  });
  for (const name of ['pointerup', 'pointercancel']) {
    listen(canvas, name, (event) => {
      if (wanted('release') && (pressed || wanted('hover'))) tell('release', event);
      pressed = false;
      held = null;
      spots.show(event);
    });
  }
  listen(canvas, 'pointerleave', (event) => {
    if (!pressed) spots.hide();
    if (!pressed && wanted('hover') && wanted('leave')) tell('leave', event);
  });
  // A finger on what can be dragged drags it, and doesn't scroll the page.
  listen(canvas, 'touchstart', (event) => {
    if (wanted('move') && spots.find(event.changedTouches[0])?.does === 'drag') {
      event.preventDefault();
    }
  }, { passive: false });
  listen(canvas, 'contextmenu', (event) => { if (wanted('press')) event.preventDefault(); });

  // The first time that it is really looked at.
  if (wanted('seen')) {
    const watch = new IntersectionObserver((found) => {
      if (!found.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      sent(model, { kind: 'seen' });
    }, { threshold: 0.6 });
    watch.observe(canvas);
    ending.signal.addEventListener('abort', () => watch.disconnect());
  }

  // A page keeps views that are gone; not their pixels.
  ending.signal.addEventListener('abort', () => { canvas.width = canvas.height = 0; });

  ask();
  return () => ending.abort();
}

export default { render };
