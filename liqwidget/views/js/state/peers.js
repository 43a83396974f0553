// @ts-check
// Maps that move together: views of widgets with the same `group`, found through the page itself,
// so that a drag in one reaches the others in the same frame and without a kernel.
/** @import { State } from "./state.js" */

/** What the maps of a group share. Not what belongs to one of them: its window, its pin, its replay, its fit. */
const SHARED = new Set(/** @type {(keyof State)[]} */ ([
  "weights", "tiers", "locked", "funding_shift", "open_interest_scale", "jump_share", "jump_bars",
  "threshold", "unit", "palette", "color_scale", "color_limit", "layers", "blind", "marks",
  "baseline", "comparison", "difference_limit", "tool", "positions", "lines", "ruler",
  "mix_strength", "shock", "depth",
]));

/**
 * @typedef {object} Peer
 * @property {(values: Partial<State>) => void} take show at once what another drafts
 * @property {() => void} deliver send what was taken
 */

/**
 * @typedef {object} Group
 * @property {Set<Peer>} peers
 * @property {HTMLElement[]} hosts places for a deck, in the order they appeared
 * @property {{ el: HTMLElement, home: HTMLElement }[]} decks
 */

// The place for a deck is a bundle of its own, so what the page shares lives on globalThis.
const KEY = Symbol.for("liqwidget.groups");
/** @type {Map<string, Group>} */
const groups = (/** @type {any} */ (globalThis)[KEY] ??= new Map());

/** @param {string} name */
function groupOf(name) {
  const found = groups.get(name) ?? { peers: new Set(), hosts: [], decks: [] };
  groups.set(name, found);
  return found;
}

/** Forget a group that nobody is in. @param {string} name */
function tidy(name) {
  const group = groups.get(name);
  if (group && !group.peers.size && !group.hosts.length && !group.decks.length) groups.delete(name);
}

/**
 * Join a group; alone if it has no name.
 * @param {string} name
 * @param {Peer} me
 * @param {AbortSignal} signal
 */
export function join(name, me, signal) {
  if (!name) return { tell() {}, deliver() {} };
  const { peers } = groupOf(name);
  peers.add(me);
  signal.addEventListener("abort", () => {
    peers.delete(me);
    tidy(name);
  });
  const others = () => [...peers].filter((peer) => peer !== me);
  return {
    /** @param {Partial<State>} values */
    tell(values) {
      const shared = Object.entries(values).filter(([key]) => SHARED.has(/** @type {keyof State} */ (key)));
      if (shared.length) for (const peer of others()) peer.take(Object.fromEntries(shared));
    },
    deliver() {
      for (const peer of others()) peer.deliver();
    },
  };
}

/** Put every deck where there is a place for it, or back home. @param {Group} group */
function seat({ hosts, decks }) {
  decks.forEach(({ el, home }, i) => {
    const place = hosts[i] ?? home;
    if (el.parentElement !== place) place.prepend(el);
  });
}

/**
 * Offer a place for the deck of a group.
 * @param {string} name
 * @param {HTMLElement} el
 * @returns {() => void} take it back
 */
export function host(name, el) {
  const group = groupOf(name);
  group.hosts.push(el);
  seat(group);
  return () => {
    group.hosts.splice(group.hosts.indexOf(el), 1);
    seat(group);
    tidy(name);
  };
}

/**
 * Look for a place for a deck.
 * @param {string} name
 * @param {HTMLElement} el
 * @param {HTMLElement} home where it is otherwise
 * @param {AbortSignal} signal
 */
export function lodge(name, el, home, signal) {
  const group = groupOf(name);
  const deck = { el, home };
  group.decks.push(deck);
  seat(group);
  signal.addEventListener("abort", () => {
    group.decks.splice(group.decks.indexOf(deck), 1);
    el.remove();
    seat(group);
    tidy(name);
  });
}
