// Small things that the scripts of the form share.

/**
 * Puts values into a sentence: {0}, {1} and so on.
 * @param {string | undefined} template @param {unknown[]} values
 */
export function fill(template, ...values) {
  return (template ?? '').replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));
}

/**
 * The sentences that an element of the page brings along, by their key.
 * @param {DOMStringMap} dataset @returns {Say}
 */
export function sayer(dataset) {
  return (key, ...values) => fill(dataset[`say${key}`], ...values);
}

/**
 * What the page always has.
 * @template {HTMLElement} T @param {string} id @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/**
 * What a part of the page always has.
 * @template {HTMLElement} T @param {ParentNode} root @param {string} selector @returns {T}
 */
export function one(root, selector) {
  return /** @type {T} */ (root.querySelector(selector));
}

/** @param {ParentNode} root @param {string} selector */
export function fieldsIn(root, selector) {
  return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} className @param {string} text
 */
export function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  if (text) {
    element.textContent = text;
  }
  return element;
}

/**
 * Sets a text, if it is another: what does not change is not laid out anew.
 * @param {Element} element @param {string} text
 */
export function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * A list that the page brings along as JSON; none where there is none.
 * @param {string} id
 */
export function listOf(id) {
  try {
    return JSON.parse(document.getElementById(id)?.textContent ?? '[]');
  } catch {
    return [];
  }
}
