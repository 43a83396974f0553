// @ts-check
// A question as a form: a fieldset with its legend, radio buttons with their labels, a button, and
// a line that is read aloud when Python has judged. No library and no request.

/**
 * What Python sends and the page reads.
 * @typedef {object} State
 * @property {string} key lesson and place in it
 * @property {string} question the question
 * @property {string[]} options the answers on offer
 * @property {number | null} chosen place of the answer that was handed in
 * @property {"" | "right" | "wrong"} verdict what Python says about it
 * @property {string} feedback why
 */

/**
 * @typedef {object} Model
 * @property {<K extends keyof State>(name: K) => State[K]} get
 * @property {<K extends keyof State>(name: K, value: State[K]) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: () => void) => void} on
 * @property {(event: string, callback: () => void) => void} off
 */

const PATIENCE = 4000; // milliseconds until the page says that Python does not answer
let forms = 0;

/**
 * Words for a verdict, with a sign: nothing is said by color alone.
 * @param {State["verdict"]} verdict
 * @param {string} feedback
 * @returns {string}
 */
export function said(verdict, feedback) {
  if (verdict === "") return "";
  return `${verdict === "right" ? "\u2713 Right." : "\u2717 Not this one."} ${feedback}`;
}

/**
 * JupyterLab takes keys from whatever has the focus, unless that very element refuses.
 * @param {HTMLElement} element
 */
function keepKeys(element) {
  element.setAttribute("data-lm-suppress-shortcuts", "true");
}

/** @param {{ model: Model, el: HTMLElement }} props */
function render({ model, el }) {
  const listening = new AbortController();
  const { signal } = listening;
  const name = `liqwidget-quiz-${(forms += 1)}`; // two views of one quiz are two groups of buttons
  const form = document.createElement("form");
  form.className = "liqwidget-quiz";
  const group = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = `${model.get("key")}  ${model.get("question")}`;
  group.append(legend);

  const inputs = model.get("options").map((option, place) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = name;
    input.value = String(place);
    input.required = true;
    keepKeys(input);
    const words = document.createElement("span");
    words.textContent = option;
    label.append(input, words);
    group.append(label);
    return input;
  });

  const button = document.createElement("button");
  button.type = "submit";
  button.textContent = "Check my choice";
  keepKeys(button);
  const answer = document.createElement("p");
  answer.setAttribute("role", "status");
  answer.setAttribute("aria-live", "polite");
  group.append(button, answer);
  form.append(group);
  el.replaceChildren(form);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const show = () => {
    clearTimeout(waiting);
    const verdict = model.get("verdict");
    answer.textContent = said(verdict, model.get("feedback"));
    form.dataset.verdict = verdict;
    const chosen = model.get("chosen");
    inputs.forEach((input, place) => {
      if (chosen !== null) input.checked = place === chosen;
    });
  };

  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const place = inputs.findIndex((input) => input.checked);
      if (place < 0 || place === model.get("chosen")) return;
      model.set("chosen", place);
      model.save_changes();
      answer.textContent = "\u2026";
      form.dataset.verdict = "";
      waiting = setTimeout(() => {
        answer.textContent = "Python does not answer; run the cell again.";
      }, PATIENCE);
    },
    { signal },
  );
  // Python sends words and verdict together, so the words are there whichever is noticed first
  model.on("change:feedback", show);
  model.on("change:verdict", show);
  show();
  return () => {
    clearTimeout(waiting);
    listening.abort();
    model.off("change:feedback", show);
    model.off("change:verdict", show);
  };
}

export default { render };
