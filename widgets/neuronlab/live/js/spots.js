// What can be done on the picture, shown where the pointer comes near, with no word to the kernel.
// With a spot glow the others that belong to the same terms of a formula; see terms.js.

const NEAR = { point: 14, line: 9 };
const FEW = 6; // more handles than these don't pulse: that would be noise
const BEHIND = 10000; // what can only be looked at lies behind all that can be used
const shapes = (name, attributes) => {
  const e = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
};

function awayFromLine([x, y], [a, b], [c, d]) {
  const [u, v] = [c - a, d - b];
  const t = Math.min(1, Math.max(0, ((x - a) * u + (y - b) * v) / (u * u + v * v || 1)));
  return Math.hypot(x - a - t * u, y - b - t * v);
}

// How far a place is from a spot, in pixels; Infinity where it is not near enough to count.
function away(spot, at) {
  const [first, last] = [spot.at[0], spot.at[spot.at.length - 1]];
  if (spot.kind === 'area') {
    const inside = [0, 1].every((k) =>
      at[k] >= Math.min(first[k], last[k]) && at[k] <= Math.max(first[k], last[k]));
    return inside ? 1000 : Infinity;
  }
  if (spot.kind === 'point') {
    const found = Math.hypot(at[0] - first[0], at[1] - first[1]);
    if (found <= spot.size) return found / spot.size;
    return found <= Math.max(NEAR.point, spot.size) ? 1 + found - spot.size : Infinity;
  }
  const found = 2 + Math.min(...spot.at.slice(1).map((end, k) =>
    awayFromLine(at, spot.at[k], end)));
  return found <= NEAR.line ? found : Infinity;
}

export function makeSpots(el, canvas, width, height) {
  let spots = [];
  let pulsing = true;
  let asked = []; // the terms that are pointed at in the formula
  const svg = shapes('svg', { viewBox: `0 0 ${width} ${height}`, class: 'neuronlab-spots',
    'aria-hidden': 'true' });
  const hints = shapes('g', { class: 'neuronlab-pulse' });
  const glow = shapes('g', {});
  svg.append(hints, glow);
  const tag = document.createElement('div');
  tag.className = 'neuronlab-tag';
  tag.hidden = true;
  el.append(svg, tag);

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height];
  };

  function find(at) {
    let [best, least] = [null, Infinity];
    for (const spot of spots) {
      const distance = away(spot, at) + (spot.does === 'look' ? BEHIND : 0);
      if (distance < least) [best, least] = [spot, distance];
    }
    return best;
  }

  // A small area glows as a whole; a large one is only told of by the cursor and the tag.
  function frame([[a, b], [c, d]]) {
    const [wide, high] = [Math.abs(c - a), Math.abs(d - b)];
    if (wide * high > (width * height) / 20) return;
    glow.append(shapes('rect', { x: Math.min(a, c), y: Math.min(b, d), width: wide, height: high,
      rx: 3 }));
  }

  function draw(spot) {
    if (spot.kind === 'point') {
      const r = Math.max(11, spot.size + 1);
      glow.append(shapes('circle', { cx: spot.at[0][0], cy: spot.at[0][1], r }));
    } else if (spot.kind === 'line') {
      glow.append(shapes('polyline', { points: spot.at.map((p) => p.join()).join(' ') }));
    } else {
      frame(spot.at);
    }
  }

  function say(spot, [x, y]) {
    tag.hidden = !spot.name;
    tag.textContent = spot.bound ? `${spot.name} · as far as it goes` : spot.name;
    const right = x > width * 0.7;
    tag.style.left = right ? '' : `${(100 * (x + 16)) / width}%`;
    tag.style.right = right ? `${100 - (100 * (x - 16)) / width}%` : '';
    tag.style.top = `${(100 * Math.max(2, y - 30)) / height}%`;
  }

  const sharing = (terms) => spots.filter((spot) => spot.terms?.some((t) => terms.includes(t)));

  function mark(spot, at, held) {
    asked = [];
    glow.replaceChildren();
    canvas.style.cursor = !spot || spot.does === 'look' ? ''
      : spot.does === 'click' ? 'pointer' : held ? 'grabbing' : 'grab';
    tag.hidden = true;
    const terms = spot?.terms ?? [];
    el.dispatchEvent(new CustomEvent('neuronlab-spot', { bubbles: true, detail: terms }));
    if (!spot) return;
    new Set([spot, ...sharing(terms)]).forEach(draw);
    say(spot, spot.kind === 'point' ? spot.at[0] : at);
  }

  // Terms of the formula are pointed at: what belongs to them glows, and the first is named.
  function ask(terms) {
    asked = terms;
    glow.replaceChildren();
    tag.hidden = true;
    const [first, ...others] = sharing(terms);
    if (!first) return;
    [first, ...others].forEach(draw);
    const ends = [first.at[0], first.at[first.at.length - 1]];
    say(first, [0, 1].map((k) => (ends[0][k] + ends[1][k]) / 2));
  }
  el.addEventListener('neuronlab-term', ({ detail }) => ask(detail));

  return {
    find: (event) => find(place(event)),

    // While one is dragged, it is found again by its order, for its place and value change.
    show(event, held = null) {
      const at = place(event);
      const spot = held === null ? find(at) : spots[held] ?? null;
      mark(spot, at, held !== null);
      return spot && spot.does !== 'look' ? spots.indexOf(spot) : null;
    },

    hide: () => mark(null),
    used() { pulsing = false; hints.replaceChildren(); },

    rename(names) {
      for (const [k, name] of Object.entries(names)) spots[k].name = name;
      if (asked.length) ask(asked);
    },

    set(now) {
      spots = now;
      if (asked.length) ask(asked);
      hints.replaceChildren();
      const handles = spots.filter(({ kind, does }) => kind === 'point' && does === 'drag');
      if (!pulsing || handles.length > FEW) return;
      for (const { at: [[cx, cy]], size } of handles) {
        hints.append(shapes('circle', { cx, cy, r: Math.max(9, size - 1) }));
      }
    },
  };
}
